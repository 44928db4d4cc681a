import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freePort } from "../../scripts/lib/ports.ts";
import type { Merchant } from "../factories/organization.ts";
import {
  card,
  confirmationToken,
  publishableKey,
  type RunningSandbox,
  secretKey,
  startSandbox,
  webhookSecret,
} from "../integration/sandbox/start-sandbox.ts";
import { freshDatabase } from "../setup/postgres.ts";
import { freshRedis } from "../setup/redis.ts";
import { eventually, type Server, startServer } from "./server.ts";

let sandbox: RunningSandbox;
let database: pg.Pool;
let server: Server;
let start: () => Promise<Server>;
let merchant: Merchant;
let productId: string;

beforeAll(async () => {
  const port = await freePort();
  const { url } = await freshDatabase();
  sandbox = await startSandbox();
  const settings = {
    DATABASE_URL: url,
    REDIS_URL: await freshRedis(),
    FLORIN_URL: `http://127.0.0.1:${port}`,
    FLORIN_SECRET: "a secret that only tests know, 32 long",
    STRIPE_API_URL: sandbox.url,
    STRIPE_SECRET_KEY: secretKey,
    STRIPE_PUBLISHABLE_KEY: publishableKey,
    STRIPE_WEBHOOK_SECRET: webhookSecret,
    LOG_LEVEL: "fatal",
  };
  database = new pg.Pool({ connectionString: url, max: 4 });
  start = () => startServer(port, settings);
  server = await start();
  Object.assign(process.env, settings);
  const { aMerchant } = await import("../factories/organization.ts");
  merchant = await aMerchant();
  const properties = { amount: 1000 };
  const benefit = await api("POST", "/benefits", { type: "credits", description: "Credits", properties });
  const prices = [{ amount_type: "fixed", price_amount: 1500 }];
  const product = await api("POST", "/products", { name: "Pack", prices, benefits: [benefit.id] });
  productId = product.id;
});

afterAll(async () => {
  await server?.kill();
  await database?.end();
  await sandbox?.stop();
});

async function api(method: string, path: string, body?: object) {
  const answer = await fetch(`${server.url}/api/v1${path}`, {
    method,
    headers: { Authorization: `Bearer ${merchant.token}`, "Content-Type": "application/json" },
    ...(body && { body: JSON.stringify(body) }),
  });
  expect(answer.status).toBeLessThan(300);
  return answer.json();
}

const rows = async (sql: string, ...values: unknown[]) => (await database.query(sql, values)).rows;

let buyers = 0;

/** Buys the pack; answers the customer. */
async function buy(): Promise<string> {
  const checkout = await api("POST", "/checkouts", { products: [productId] });
  await api("POST", `/checkouts/${checkout.id}/confirm`, {
    client_secret: checkout.client_secret,
    customer_email: `buyer-${++buyers}@example.com`,
    customer_billing_address: { country: "FR" },
    confirmation_token_id: (await confirmationToken(sandbox, card("4242424242424242"))).body.id,
  });
  return (await api("GET", `/orders?checkout_id=${checkout.id}`)).items[0].customer_id;
}

const stateOf = async (customerId: string) =>
  (await rows("SELECT state FROM benefit_grant WHERE customer_id = $1", customerId)).map(
    ({ state }) => state,
  );

/** The jobs of a worker that was killed are set free when it is known to be dead, some seconds later. */
const untilGranted = (customerId: string) =>
  expect.poll(() => stateOf(customerId), { timeout: 45_000, interval: 200 }).toEqual(["granted"]);

async function expectOnce(customerId: string): Promise<void> {
  const { CreditsSDK } = await import("@/sdk");
  const ledger = new CreditsSDK(merchant.ctx.redis);
  await expect.poll(() => ledger.getBalance(`${merchant.id}:${customerId}`), { timeout: 45_000 }).toBe(1000);
  const paid = await rows("SELECT id FROM paid_credit_grant WHERE customer_id = $1", customerId);
  expect(paid).toHaveLength(1);
  const events = await rows(
    `SELECT type FROM webhook_event WHERE type LIKE 'benefit_grant.%' AND payload ->> 'customer_id' = $1`,
    customerId,
  );
  expect(events).toEqual([{ type: "benefit_grant.created" }]);
}

test("killed in the middle of a grant, it is granted once after the start", async () => {
  // A sequence does not roll back: the first attempt alone is held up.
  await rows("CREATE SEQUENCE attempts");
  await rows(`CREATE FUNCTION hold_up() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN IF nextval('attempts') = 1 THEN PERFORM pg_sleep(3); END IF; RETURN NEW; END $$`);
  await rows(
    "CREATE TRIGGER hold_up AFTER INSERT ON paid_credit_grant FOR EACH ROW EXECUTE FUNCTION hold_up()",
  );
  const customerId = await buy();
  await eventually(
    async () => (await rows("SELECT is_called FROM attempts WHERE is_called"))[0],
    "the grant has begun",
  );
  await server.kill();
  expect(await stateOf(customerId)).toEqual(["pending"]);
  server = await start();
  await untilGranted(customerId);
  await expectOnce(customerId);
}, 120_000);

test("killed at some instant after the payment, the credits are there once after the start", async () => {
  for (const delayMs of [0, 15, 60]) {
    const customerId = await buy();
    await new Promise((resolve) => setTimeout(resolve, delayMs));
    await server.kill();
    server = await start();
    await untilGranted(customerId);
    await expectOnce(customerId);
  }
}, 240_000);
