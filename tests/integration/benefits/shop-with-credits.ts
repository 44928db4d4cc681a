import { expect } from "vitest";
import type { BenefitGrant } from "@/modules/benefit-grants/schema";
import type { Benefit } from "@/modules/benefits/schema";
import type { Order } from "@/modules/orders/schema";
import type { Shop } from "../../setup/shop.ts";

type Bought = { email?: string; currency?: string; amount?: number; card?: string };

/** A product with these benefits, in their order. */
export async function aProductWith(
  { api }: Shop,
  benefits: readonly Pick<Benefit, "id">[],
  prices: object[] = [{ amount_type: "fixed", price_amount: 2000 }],
): Promise<{ id: string }> {
  const product = await api("POST", "/products", { name: "Pack", prices });
  const ids = benefits.map(({ id }) => id);
  const listed = await api("POST", `/products/${product.body.id}/benefits`, { benefits: ids });
  expect(listed.status, listed.text).toBe(200);
  return product.body;
}

/** A paid order of the product; no job has run yet. */
export async function buy(shop: Shop, productId: string, bought: Bought = {}): Promise<Order> {
  return confirm(shop, await openCheckout(shop, productId, bought), bought);
}

type Opened = { id: string; client_secret: string };

export async function openCheckout(
  { api }: Shop,
  productId: string,
  { currency, amount }: Bought = {},
): Promise<Opened> {
  const input = { products: [productId], ...(currency && { currency }), ...(amount && { amount }) };
  const checkout = await api("POST", "/checkouts", input);
  expect(checkout.status, checkout.text).toBe(201);
  return checkout.body;
}

/** Pays an open checkout, and answers its order. */
export async function confirm(
  { api, token }: Shop,
  checkout: Opened,
  { email = "buyer@example.com", card }: Bought = {},
): Promise<Order> {
  const confirmed = await api(
    "POST",
    `/checkouts/client/${checkout.client_secret}/confirm`,
    {
      customer_email: email,
      customer_billing_address: { country: "DE" },
      confirmation_token_id: await token(card),
    },
    { token: null },
  );
  expect(confirmed.status, confirmed.text).toBe(200);
  return (await api("GET", `/orders?checkout_id=${checkout.id}`)).body.items[0];
}

/** What an order has granted, as the API tells. */
export async function grantsOf({ api }: Shop, orderId: string): Promise<BenefitGrant[]> {
  const { status, text, body } = await api("GET", `/benefit-grants?order_id=${orderId}`);
  expect(status, text).toBe(200);
  return body.items;
}

/** Gives back an amount without tax. */
export async function refund({ api }: Shop, orderId: string, amount: number, more: object = {}) {
  const input = { order_id: orderId, reason: "customer_request", amount, ...more };
  const refunded = await api("POST", "/refunds", input);
  expect([refunded.status, refunded.body.status], refunded.text).toEqual([201, "succeeded"]);
  return refunded.body;
}

/** What the customer can spend, in the ledger itself. */
export async function balanceOf({ own }: Shop, customerId: string): Promise<number> {
  const { CreditsSDK } = await import("@/sdk");
  return new CreditsSDK(own().ctx.redis).getBalance(`${own().id}:${customerId}`);
}

/** Spends credits of the customer. */
export async function spend({ own }: Shop, customerId: string, amount: number): Promise<void> {
  const { CreditsSDK } = await import("@/sdk");
  await new CreditsSDK(own().ctx.redis).deduct(`${own().id}:${customerId}`, amount);
}

/** The types of the events of an object, in their order. */
export async function eventsOf({ own }: Shop, objectId: string): Promise<string[]> {
  const events = await own().ctx.db.webhook_event.findMany({
    where: { object_id: objectId },
    orderBy: { id: "asc" },
  });
  return events.map(({ type }) => type);
}
