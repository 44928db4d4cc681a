import { defineScript } from "./define.ts";
import source from "./set-checkpoint.lua";

export const setCheckpoint = defineScript({ source, keys: ["checkpoint"], args: ["state", "seq", "keep"] });
