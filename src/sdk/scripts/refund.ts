import { defineScript } from "./define.ts";
import source from "./refund.lua";

export const refund = defineScript({
  name: "refund",
  source,
  keys: ["refunded"],
  args: ["transactionId", "amount", "renewUntil", "record"],
});
