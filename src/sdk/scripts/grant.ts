import { defineScript } from "./define.ts";
import source from "./grant.lua";

export const grant = defineScript({
  name: "grant",
  source,
  keys: [],
  args: ["amount", "priority", "expiry", "grantId", "kind"],
});
