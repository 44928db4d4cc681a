import "server-only";
import { soldProducts } from "@/modules/orders";
import type { Read } from "@/server/db/sql";
import type { CustomerSubscription } from "./customer-schema";
import type { Subscription } from "./schema";

/** Subscriptions of one organization as their customer sees them: without what the merchant keeps for itself. */
export async function customerSubscriptions(
  read: Read,
  organizationId: string,
  subscriptions: readonly Subscription[],
): Promise<CustomerSubscription[]> {
  const products = await soldProducts(read, organizationId, [
    ...new Set(subscriptions.map(({ product_id }) => product_id)),
  ]);
  return subscriptions.flatMap(({ metadata, custom_field_data, customer, discount, ...shown }) => {
    const product = products.find(({ id }) => id === shown.product_id);
    return product ? [{ ...shown, product }] : [];
  });
}
