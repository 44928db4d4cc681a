import { defineScript } from "./define.ts";
import source from "./hold.lua";

export const hold = defineScript({ name: "hold", source, keys: [], args: ["amount", "holdId", "ttlMs"] });
