import pg from "pg";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { freePort } from "../../scripts/lib/ports.ts";
import {
  card,
  confirmationToken,
  control,
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
let merchant: { id: string; token: string };

beforeAll(async () => {
  const port = await freePort();
  const { url } = await freshDatabase();
  sandbox = await startSandbox({ STRIPE_WEBHOOK_URL: `http://127.0.0.1:${port}/api/webhooks/stripe` });
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
  await buyOnce();
});

beforeEach(() => control(sandbox, "DELETE", "faults"));

afterAll(async () => {
  await server?.kill();
  await database?.end();
  await sandbox?.stop();
});

const api = (method: string, path: string, body?: object) =>
  fetch(`${server.url}/api/v1${path}`, {
    method,
    headers: { Authorization: `Bearer ${merchant.token}`, "Content-Type": "application/json" },
    ...(body && { body: JSON.stringify(body) }),
  });

async function aCheckout(): Promise<{ id: string; client_secret: string }> {
  const prices = [{ amount_type: "fixed", price_amount: 1500 }];
  const product = await (await api("POST", "/products", { name: "Test product", prices })).json();
  return (await api("POST", "/checkouts", { products: [product.id] })).json();
}

/** Presses the button; the answer may never come. */
async function confirm(
  checkout: { client_secret: string },
  number = "4242424242424242",
): Promise<Response | null> {
  const token = (await confirmationToken(sandbox, card(number))).body.id;
  return fetch(`${server.url}/api/v1/checkouts/client/${checkout.client_secret}/confirm`, {
    method: "POST",
    body: JSON.stringify({
      customer_email: "buyer@example.com",
      customer_billing_address: { country: "FR" },
      confirmation_token_id: token,
    }),
  }).catch(() => null);
}

async function buyOnce(): Promise<void> {
  const answer = await confirm(await aCheckout());
  expect(answer?.status).toBe(200);
}

const rows = async (sql: string, ...values: unknown[]) => (await database.query(sql, values)).rows;
const pendingPayment = (id: string) => async () =>
  (await rows("SELECT 1 FROM payment WHERE checkout_id = $1 AND status = 'pending'", id)).length > 0;

/** Keeps the organization's order numbers locked, so that a sale stops right before its end, within its transaction. */
async function holdNumbers(): Promise<() => Promise<void>> {
  const client = await database.connect();
  await client.query("BEGIN");
  await client.query("SELECT 1 FROM order_counter WHERE organization_id = $1 FOR UPDATE", [merchant.id]);
  return async () => {
    await client.query("ROLLBACK");
    client.release();
  };
}

const saleWaits = async () =>
  (
    await rows(
      "SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%order_counter%'",
    )
  ).length > 0;

/** What happens in the minutes after a restart: Stripe's webhooks come again, and the sweep asks about what is stuck. */
async function minutesLater(checkoutId: string): Promise<void> {
  server = await start();
  await database.query(
    "UPDATE payment SET created_at = created_at - interval '2 minutes' WHERE status = 'pending'",
  );
  await database.query("SELECT graphile_worker.add_job('stripe-events.sweep-payments', '{}')");
  await eventually(
    async () =>
      (await rows("SELECT 1 FROM checkout WHERE id = $1 AND status = 'succeeded'", checkoutId)).length > 0,
    "the checkout succeeds",
  );
}

/** One order, one payment, one charge at Stripe, and never two. */
async function expectOneOfEach(checkoutId: string): Promise<void> {
  const orders = await rows('SELECT id FROM "order" WHERE checkout_id = $1', checkoutId);
  const payments = await rows("SELECT order_id, status FROM payment WHERE checkout_id = $1", checkoutId);
  const intents = (await sandbox.stripe.paymentIntents.list({ limit: 100 })).data;
  const charged = intents.filter(
    ({ metadata, status }) => metadata.checkout_id === checkoutId && status === "succeeded",
  );
  expect(orders).toHaveLength(1);
  expect(payments).toEqual([{ order_id: orders[0].id, status: "succeeded" }]);
  expect(charged).toHaveLength(1);
  const numbers = await rows(
    'SELECT number FROM "order" WHERE organization_id = $1 ORDER BY number',
    merchant.id,
  );
  expect(numbers.map(({ number }) => number)).toEqual(numbers.map((_, index) => index + 1));
}

const delay = (mode: "delay_before" | "delay_after", path: string) =>
  control(sandbox, "POST", "faults", { method: "POST", path, mode, delay_ms: 1_500, times: 1 });

test("killed before Stripe was asked: the sweep asks, and there is one order", async () => {
  const checkout = await aCheckout();
  await database.query("UPDATE customer SET stripe_customer_id = NULL");
  await delay("delay_before", "/v1/customers");
  const pressed = confirm(checkout);
  await eventually(pendingPayment(checkout.id), "the payment begins");
  await server.kill();
  await pressed;
  await minutesLater(checkout.id);
  await expectOneOfEach(checkout.id);
});

test("killed while Stripe takes the money: asked again under the same key, it takes it once", async () => {
  const checkout = await aCheckout();
  await delay("delay_before", "/v1/payment_intents");
  const pressed = confirm(checkout);
  await eventually(pendingPayment(checkout.id), "the payment begins");
  await server.kill();
  await pressed;
  await minutesLater(checkout.id);
  await expectOneOfEach(checkout.id);
});

test("killed after Stripe took the money and before its answer: the order is made all the same, once", async () => {
  const checkout = await aCheckout();
  await delay("delay_after", "/v1/payment_intents");
  const pressed = confirm(checkout);
  await eventually(pendingPayment(checkout.id), "the payment begins");
  await eventually(
    async () =>
      (await sandbox.stripe.paymentIntents.list({ limit: 5 })).data.some(
        ({ metadata }) => metadata.checkout_id === checkout.id,
      ),
    "Stripe takes the money",
  );
  await server.kill();
  await pressed;
  await minutesLater(checkout.id);
  await expectOneOfEach(checkout.id);
});

test("killed right before the commit of the order: nothing of it stays, and it is made again, once", async () => {
  const checkout = await aCheckout();
  const release = await holdNumbers();
  const pressed = confirm(checkout);
  await eventually(saleWaits, "the sale comes to its last step");
  await server.kill();
  await release();
  await pressed;
  await minutesLater(checkout.id);
  await expectOneOfEach(checkout.id);
});

test("killed right after the commit of the order: it stands, and no second is made", async () => {
  const checkout = await aCheckout();
  const pressed = confirm(checkout);
  await eventually(
    async () => (await rows('SELECT 1 FROM "order" WHERE checkout_id = $1', checkout.id)).length > 0,
    "the order is made",
  );
  await server.kill();
  await pressed;
  await minutesLater(checkout.id);
  await expectOneOfEach(checkout.id);
});

test("killed while a webhook is applied: its job is taken over, and there is one order", async () => {
  const checkout = await aCheckout();
  expect((await confirm(checkout, "4000002760003184"))?.status).toBe(200);
  const [payment] = await rows(
    "SELECT stripe_payment_intent_id AS id FROM payment WHERE checkout_id = $1",
    checkout.id,
  );
  const intent = await sandbox.stripe.paymentIntents.retrieve(payment.id);
  const release = await holdNumbers();
  const challenge = intent.next_action?.redirect_to_url?.url ?? "";
  await fetch(challenge, {
    method: "POST",
    body: new URLSearchParams({ outcome: "complete" }),
    redirect: "manual",
  });
  await eventually(saleWaits, "the webhook's job comes to its last step");
  await server.kill();
  await release();
  await minutesLater(checkout.id);
  await expectOneOfEach(checkout.id);
});

test("jobs of a killed worker do not wait for hours: the next worker frees them", async () => {
  await database.query(`UPDATE graphile_worker._private_jobs SET locked_by = NULL, locked_at = NULL`);
  await database.query(
    "SELECT graphile_worker.add_job('checkouts.sweep-expired', '{}', run_at => now() + interval '1 hour')",
  );
  await database.query(
    `UPDATE graphile_worker._private_jobs SET locked_by = 'pool-of-the-dead', locked_at = now() - interval '1 minute', run_at = now()`,
  );
  await server.kill();
  server = await start();
  await eventually(
    async () =>
      (await rows("SELECT 1 FROM graphile_worker._private_jobs WHERE locked_by = 'pool-of-the-dead'"))
        .length === 0,
    "the job is freed",
  );
});
