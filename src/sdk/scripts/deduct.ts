import source from "./deduct.lua";
import { defineScript } from "./define.ts";

export const deduct = defineScript({ source, keys: [], args: ["amount"] });
