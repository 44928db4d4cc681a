import "server-only";
import { invalidField } from "@/lib/errors";
import type { Product } from "@/modules/products/schema";
import { findSubscription } from "@/modules/subscriptions";
import type { Context } from "@/server/context";
import type { CheckoutCreate } from "./schema";

/** The free subscription that a new checkout is to upgrade. @throws RequestValidationError unless it is one, and what is sold recurs. */
export async function upgradedBy(
  { read, organizationId }: Context,
  products: readonly Product[],
  { subscription_id, customer_id }: CheckoutCreate,
): Promise<{ id: string; customer_id: string } | null> {
  if (!subscription_id) return null;
  const found = await findSubscription(read, organizationId, subscription_id);
  if (!found) throw invalidField("subscription_id", "No such subscription.");
  if (found.amount > 0 || found.ended_at || !isLive.has(found.status))
    throw invalidField("subscription_id", "Only a running subscription of a free plan can be upgraded.");
  if (customer_id && customer_id !== found.customer_id)
    throw invalidField("customer_id", "The subscription is another customer's.");
  if (products.some(({ is_recurring }) => !is_recurring))
    throw invalidField("subscription_id", "A subscription goes on with recurring products only.");
  return found;
}

const isLive = new Set<string>(["trialing", "active", "past_due"]);
