import "server-only";
import { findOrder } from "@/modules/orders";
import type { Order } from "@/modules/orders/schema";
import { findPaymentOfOrder } from "@/modules/payments";
import type { World } from "@/server/context";
import type { CheckoutPublic } from "./schema";

/** What a buyer is shown of what they bought. */
export type Receipt = {
  order: Order;
  /** Null where nothing was to pay. */
  paidWith: { method: string; brand: string | null; last4: string | null } | null;
};

/** The receipt of a checkout; null until it is paid. */
export async function findReceipt(
  { read }: World,
  { organization_id, order_id }: Pick<CheckoutPublic, "organization_id" | "order_id">,
): Promise<Receipt | null> {
  if (!order_id) return null;
  const [order, payment] = await Promise.all([
    findOrder(read, organization_id, order_id),
    findPaymentOfOrder(read, order_id),
  ]);
  if (!order) return null;
  const { brand = null, last4 = null } = payment?.method_metadata ?? {};
  return { order, paidWith: payment && { method: payment.method, brand, last4 } };
}
