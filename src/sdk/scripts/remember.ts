import { defineScript } from "./define.ts";
import source from "./remember.lua";

export const remember = defineScript({ source, keys: [], args: ["transaction"] });
