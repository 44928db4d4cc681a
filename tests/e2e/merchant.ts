import { randomBytes } from "node:crypto";
import { readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { florinData, runningFlorin } from "../setup/running.ts";
import { type BrowserContext, expect, type Page } from "./test.ts";

const florin = runningFlorin();

// biome-ignore lint/suspicious/noExplicitAny: a test reads whatever the answer should hold
type Body = any;

type Cookies = Awaited<ReturnType<BrowserContext["cookies"]>>;

/** Beside `demo.json`, and gone with it: signing in anew for each test would run into the throttle. */
const sessionFile = path.join(florinData(), "browser-session.json");

/** Signs the person of `demo.json` in, without going through the form; all tests of a run share the session. */
export async function signIn(page: Page): Promise<void> {
  const context = page.context();
  const kept = await readFile(sessionFile, "utf8").catch(() => null);
  if (kept) await context.addCookies(JSON.parse(kept) as Cookies);
  if ((await page.request.get("/api/v1/organizations")).status() === 200) return;
  const answer = await page.request.post("/api/auth/sign-in/email", {
    data: { email: florin.email, password: florin.password },
    headers: { Origin: florin.url },
  });
  expect(answer.status()).toBe(200);
  // Moved into place: another worker may read it meanwhile.
  const draft = `${sessionFile}-${process.pid}`;
  await writeFile(draft, JSON.stringify(await context.cookies()), { mode: 0o600 });
  await rename(draft, sessionFile);
}

/** Asks the API as a program with the token of `demo.json`, or another one. */
export async function api(
  method: string,
  path: string,
  body?: unknown,
  token: string | null = florin.access_token,
): Promise<{ status: number; body: Body }> {
  const answer = await fetch(`${florin.url}/api/v1${path}`, {
    method,
    headers: {
      "Content-Type": "application/json",
      ...(token && { Authorization: `Bearer ${token}` }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, body: text ? JSON.parse(text) : null };
}

/** The path of the demo organization's dashboard. */
export async function dashboardPath(): Promise<string> {
  const { body } = await api("GET", `/organizations/${florin.organization_id}`);
  return `/dashboard/${body.slug}`;
}

/** A product of 20 dollars that no other test knows. */
export const aProduct = async (name: string): Promise<Body> =>
  (await api("POST", "/products", { name, prices: [{ amount_type: "fixed", price_amount: 2000 }] })).body;

/** Buys a product as somebody in Germany, where 19 % come on top, with a card of Stripe's for tests. */
export async function aSale(productId: string, email: string, card = "4242424242424242"): Promise<Body> {
  const { body: checkout } = await api("POST", "/checkouts", { products: [productId] });
  const confirmed = await api(
    "POST",
    `/checkouts/client/${checkout.client_secret}/confirm`,
    {
      customer_email: email,
      customer_name: "Test Buyer",
      customer_billing_address: { country: "DE" },
      confirmation_token_id: await confirmationToken(card),
    },
    null,
  );
  expect(confirmed.status).toBe(200);
  return (await api("GET", `/orders?checkout_id=${checkout.id}`)).body.items[0];
}

/** A confirmation token as the card form makes it. */
export async function confirmationToken(card: string): Promise<string> {
  const answer = await fetch(`${florin.stripe_url}/v1/confirmation_tokens`, {
    method: "POST",
    headers: { Authorization: `Bearer ${florin.stripe_publishable_key}` },
    body: new URLSearchParams({
      "payment_method_data[type]": "card",
      "payment_method_data[card][number]": card,
      "payment_method_data[card][exp_month]": "12",
      "payment_method_data[card][exp_year]": "2040",
      "payment_method_data[card][cvc]": "123",
    }),
  });
  return ((await answer.json()) as { id: string }).id;
}

/** A word that no other test has used, in this run or another. */
export const unique = (word: string): string => `${word}-${randomBytes(6).toString("hex")}`;
