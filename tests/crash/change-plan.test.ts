import pg from "pg";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Context } from "@/server/context";
import { freePort } from "../../scripts/lib/ports.ts";
import {
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
let merchant: { id: string; token: string; ctx: Context };

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
});

beforeEach(() => control(sandbox, "DELETE", "faults"));

afterAll(async () => {
  await server?.kill();
  await database?.end();
  await sandbox?.stop();
});

const rows = async (sql: string, ...values: unknown[]) => (await database.query(sql, values)).rows;

/** A subscription that has run for a while, and another plan. */
async function aChange(): Promise<{ id: string; product_id: string }> {
  const { aPlan, aSubscription } = await import("../factories/subscription.ts");
  const { ctx } = merchant;
  const began = { ...ctx, now: new Date(Date.now() - 10 * 86_400_000) };
  const { subscriptionId: id } = await aSubscription(began);
  const { id: product_id } = await aPlan(ctx, { prices: [{ amount_type: "fixed", price_amount: 5000 }] });
  return { id, product_id };
}

/** Asks for the change; the answer may never come. */
const change = ({ id, product_id }: { id: string; product_id: string }) =>
  fetch(`${server.url}/api/v1/subscriptions/${id}`, {
    method: "PATCH",
    headers: { Authorization: `Bearer ${merchant.token}`, "Content-Type": "application/json" },
    body: JSON.stringify({ product_id, proration_behavior: "invoice" }),
  }).catch(() => null);

const isWaiting = (id: string) => async () =>
  (await rows("SELECT 1 FROM subscription WHERE id = $1 AND changing_payment_id IS NOT NULL", id)).length > 0;

/** What happens in the minutes after a restart: Stripe's webhooks come again, and the sweep asks about what is stuck. */
async function minutesLater(id: string): Promise<void> {
  server = await start();
  await database.query(
    "UPDATE payment SET created_at = created_at - interval '2 minutes' WHERE status = 'pending'",
  );
  await database.query("SELECT graphile_worker.add_job('stripe-events.sweep-payments', '{}')");
  await eventually(async () => !(await isWaiting(id)()), "the change is decided");
}

/** The plan, its orders and what Stripe took for the change. */
async function stands({ id }: { id: string }) {
  const [row] = await rows("SELECT product_id FROM subscription WHERE id = $1", id);
  const orders = await rows(
    `SELECT status FROM "order" WHERE subscription_id = $1 AND billing_reason = 'subscription_update'`,
    id,
  );
  const payments = await rows(
    "SELECT id, status FROM payment WHERE request -> 'sold' ->> 'subscription_id' = $1",
    id,
  );
  const intents = (await sandbox.stripe.paymentIntents.list({ limit: 100 })).data;
  const taken = intents.filter(
    ({ metadata, status }) =>
      status === "succeeded" && payments.some((each) => each.id === metadata.payment_id),
  );
  return {
    product_id: row.product_id,
    orders,
    payments: payments.map(({ status }) => status),
    taken: taken.length,
  };
}

const made = (product_id: string) => ({
  product_id,
  orders: [{ status: "paid" }],
  payments: ["succeeded"],
  taken: 1,
});

test.each(["delay_before", "delay_after"] as const)(
  "killed while Stripe was asked (%s): the change is made once, with one charge and one order",
  async (mode) => {
    const wanted = await aChange();
    await control(sandbox, "POST", "faults", {
      method: "POST",
      path: "/v1/payment_intents",
      mode,
      delay_ms: 1_500,
      times: 1,
    });
    const asked = change(wanted);
    await eventually(isWaiting(wanted.id), "the payment is written");
    await server.kill();
    await asked;
    await minutesLater(wanted.id);
    expect(await stands(wanted)).toEqual(made(wanted.product_id));
  },
);

test("killed within the transaction that makes the change: nothing of it stands, until it is made once", async () => {
  const wanted = await aChange();
  const client = await database.connect();
  await client.query("BEGIN");
  await client.query("SELECT 1 FROM order_counter WHERE organization_id = $1 FOR UPDATE", [merchant.id]);
  const asked = change(wanted);
  await eventually(
    async () =>
      (
        await rows(
          "SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%order_counter%'",
        )
      ).length > 0,
    "the change comes to its last step",
  );
  await server.kill();
  await client.query("ROLLBACK");
  client.release();
  await asked;
  await minutesLater(wanted.id);
  expect(await stands(wanted)).toEqual(made(wanted.product_id));
});

test("killed after the commit: it stands, and is not made again", async () => {
  const wanted = await aChange();
  const asked = change(wanted);
  await eventually(async () => (await stands(wanted)).orders.length > 0, "the change is made");
  await server.kill();
  await asked;
  await minutesLater(wanted.id);
  expect(await stands(wanted)).toEqual(made(wanted.product_id));
});
