import { defineScript } from "./define.ts";
import source from "./extend.lua";

export const extend = defineScript({ name: "extend", source, keys: [], args: ["amount", "holdId", "ttlMs"] });
