import { defineScript } from "./define.ts";
import source from "./read-balance.lua";

export const readBalance = defineScript({ name: "read-balance", source, keys: [], args: [] });
