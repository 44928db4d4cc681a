import { defineScript } from "./define.ts";
import source from "./read-balance.lua";

export const readBalance = defineScript({ source, keys: [], args: [] });
