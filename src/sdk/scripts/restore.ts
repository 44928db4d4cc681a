import { defineScript } from "./define.ts";
import source from "./restore.lua";

export const restore = defineScript({
  name: "restore",
  source,
  keys: ["checkpoint", "refunded"],
  args: ["expected", "state", "checkpoint", "log"],
});
