import { defineScript } from "./define.ts";
import source from "./release.lua";

export const release = defineScript({ source, keys: [], args: ["holdId"] });
