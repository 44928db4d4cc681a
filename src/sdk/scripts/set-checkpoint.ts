import { defineScript } from "./define.ts";
import source from "./set-checkpoint.lua";

export const setCheckpoint = defineScript({
  name: "set-checkpoint",
  source,
  keys: ["checkpoint"],
  args: ["state", "seq", "keep"],
});
