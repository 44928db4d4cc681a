import { defineScript } from "./define.ts";
import source from "./revoke.lua";

export const revoke = defineScript({ source, keys: [], args: ["grantId", "amount"] });
