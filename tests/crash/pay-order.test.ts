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

const DAY_MS = 86_400_000;

let sandbox: RunningSandbox;
let database: pg.Pool;
let server: Server;
let start: () => Promise<Server>;
let merchant: Awaited<ReturnType<typeof import("../factories/organization.ts").aMerchant>>;

beforeAll(async () => {
  const port = await freePort();
  const { url } = await freshDatabase();
  // Webhooks go nowhere: the sweep alone brings it to its end.
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

const rows = async (sql: string, ...values: unknown[]) => (await database.query(sql, values)).rows;

/** An order whose renewal the running engine has charged in vain, and the token of its link. */
async function anOpenOrder(): Promise<{ id: string; subscriptionId: string; token: string }> {
  const { aSubscription } = await import("../factories/subscription.ts");
  const { payUrl } = await import("@/modules/orders");
  const began = { ...merchant.ctx, now: new Date(Date.now() - 32 * DAY_MS) };
  const { subscriptionId } = await aSubscription(began, { card: "pm_card_chargeCustomerFail" });
  const failed = `SELECT id FROM "order" WHERE subscription_id = $1 AND status = 'pending' AND failed_payments_count = 1`;
  const [order] = await eventually(async () => {
    const found = await rows(failed, subscriptionId);
    return found.length > 0 && found;
  }, "the renewal fails");
  return { id: order.id, subscriptionId, token: payUrl(order.id).split("/pay/")[1] ?? "" };
}

/** Presses the button; the answer may never come. */
async function pay(token: string): Promise<Response | null> {
  const confirmation_token_id = (await confirmationToken(sandbox, card("4242424242424242"))).body.id;
  return fetch(`${server.url}/api/v1/orders/client/${token}/pay`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ confirmation_token_id }),
  }).catch(() => null);
}

/** One charge at Stripe and one in the books, a paid order, an active subscription. */
async function expectPaidOnce(id: string, subscriptionId: string): Promise<void> {
  const payments = await rows(
    "SELECT status FROM payment WHERE order_id = $1 AND trigger = 'retry_customer'",
    id,
  );
  expect(payments).toEqual([{ status: "succeeded" }]);
  const intents = (await sandbox.stripe.paymentIntents.list({ limit: 100 })).data;
  const charged = intents.filter(
    ({ metadata, status }) => metadata.order_id === id && status === "succeeded",
  );
  expect(charged).toHaveLength(1);
  const [entry] = await rows(
    "SELECT sum(receivables)::int AS owed, sum(stripe_clearing)::int AS taken FROM journal_entry WHERE order_id = $1",
    id,
  );
  expect(entry).toEqual({ owed: 0, taken: 2000 });
  const state = "SELECT status, payment_method_id IS NOT NULL AS is_switched FROM subscription WHERE id = $1";
  expect(await rows(state, subscriptionId)).toEqual([{ status: "active", is_switched: true }]);
}

test.each(["delay_before", "delay_after"])(
  "killed between the customer's press and what Stripe says (%s): the sweep pays the order, once",
  async (mode) => {
    const { id, subscriptionId, token } = await anOpenOrder();
    await control(sandbox, "POST", "faults", {
      method: "POST",
      path: "/v1/payment_intents",
      mode,
      delay_ms: 4_000,
      times: 1,
    });
    const pressed = pay(token);
    const begun = "SELECT 1 FROM payment WHERE order_id = $1 AND status = 'pending'";
    await eventually(async () => (await rows(begun, id)).length > 0, "the payment begins");
    await new Promise((resolve) => setTimeout(resolve, 500));
    await server.kill();
    await pressed;
    await control(sandbox, "DELETE", "faults");
    server = await start();
    await database.query(
      "UPDATE payment SET created_at = created_at - interval '2 minutes' WHERE status = 'pending'",
    );
    await database.query("SELECT graphile_worker.add_job('stripe-events.sweep-payments', '{}')");
    const paid = `SELECT 1 FROM "order" WHERE id = $1 AND status = 'paid'`;
    await eventually(async () => (await rows(paid, id)).length > 0, "the order is paid");
    await expectPaidOnce(id, subscriptionId);
  },
  60_000,
);
