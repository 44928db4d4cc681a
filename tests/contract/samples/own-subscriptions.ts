import type { Merchant } from "../../factories/organization.ts";
import { aPlan, aSavedCard, aSubscription } from "../../factories/subscription.ts";
import type { Shop } from "../../setup/shop.ts";
import type { Sample } from "./sample.ts";

/** A subscription with a card, and the session of its customer. */
async function owned({ ctx, token }: Merchant, { api }: Shop) {
  const { subscriptionId, customerId } = await aSubscription(ctx);
  const session = await api("POST", "/customer-sessions", { customer_id: customerId }, { token });
  return { id: subscriptionId, customerId, headers: { Authorization: `Bearer ${session.body.token}` } };
}

const ofOwn = (body?: Record<string, unknown>): Sample => ({
  make: async (merchant, shop) => {
    const { id, headers } = await owned(merchant, shop);
    return { params: { id }, headers, ...(body && { body }) };
  },
});

const ofMe = (
  body?: (merchant: Merchant, customerId: string) => Promise<Record<string, unknown>>,
): Sample => ({
  make: async (merchant, shop) => {
    const { customerId, headers } = await owned(merchant, shop);
    return { headers, ...(body && { body: await body(merchant, customerId) }) };
  },
});

export const ownSubscriptions: Record<string, Sample> = {
  "customerPortal.getCustomer": ofMe(),
  "customerPortal.updateCustomer": ofMe(async ({ ctx }, customerId) => ({
    billing_name: "Test Company",
    billing_address: { country: "DE" },
    default_payment_method_id: await aSavedCard(ctx, customerId),
  })),
  "customerPortal.listSubscriptions": ofMe(),
  "customerPortal.getSubscription": ofOwn(),
  "customerPortal.updateSubscription": ofOwn({ cancel_at_period_end: true, cancellation_reason: "unused" }),
  "customerPortal.cancelSubscription": ofOwn(),
  "customerPortal.previewSubscriptionChange": {
    make: async (merchant, shop) => {
      const { id, headers } = await owned(merchant, shop);
      const prices = [{ amount_type: "fixed" as const, price_amount: 5000 }];
      const plan = await aPlan(merchant.ctx, { prices });
      return { params: { id }, headers, query: `product_id=${plan.id}` };
    },
  },
  "customerPortal.previewSubscriptionCancel": ofOwn(),
  "customerPortal.previewSubscriptionCharge": ofOwn(),
};
