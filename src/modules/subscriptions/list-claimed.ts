import "server-only";
import type { Context } from "@/server/context";
import type { PageOf } from "@/server/http/list";
import type { CustomerSubscription } from "./customer-schema";
import { customerSubscriptions } from "./customer-view";
import { listSubscriptions } from "./list-subscriptions";

/** A page of the subscriptions in which a customer has claimed a seat, the newest first. What whoever pays has chosen, and why they leave, is not told. */
export async function listClaimed(
  { read, organizationId }: Context,
  customerId: string,
  request: { page: number; limit: number },
): Promise<PageOf<CustomerSubscription>> {
  const sorting = [{ column: "started_at", descending: true }];
  const page = await listSubscriptions(read, organizationId, { ...request, sorting, held_by: customerId });
  const items = await customerSubscriptions(read, organizationId, page.items);
  return {
    ...page,
    items: items.map((subscription) => ({
      ...subscription,
      discount_id: null,
      checkout_id: null,
      payment_method_id: null,
      customer_cancellation_reason: null,
      customer_cancellation_comment: null,
    })),
  };
}
