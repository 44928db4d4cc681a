import { defineScript } from "./define.ts";
import source from "./read-log.lua";

export const readLog = defineScript({
  name: "read-log",
  source,
  keys: ["checkpoint"],
  args: ["order", "from", "skip", "count"],
});
