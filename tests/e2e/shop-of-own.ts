import { createHash } from "node:crypto";
import { runningFlorin } from "../setup/running.ts";
import { confirmationToken, signIn, unique } from "./merchant.ts";
import { expect, type Page } from "./test.ts";

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
  const change = async (path: string, data: object): Promise<Body> => {
    const answer = await page.request.patch(`/api/v1${path}`, { data, headers: own });
    expect(answer.ok(), await answer.text()).toBe(true);
    return answer.json();
  };
  /** Ends a subscription now. */
  const revoke = async (subscriptionId: string) => {
    const answer = await page.request.delete(`/api/v1/subscriptions/${subscriptionId}`, { headers: own });
    expect(answer.ok(), await answer.text()).toBe(true);
  };
  return { id: id as string, path: `/dashboard/${slug}`, send, read, change, revoke };
}
export type Shop = Awaited<ReturnType<typeof aShop>>;

/** A file that buyers get, sent as a client sends it. Answers it as it is stored. */
export async function aFile({ send }: Shop, name: string, content: Buffer): Promise<Body> {
  const checksum_sha256_base64 = createHash("sha256").update(content).digest("base64");
  const part = { number: 1, chunk_start: 0, chunk_end: content.byteLength, checksum_sha256_base64 };
  const { id, upload } = await send("/files", {
    ...{ name, mime_type: "application/zip", size: content.byteLength, service: "downloadable" },
    ...{ checksum_sha256_base64, upload: { parts: [part] } },
  });
  const [{ url, headers }] = upload.parts;
  const sent = await fetch(url, { method: "PUT", headers, body: new Uint8Array(content) });
  const parts = [{ number: 1, checksum_etag: sent.headers.get("etag"), checksum_sha256_base64 }];
  return send(`/files/${id}/uploaded`, { id: upload.id, path: upload.path, parts });
}

/** What is sold once, for 20 dollars. */
export const aPart = (shop: Shop, name: string): Promise<Body> =>
  shop.send("/products", {
    name,
    prices: [{ amount_type: "fixed", price_amount: 2000, price_currency: "usd", tax_behavior: "exclusive" }],
  });

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
