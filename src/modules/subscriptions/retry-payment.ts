import "server-only";
import type { Context } from "@/server/context";
import { PaymentFailed } from "./errors";
import { type PaymentProgress, payOrder } from "./pay-order";

/**
 * Charges an open order at once because the merchant says so, to what the subscription is charged to; the dates of dunning stay as they are.
 *
 * @throws as `payOrder`; PaymentFailed with the bank's reason.
 */
export async function retryPayment(ctx: Context, orderId: string): Promise<PaymentProgress["status"]> {
  const { status, error } = await payOrder(ctx, orderId, { trigger: "retry_admin", means: null });
  if (status === "failed")
    throw new PaymentFailed({ code: "declined" }, error ?? "The payment failed again.");
  return status;
}
