"use server";

import { merchant } from "@/server/auth/access";
import { formAction } from "@/server/http/action";
import { createRefund } from "./create-refund";
import { RefundForm } from "./forms";
import { RefundCreate } from "./schema";

/** Gives back an order, in whole or in part. The state's `result` tells how far Stripe has got with it. */
export const createRefundAction = formAction(
  merchant("refunds:write"),
  RefundForm,
  (ctx, { id, ...fields }) => createRefund(ctx, id, RefundCreate.parse(fields)),
  ({ status, failure_reason }) => ({ result: { status, failure_reason } }),
);
