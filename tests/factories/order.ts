import { expect } from "vitest";
import type { Checkout } from "@/modules/checkouts/schema";
import type { Order } from "@/modules/orders/schema";
import type { Shop } from "../setup/shop.ts";
import type { Merchant } from "./organization.ts";

type Sold = {
  /** Price in minor units, without tax; 0 is free. */
  amount?: number;
  currency?: string;
};

type Bought = {
  /** Number of one of Stripe's test cards. */
  card?: string;
  /** Where the buyer lives, which decides the tax: 19 % in Germany. */
  country?: string;
  email?: string;
};

/** An order of 20.00 USD and 19 % tax, bought and paid through a checkout, unless named otherwise. */
export async function anOrder(
  shop: Shop,
  merchant: Pick<Merchant, "token"> = shop.own(),
  named: Sold & Bought = {},
): Promise<Order> {
  const { client_secret, id } = await aCheckout(shop, merchant, named);
  const path = `/checkouts/client/${client_secret}/confirm`;
  const confirmed = await shop.api("POST", path, await aConfirmation(shop, named), { token: null });
  expect(confirmed.status, confirmed.text).toBe(200);
  const { token } = merchant;
  const orders = await shop.api("GET", `/orders?checkout_id=${id}`, undefined, { token });
  return orders.body.items[0];
}

async function aCheckout(
  { api }: Shop,
  { token }: Pick<Merchant, "token">,
  { amount = 2000, currency = "usd" }: Sold = {},
): Promise<Checkout> {
  const price = amount === 0 ? { amount_type: "free" } : { amount_type: "fixed", price_amount: amount };
  const prices = [{ ...price, price_currency: currency }];
  const product = await api("POST", "/products", { name: "Test product", prices }, { token });
  expect(product.status, product.text).toBe(201);
  const checkout = await api("POST", "/checkouts", { products: [product.body.id], currency }, { token });
  expect(checkout.status, checkout.text).toBe(201);
  return checkout.body;
}

async function aConfirmation(
  { token }: Shop,
  { card, country = "DE", email = "buyer@example.com" }: Bought = {},
) {
  return {
    customer_email: email,
    customer_billing_address: { country },
    confirmation_token_id: await token(card),
  };
}
