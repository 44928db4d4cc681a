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
  // No webhook comes: what the crash left is the sweep's alone.
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
});

beforeEach(() => control(sandbox, "DELETE", "faults"));

afterAll(async () => {
  await server?.kill();
  await database?.end();
  await sandbox?.stop();
});

async function post(path: string, body: object) {
  const headers = { Authorization: `Bearer ${merchant.token}`, "Content-Type": "application/json" };
  const answer = await fetch(`${server.url}/api/v1${path}`, {
    method: "POST",
    headers,
    body: JSON.stringify(body),
  });
  expect(answer.status).toBe(201);
  return answer.json();
}

async function aTrial(): Promise<{ id: string; client_secret: string }> {
  const product = await post("/products", {
    name: "Test plan",
    recurring_interval: "month",
    trial_interval: "week",
    prices: [{ amount_type: "fixed", price_amount: 1500 }],
  });
  return post("/checkouts", { products: [product.id] });
}

/** Presses the button; the answer never comes. */
async function confirm(checkout: { id: string; client_secret: string }): Promise<void> {
  const token = (await confirmationToken(sandbox, card("4242424242424242"))).body.id;
  const body = {
    customer_email: `${checkout.id}@example.com`,
    customer_billing_address: { country: "FR" },
    confirmation_token_id: token,
  };
  await fetch(`${server.url}/api/v1/checkouts/client/${checkout.client_secret}/confirm`, {
    method: "POST",
    body: JSON.stringify(body),
  }).catch(() => null);
}

const rows = async (sql: string, ...values: unknown[]) => (await database.query(sql, values)).rows;
const setupsOf = async (checkoutId: string) =>
  (await sandbox.stripe.setupIntents.list({ limit: 100 })).data.filter(
    ({ metadata }) => metadata?.checkout_id === checkoutId,
  );

/** What happens in the minutes after a restart: the sweep asks about what is stuck, however long ago it really was. */
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

/** One subscription with its card, one order of nothing, one setup at Stripe. */
async function expectOneOfEach(checkoutId: string): Promise<void> {
  const subscriptions = await rows(
    "SELECT id, status, payment_method_id FROM subscription WHERE checkout_id = $1",
    checkoutId,
  );
  expect(subscriptions).toEqual([
    { id: expect.any(String), status: "trialing", payment_method_id: expect.any(String) },
  ]);
  const orders = await rows(
    'SELECT subscription_id, total_amount, status FROM "order" WHERE checkout_id = $1',
    checkoutId,
  );
  expect(orders).toEqual([{ subscription_id: subscriptions[0].id, total_amount: "0", status: "paid" }]);
  expect((await setupsOf(checkoutId)).map(({ status }) => status)).toEqual(["succeeded"]);
}

const begun = (id: string) => async () =>
  (await rows("SELECT 1 FROM payment WHERE checkout_id = $1 AND status = 'pending'", id)).length > 0;

test.for(["delay_before", "delay_after"])(
  "killed while Stripe sets the card up (%s): the sweep brings it to one trial",
  async (mode) => {
    const checkout = await aTrial();
    await control(sandbox, "POST", "faults", {
      method: "POST",
      path: "/v1/setup_intents",
      mode,
      delay_ms: 1_500,
      times: 1,
    });
    const pressed = confirm(checkout);
    await eventually(begun(checkout.id), "the setup begins");
    if (mode === "delay_after")
      await eventually(async () => (await setupsOf(checkout.id)).length > 0, "Stripe sets the card up");
    await server.kill();
    await pressed;
    await minutesLater(checkout.id);
    await expectOneOfEach(checkout.id);
  },
);

test("killed right before the commit of a trial: nothing of it stays, and it is begun again, once", async () => {
  const before = await aTrial();
  await confirm(before);
  await expectOneOfEach(before.id);
  const checkout = await aTrial();
  const client = await database.connect();
  await client.query("BEGIN");
  await client.query("SELECT 1 FROM order_counter WHERE organization_id = $1 FOR UPDATE", [merchant.id]);
  const pressed = confirm(checkout);
  await eventually(
    async () =>
      (
        await rows(
          "SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%order_counter%'",
        )
      ).length > 0,
    "the trial comes to its last step",
  );
  await server.kill();
  await client.query("ROLLBACK");
  client.release();
  await pressed;
  expect(await rows("SELECT 1 FROM subscription WHERE checkout_id = $1", checkout.id)).toEqual([]);
  await minutesLater(checkout.id);
  await expectOneOfEach(checkout.id);
});
