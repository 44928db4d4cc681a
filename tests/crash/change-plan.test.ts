import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { eventually } from "./server.ts";
import { type Delay, Shop } from "./shop.ts";

let shop: Shop;

beforeAll(async () => {
  shop = await Shop.open({ hearsStripe: false });
});

beforeEach(() => shop.clearFaults());

afterAll(() => shop?.close());

/** A subscription that has run for a while, and another plan. */
async function aChange(): Promise<{ id: string; product_id: string }> {
  const { aPlan, aSubscription } = await import("../factories/subscription.ts");
  const { ctx } = shop.merchant;
  const began = { ...ctx, now: new Date(Date.now() - 10 * 86_400_000) };
  const { subscriptionId: id } = await aSubscription(began);
  const { id: product_id } = await aPlan(ctx, { prices: [{ amount_type: "fixed", price_amount: 5000 }] });
  return { id, product_id };
}

/** Asks for the change; the answer may never come. */
const change = ({ id, product_id }: { id: string; product_id: string }) =>
  shop.send("PATCH", `/subscriptions/${id}`, { product_id, proration_behavior: "invoice" });

const isWaiting = (id: string) =>
  shop.exists("SELECT 1 FROM subscription WHERE id = $1 AND changing_payment_id IS NOT NULL", id);

const minutesLater = (id: string) =>
  shop.minutesLater(async () => !(await isWaiting(id)), "the change is decided");

/** The plan, its orders and what Stripe took for the change. */
async function stands({ id }: { id: string }) {
  const [row] = await shop.rows("SELECT product_id FROM subscription WHERE id = $1", id);
  const orders = await shop.rows(
    `SELECT status FROM "order" WHERE subscription_id = $1 AND billing_reason = 'subscription_update'`,
    id,
  );
  const payments = await shop.rows(
    "SELECT id, status FROM payment WHERE request -> 'sold' ->> 'subscription_id' = $1",
    id,
  );
  const intents = (await shop.sandbox.stripe.paymentIntents.list({ limit: 100 })).data;
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

test.each(["delay_before", "delay_after"] satisfies Delay[])(
  "killed while Stripe was asked (%s): the change is made once, with one charge and one order",
  async (mode) => {
    const wanted = await aChange();
    await shop.delay(mode, "/v1/payment_intents");
    const asked = change(wanted);
    await eventually(() => isWaiting(wanted.id), "the payment is written");
    await shop.kill();
    await asked;
    await minutesLater(wanted.id);
    expect(await stands(wanted)).toEqual(made(wanted.product_id));
  },
);

test("killed within the transaction that makes the change: nothing of it stands, until it is made once", async () => {
  const wanted = await aChange();
  const release = await shop.holdNumbers();
  const asked = change(wanted);
  await shop.untilOrderWaits();
  await shop.kill();
  await release();
  await asked;
  await minutesLater(wanted.id);
  expect(await stands(wanted)).toEqual(made(wanted.product_id));
});

test("killed after the commit: it stands, and is not made again", async () => {
  const wanted = await aChange();
  const asked = change(wanted);
  await eventually(async () => (await stands(wanted)).orders.length > 0, "the change is made");
  await shop.kill();
  await asked;
  await minutesLater(wanted.id);
  expect(await stands(wanted)).toEqual(made(wanted.product_id));
});
