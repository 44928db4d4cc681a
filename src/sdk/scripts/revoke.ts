import { defineScript } from "./define.ts";
import source from "./revoke.lua";

export const revoke = defineScript({ name: "revoke", source, keys: [], args: ["grantId", "amount"] });
