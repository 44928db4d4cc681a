import { defineScript } from "./define.ts";
import source from "./hold.lua";

export const hold = defineScript({ source, keys: [], args: ["amount", "holdId", "ttlMs"] });
