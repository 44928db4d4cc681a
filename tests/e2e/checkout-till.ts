import { readFile } from "node:fs/promises";
import path from "node:path";
import { Client } from "pg";
import { postgresUrl } from "../../scripts/services/postgres.ts";
import { api } from "./merchant.ts";
import { expect, type Page } from "./test.ts";

// biome-ignore lint/suspicious/noExplicitAny: a test reads whatever the answer should hold
type Body = any;

export const PAYS = "4242424242424242";
export const DECLINED = "4000000000000002";
export const NO_FUNDS = "4000000000009995";
export const WRONG_CVC = "4000000000000127";
export const ASKS_THE_BANK = "4000002500003155";

/** One product, at 20 euros without tax unless told otherwise: 23.80 in Germany. */
export async function aProduct(named: object = {}): Promise<Body> {
  const { status, body } = await api("POST", "/products", {
    name: "Halyard Pro",
    description:
      "Everything in Halyard, for **one person**.\n\n- Works offline\n- [Notes](https://example.com)",
    prices: [{ amount_type: "fixed", price_amount: 2000, price_currency: "eur", tax_behavior: "exclusive" }],
    ...named,
  });
  expect(status).toBe(201);
  return body;
}

/** An open checkout for that product. */
export async function aCheckout(more: object = {}): Promise<Body> {
  const products = "products" in more ? more.products : [(await aProduct()).id];
  const { status, body } = await api("POST", "/checkouts", { ...more, products });
  expect(status).toBe(201);
  return body;
}

/** Opens a new checkout in the browser. */
export async function open(page: Page, more: object = {}): Promise<Body> {
  const checkout = await aCheckout(more);
  await page.goto(`/checkout/${checkout.client_secret}`);
  return checkout;
}

/** Opens a page and does something on it while its scripts are on their way. */
export async function beforeScripts(page: Page, path: string, act: () => Promise<void>): Promise<void> {
  let run = () => {};
  const mayRun = new Promise<void>((resolve) => {
    run = resolve;
  });
  await page.route("**/_next/**/*.js", async (route) => {
    await mayRun;
    await route.continue();
  });
  await page.goto(path, { waitUntil: "commit" });
  await act();
  run();
  await page.unrouteAll({ behavior: "wait" });
}

export async function fillCard(page: Page, number: string): Promise<void> {
  await page.getByLabel("Card number").fill(number);
  await page.getByLabel("Expiry").fill("1240");
  await page.getByLabel("Security code").fill("123");
}

/** Everything a buyer in Germany has to fill in. */
export async function fill(page: Page, number: string): Promise<void> {
  await page.getByLabel("E-mail").fill("buyer@example.com");
  await fillCard(page, number);
  await page.getByLabel("Name on card").fill("Bo Buyer");
  await page.getByLabel("Country").selectOption("DE");
  await expect(payButton(page)).toHaveText("Pay €23.80");
}

export const payButton = (page: Page) => page.getByRole("button", { name: /^(Pay|Get)/ });

export const pay = (page: Page) => payButton(page).click();

export const receipt = (page: Page) => page.getByRole("heading", { name: "Payment received" });

export const ordersOf = async (checkoutId: string): Promise<Body[]> =>
  (await api("GET", `/orders?checkout_id=${checkoutId}`)).body.items;

export const read = async (checkoutId: string): Promise<Body> =>
  (await api("GET", `/checkouts/${checkoutId}`)).body;

/** Lets the 24 hours of a checkout be over: no caller of the API may, so the row is written. */
export const expire = (checkoutId: string) =>
  write("UPDATE checkout SET expires_at = now() - interval '1 minute' WHERE id = $1", [checkoutId]);

/** Puts a checkout into a state that lasts only a moment when all is well. */
export const setStatus = (checkoutId: string, status: "open" | "confirmed") =>
  write("UPDATE checkout SET status = $2 WHERE id = $1", [checkoutId, status]);

async function write(statement: string, values: string[]): Promise<void> {
  const client = new Client(await databaseUrl());
  await client.connect();
  await client.query(statement, values);
  await client.end();
}

/** The embedded Postgres of the product under test. */
async function databaseUrl(): Promise<string> {
  const data = process.env.FLORIN_TEST_DATA || process.env.FLORIN_DATA || ".florin";
  const kept = JSON.parse(await readFile(path.join(data, "settings.json"), "utf8"));
  return postgresUrl(kept.postgres);
}
