import { defineScript } from "./define.ts";
import source from "./release.lua";

export const release = defineScript({ name: "release", source, keys: [], args: ["holdId"] });
