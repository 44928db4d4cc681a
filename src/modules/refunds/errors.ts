import { defineError } from "@/lib/errors";

/** Pending refunds count: what is on its way cannot be given back again. */
export const RefundedAlready = defineError("RefundedAlready", {
  status: 403,
  detail: "Nothing is left to give back: all of this order was refunded, or its refund is on the way.",
});
