import { defineScript } from "./define.ts";
import source from "./remember.lua";

export const remember = defineScript({ name: "remember", source, keys: [], args: ["transaction"] });
