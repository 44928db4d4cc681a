import { defineScript } from "./define.ts";
import source from "./extend.lua";

export const extend = defineScript({ source, keys: [], args: ["amount", "holdId", "ttlMs"] });
