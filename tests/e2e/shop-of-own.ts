import { expect, type Page } from "@playwright/test";
import { runningFlorin } from "../setup/running.ts";
import { confirmationToken, signIn, unique } from "./merchant.ts";

const florin = runningFlorin();

// biome-ignore lint/suspicious/noExplicitAny: a test reads whatever the answer should hold
type Body = any;

/** An organization of the test's own, and the API as its owner calls it. */
export async function aShop(page: Page) {
  await signIn(page);
  const headers = { Origin: florin.url };
  const slug = unique("shop");
  const made = await page.request.post("/api/v1/organizations", {
    data: { name: `Shop ${slug}`, slug },
    headers,
  });
  const { id } = await made.json();
  const own = { ...headers, "X-Florin-Organization": id };
  const send = async (path: string, data: object): Promise<Body> => {
    const answer = await page.request.post(`/api/v1${path}`, { data, headers: own });
    expect(answer.ok(), await answer.text()).toBe(true);
    return answer.json();
  };
  const read = async (path: string): Promise<Body> =>
    (await page.request.get(`/api/v1${path}`, { headers: own })).json();
  return { id: id as string, path: `/dashboard/${slug}`, send, read };
}
export type Shop = Awaited<ReturnType<typeof aShop>>;

/** A plan by the month in dollars. */
export const aPlan = (shop: Shop, name: string, price_amount: number, more: object = {}): Promise<Body> =>
  shop.send("/products", {
    name,
    recurring_interval: "month",
    prices: [{ amount_type: "fixed", price_amount, price_currency: "usd", tax_behavior: "exclusive" }],
    ...more,
  });

/** Subscribes somebody where no tax is taken, as the checkout's page does. Answers the subscription. */
export async function aSubscriber(shop: Shop, productId: string, email: string): Promise<Body> {
  const checkout = await shop.send("/checkouts", { products: [productId] });
  await shop.send(`/checkouts/client/${checkout.client_secret}/confirm`, {
    customer_email: email,
    customer_name: "Bo Buyer",
    customer_billing_address: { country: "HK" },
    confirmation_token_id: await confirmationToken("4242424242424242"),
  });
  const { subscription_id } = await shop.read(`/checkouts/${checkout.id}`);
  return shop.read(`/subscriptions/${subscription_id}`);
}
