import { defineScript } from "./define.ts";
import source from "./restore.lua";

export const restore = defineScript({
  source,
  keys: ["checkpoint", "refunded"],
  args: ["expected", "state", "checkpoint", "log"],
});
