import "server-only";
import { findOrder } from "@/modules/orders";
import type { Order } from "@/modules/orders/schema";
import { findPaymentOfOrder } from "@/modules/payments";
import { findSubscription } from "@/modules/subscriptions";
import type { Subscription } from "@/modules/subscriptions/schema";
import type { World } from "@/server/context";
import type { CheckoutPublic } from "./schema";

/** What a buyer is shown of what they bought. */
export type Receipt = {
  order: Order;
  /** Null where nothing was to pay. */
  paidWith: { method: string; brand: string | null; last4: string | null } | null;
  /** The subscription as it is today; null where nothing recurs. */
  subscription: Pick<Subscription, "status" | "current_period_end" | "cancel_at_period_end"> | null;
};

/** The receipt of a checkout; null until it is paid. */
export async function findReceipt(
  { read }: World,
  {
    organization_id,
    order_id,
    subscription_id,
  }: Pick<CheckoutPublic, "organization_id" | "order_id" | "subscription_id">,
): Promise<Receipt | null> {
  if (!order_id) return null;
  const [order, payment, subscription] = await Promise.all([
    findOrder(read, organization_id, order_id),
    findPaymentOfOrder(read, order_id),
    subscription_id ? findSubscription(read, organization_id, subscription_id) : null,
  ]);
  if (!order) return null;
  const { brand = null, last4 = null } = payment?.method_metadata ?? {};
  return { order, paidWith: payment && { method: payment.method, brand, last4 }, subscription };
}
