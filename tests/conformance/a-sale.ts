import { florin, strict, unique } from "./clients.ts";

/** An address that nobody else has. */
export const anEmail = () => `${unique("buyer")}@example.com`;

/** A confirmation token as a script makes it: with the publishable key, at the address in demo.json. */
export async function token(number = "4242424242424242"): Promise<string> {
  const card = { number, exp_month: "12", exp_year: "2040", cvc: "123" };
  const body = new URLSearchParams({ "payment_method_data[type]": "card" });
  for (const [name, value] of Object.entries(card)) body.set(`payment_method_data[card][${name}]`, value);
  const headers = { Authorization: `Bearer ${florin.stripe_publishable_key}` };
  const answer = await fetch(`${florin.stripe_url}/v1/confirmation_tokens`, {
    method: "POST",
    headers,
    body,
  });
  return (await answer.json()).id;
}

/** The product, bought by somebody in Germany. */
export async function aSale(productId: string, email = anEmail()) {
  const checkout = await strict.checkouts.create({
    products: [productId],
    customerEmail: email,
    customerBillingAddress: { country: "DE" },
  });
  await strict.checkouts.clientConfirm({
    clientSecret: checkout.clientSecret,
    checkoutConfirmStripe: { confirmationTokenId: await token() },
  });
  const [order] = (await strict.orders.list({ checkoutId: checkout.id })).result.items;
  if (!order) throw new Error("no order");
  return { checkout, order, email };
}
