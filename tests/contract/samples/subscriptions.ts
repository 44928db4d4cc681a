import { aCustomer } from "../../factories/customer.ts";
import type { Merchant } from "../../factories/organization.ts";
import { aPlan, aSubscription } from "../../factories/subscription.ts";
import { ofOne, type Sample } from "./sample.ts";

const subscription = async ({ ctx }: Merchant) => ({ id: (await aSubscription(ctx)).subscriptionId });
const listed: Sample = { make: async (merchant) => subscription(merchant).then(() => ({})) };

export const subscriptions: Record<string, Sample> = {
  "subscriptions.list": listed,
  "subscriptions.export": listed,
  "subscriptions.create": {
    make: async ({ ctx }) => {
      const product = await aPlan(ctx, { prices: [{ amount_type: "free" }] });
      return { body: { product_id: product.id, customer_id: (await aCustomer(ctx)).id } };
    },
    foreign: 422,
  },
  "subscriptions.get": ofOne(subscription),
  "subscriptions.update": ofOne(subscription, { metadata: { plan: "pro" } }),
  "subscriptions.revoke": ofOne(subscription),
  "subscriptions.cancel": ofOne(subscription, { cancel_at_period_end: true, reason: "unused" }),
  "subscriptions.timeline": ofOne(subscription),
  "subscriptions.changePreview": {
    make: async (merchant) => {
      const { id: product_id } = await aPlan(merchant.ctx, {
        prices: [{ amount_type: "fixed", price_amount: 5000 }],
      });
      return { params: await subscription(merchant), query: `product_id=${product_id}` };
    },
  },
  "subscriptions.cancelPreview": ofOne(subscription),
  "subscriptions.chargePreview": ofOne(subscription),
};
