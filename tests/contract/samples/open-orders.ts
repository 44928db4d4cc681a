import { payUrl } from "@/modules/orders";
import { runDueOf } from "@/modules/subscriptions";
import type { Context } from "@/server/context";
import type { Merchant } from "../../factories/organization.ts";
import { aSubscription } from "../../factories/subscription.ts";
import type { Shop } from "../../setup/shop.ts";
import { ofOne, type Sample } from "./sample.ts";

/** An order whose first charge was declined. */
async function openOrder(ctx: Context): Promise<{ id: string; customerId: string }> {
  const began = { ...ctx, now: new Date(Date.now() - 32 * 86_400_000) };
  const { subscriptionId, customerId } = await aSubscription(began, { card: "pm_card_chargeCustomerFail" });
  // Another sample may have stopped the organization's clock.
  await runDueOf(ctx);
  const { id } = await ctx.db.order.findFirstOrThrow({
    where: { subscription_id: subscriptionId, status: "pending" },
  });
  return { id, customerId };
}

const byLink = (body?: (shop: Shop) => Promise<Record<string, unknown>>): Sample => ({
  make: async ({ ctx }, shop) => {
    const token = payUrl((await openOrder(ctx)).id).split("/pay/")[1] ?? "";
    return { params: { token }, ...(body && { body: await body(shop) }) };
  },
});

/** By the token of the customer whose order it is. */
const ofOwnOrder = (body?: (shop: Shop) => Promise<Record<string, unknown>>): Sample => ({
  make: async ({ ctx, token }: Merchant, shop: Shop) => {
    const { id, customerId } = await openOrder(ctx);
    const session = await shop.api("POST", "/customer-sessions", { customer_id: customerId }, { token });
    const headers = { Authorization: `Bearer ${session.body.token}` };
    return { headers, params: { id }, ...(body && { body: await body(shop) }) };
  },
});

/** A paid order of the customer, whose invoice was issued where `isIssued`. */
const ofPaidOrder = (isIssued = false): Sample => ({
  make: async (merchant, shop) => {
    const { headers = {}, params = {} } = await ofOwnOrder().make(merchant, shop);
    const path = `/customer-portal/orders/${params.id}`;
    const call = (method: string, step: string, body?: object) =>
      shop.api(method, `${path}${step}`, body, { token: null, headers });
    await call("POST", "/confirm-payment", await withCard(shop));
    await call("PATCH", "", { billing_name: "Test Company", billing_address: { country: "DE" } });
    if (isIssued) await call("POST", "/invoice");
    return { headers, params };
  },
});

const withCard = async (shop: Shop) => ({ confirmation_token_id: await shop.token() });

export const openOrders: Record<string, Sample> = {
  "orders.clientGet": byLink(),
  "orders.clientPay": byLink(withCard),
  "orders.clientStream": byLink(),
  "orders.retryPayment": ofOne(({ ctx }) => openOrder(ctx)),
  "customerPortal.listOrders": {
    make: async (merchant, shop) => ({ headers: (await ofOwnOrder().make(merchant, shop)).headers ?? {} }),
  },
  "customerPortal.getOrder": ofOwnOrder(),
  "customerPortal.updateOrder": ofOwnOrder(async () => ({ billing_name: "Test Company" })),
  "customerPortal.getOrderPaymentStatus": ofOwnOrder(),
  "customerPortal.confirmOrderPayment": ofOwnOrder(withCard),
  "customerPortal.generateOrderInvoice": ofPaidOrder(),
  "customerPortal.getOrderInvoice": ofPaidOrder(true),
  "customerPortal.getOrderReceipt": ofPaidOrder(),
};
