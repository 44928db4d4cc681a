import { defineScript } from "./define.ts";
import source from "./grant.lua";

export const grant = defineScript({
  source,
  keys: [],
  args: ["amount", "priority", "expiry", "grantId", "kind"],
});
