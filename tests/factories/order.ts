import { expect } from "vitest";
import type { Checkout } from "@/modules/checkouts/schema";
import type { Order } from "@/modules/orders/schema";
import type { Shop } from "../setup/shop.ts";
import type { Merchant } from "./organization.ts";

type Sold = {
  /** Price in minor units, without tax; 0 is free. Of one seat, where there are any. */
  amount?: number;
  /** Sold by the seat. */
  seats?: number;
  /** What the product brings. */
  benefits?: readonly string[];
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

function priceOf(amount: number, seats: number | undefined) {
  if (seats) {
    const tiers = [{ min_seats: 1, max_seats: null, price_per_seat: amount }];
    return { amount_type: "seat_based", seat_tiers: { tiers } };
  }
  return amount === 0 ? { amount_type: "free" } : { amount_type: "fixed", price_amount: amount };
}

async function aCheckout(
  { api }: Shop,
  { token }: Pick<Merchant, "token">,
  { amount = 2000, currency = "usd", seats, benefits = [] }: Sold = {},
): Promise<Checkout> {
  const price = priceOf(amount, seats);
  const prices = [{ ...price, price_currency: currency }];
  const product = await api("POST", "/products", { name: "Test product", prices }, { token });
  expect(product.status, product.text).toBe(201);
  if (benefits.length > 0)
    await api("POST", `/products/${product.body.id}/benefits`, { benefits }, { token });
  const body = { products: [product.body.id], currency, ...(seats && { seats }) };
  const checkout = await api("POST", "/checkouts", body, { token });
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
