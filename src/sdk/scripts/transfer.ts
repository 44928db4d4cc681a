import { defineScript } from "./define.ts";
import source from "./transfer.lua";

export const transfer = defineScript({
  name: "transfer",
  source,
  keys: [],
  args: ["amount", "shares", "note"],
});
