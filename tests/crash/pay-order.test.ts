import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { eventually } from "./server.ts";
import { type Delay, Shop } from "./shop.ts";

const DAY_MS = 86_400_000;

let shop: Shop;

beforeAll(async () => {
  shop = await Shop.open({ hearsStripe: false });
});

beforeEach(() => shop.clearFaults());

afterAll(() => shop?.close());

/** An order whose renewal the running engine has charged in vain, and the token of its link. */
async function anOpenOrder(): Promise<{ id: string; subscriptionId: string; token: string }> {
  const { aSubscription } = await import("../factories/subscription.ts");
  const { payUrl } = await import("@/modules/orders");
  const began = { ...shop.merchant.ctx, now: new Date(Date.now() - 32 * DAY_MS) };
  const { subscriptionId } = await aSubscription(began, { card: "pm_card_chargeCustomerFail" });
  const failed = `SELECT id FROM "order" WHERE subscription_id = $1 AND status = 'pending' AND failed_payments_count = 1`;
  const [order] = await eventually(async () => {
    const found = await shop.rows(failed, subscriptionId);
    return found.length > 0 && found;
  }, "the renewal fails");
  return { id: order.id, subscriptionId, token: payUrl(order.id).split("/pay/")[1] ?? "" };
}

/** Presses the button; the answer may never come. */
const pay = async (token: string) =>
  shop.send(
    "POST",
    `/orders/client/${token}/pay`,
    { confirmation_token_id: await shop.confirmationToken() },
    null,
  );

/** One charge at Stripe and one in the books, a paid order, an active subscription. */
async function expectPaidOnce(id: string, subscriptionId: string): Promise<void> {
  const payments = await shop.rows(
    "SELECT status FROM payment WHERE order_id = $1 AND trigger = 'retry_customer'",
    id,
  );
  expect(payments).toEqual([{ status: "succeeded" }]);
  const intents = (await shop.sandbox.stripe.paymentIntents.list({ limit: 100 })).data;
  const charged = intents.filter(
    ({ metadata, status }) => metadata.order_id === id && status === "succeeded",
  );
  expect(charged).toHaveLength(1);
  const [entry] = await shop.rows(
    "SELECT sum(receivables)::int AS owed, sum(stripe_clearing)::int AS taken FROM journal_entry WHERE order_id = $1",
    id,
  );
  expect(entry).toEqual({ owed: 0, taken: 2000 });
  const state = "SELECT status, payment_method_id IS NOT NULL AS is_switched FROM subscription WHERE id = $1";
  expect(await shop.rows(state, subscriptionId)).toEqual([{ status: "active", is_switched: true }]);
}

test.each(["delay_before", "delay_after"] satisfies Delay[])(
  "killed between the customer's press and what Stripe says (%s): the sweep pays the order, once",
  async (mode) => {
    const { id, subscriptionId, token } = await anOpenOrder();
    await shop.delay(mode, "/v1/payment_intents");
    const pressed = pay(token);
    const begun = "SELECT 1 FROM payment WHERE order_id = $1 AND status = 'pending'";
    await eventually(() => shop.exists(begun, id), "the payment begins");
    await new Promise((resolve) => setTimeout(resolve, 500));
    await shop.kill();
    await pressed;
    const paid = `SELECT 1 FROM "order" WHERE id = $1 AND status = 'paid'`;
    await shop.minutesLater(() => shop.exists(paid, id), "the order is paid");
    await expectPaidOnce(id, subscriptionId);
  },
  60_000,
);
