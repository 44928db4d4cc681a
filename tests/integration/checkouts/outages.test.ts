import type Stripe from "stripe";
import { afterEach, expect, test } from "vitest";
import { shopForTest } from "../../setup/shop.ts";
import { control } from "../sandbox/start-sandbox.ts";

const shop = shopForTest();
const { api, token } = shop;
const world = () => shop.own().ctx;

afterEach(() => control(shop.sandbox(), "DELETE", "faults"));

const fault = (mode: string, times: number, path = "/v1/payment_intents") =>
  control(shop.sandbox(), "POST", "faults", { method: "POST", path, mode, times });

async function aCheckout() {
  const product = (
    await api("POST", "/products", {
      name: "Test product",
      prices: [{ amount_type: "fixed", price_amount: 1000 }],
    })
  ).body;
  return (await api("POST", "/checkouts", { products: [product.id] })).body;
}

const confirm = async (checkout: { client_secret: string }, card?: string, tokenId?: string) =>
  api(
    "POST",
    `/checkouts/client/${checkout.client_secret}/confirm`,
    {
      customer_email: "buyer@example.com",
      customer_billing_address: { country: "FR" },
      confirmation_token_id: tokenId ?? (await token(card)),
    },
    { token: null },
  );

/** What there is of a checkout, in the database and at Stripe. */
async function found(checkoutId: string) {
  const { db } = world();
  const intents: Stripe.PaymentIntent[] = (await shop.sandbox().stripe.paymentIntents.list({ limit: 100 }))
    .data;
  return {
    status: (await db.checkout.findUniqueOrThrow({ where: { id: checkoutId } })).status,
    orders: await db.order.count({ where: { checkout_id: checkoutId } }),
    payments: (await db.payment.findMany({ where: { checkout_id: checkoutId } })).map(({ status }) => status),
    charged: intents.filter(
      ({ metadata, status }) => metadata.checkout_id === checkoutId && status === "succeeded",
    ).length,
  };
}

const once = { status: "succeeded", orders: 1, payments: ["succeeded"], charged: 1 };

/** The sweep, as it runs a minute later. */
async function sweep(minutes = 2) {
  const { sweepPayments } = await import("@/modules/stripe-events/jobs");
  const now = new Date(Date.now() + minutes * 60_000);
  await sweepPayments.perform({ ...world(), now, realNow: now, jobId: "sweep", attempt: 1 }, {});
}

test.for(["error_500", "error_500_after", "drop", "drop_after"])(
  "one failure of Stripe (%s) is not even noticed",
  async (mode) => {
    const checkout = await aCheckout();
    await fault(mode, 1);
    expect((await confirm(checkout)).status).toBe(200);
    expect(await found(checkout.id)).toEqual(once);
  },
);

test.for(["error_500", "error_500_after", "drop", "drop_after"])(
  "while Stripe fails (%s) the payment is kept, and the sweep brings it to one order",
  async (mode) => {
    const checkout = await aCheckout();
    await fault(mode, 2);
    const answer = await confirm(checkout);
    expect([answer.status, answer.body.error]).toEqual([503, "ServiceUnavailable"]);
    expect(await found(checkout.id)).toMatchObject({ status: "confirmed", orders: 0, payments: ["pending"] });
    await sweep();
    expect(await found(checkout.id)).toEqual(once);
    await sweep();
    expect(await found(checkout.id)).toEqual(once);
  },
);

test("a confirmation sent again after a failure of Stripe carries on where the first stopped", async () => {
  const checkout = await aCheckout();
  const tokenId = await token();
  await fault("drop_after", 2);
  expect((await confirm(checkout, undefined, tokenId)).status).toBe(503);
  expect((await confirm(checkout, undefined, tokenId)).status).toBe(200);
  expect(await found(checkout.id)).toEqual(once);
});

test("a request that Stripe keeps failing on is looked for after ten minutes, and the buyer let go when it is not there", async () => {
  const checkout = await aCheckout();
  await fault("error_500", 99);
  expect((await confirm(checkout)).status).toBe(503);
  await sweep(2);
  expect(await found(checkout.id)).toMatchObject({ status: "confirmed", payments: ["pending"] });
  await sweep(12);
  expect(await found(checkout.id)).toMatchObject({
    status: "open",
    orders: 0,
    payments: ["failed"],
    charged: 0,
  });
});

test("a request that Stripe keeps failing on but carried out is found after ten minutes", async () => {
  const checkout = await aCheckout();
  await fault("error_500_after", 99);
  expect((await confirm(checkout)).status).toBe(503);
  await sweep(12);
  expect(await found(checkout.id)).toEqual(once);
});

test("a decline that was never heard of opens the checkout again by the sweep", async () => {
  const checkout = await aCheckout();
  await fault("drop_after", 2);
  expect((await confirm(checkout, "4000000000000002")).status).toBe(503);
  await sweep();
  expect(await found(checkout.id)).toMatchObject({
    status: "open",
    orders: 0,
    payments: ["failed"],
    charged: 0,
  });
});

test("a buyer who never answers their bank is let go after half an hour, and may pay in another way", async () => {
  const checkout = await aCheckout();
  expect((await confirm(checkout, "4000002760003184")).status).toBe(200);
  await sweep(2);
  expect(await found(checkout.id)).toMatchObject({ status: "confirmed", payments: ["pending"] });
  await sweep(40);
  expect(await found(checkout.id)).toMatchObject({ status: "open", orders: 0, payments: ["failed"] });
  expect((await confirm(checkout)).status).toBe(200);
  expect(await found(checkout.id)).toMatchObject({ status: "succeeded", orders: 1, charged: 1 });
});

test("webhooks three times and out of order change nothing but the first time", async () => {
  const checkout = await aCheckout();
  await fault("drop_after", 2);
  expect((await confirm(checkout)).status).toBe(503);
  const { settleIntent } = await import("@/modules/stripe-events/settle-payment");
  const events = (await shop.sandbox().stripe.events.list({ limit: 100 })).data.filter(({ data }) => {
    const object = data.object as { metadata?: Record<string, string> };
    return object.metadata?.checkout_id === checkout.id;
  });
  const intents = events
    .filter(({ type }) => type.startsWith("payment_intent."))
    .map(({ data }) => data.object as Stripe.PaymentIntent);
  expect(intents.length).toBeGreaterThan(1);
  await Promise.all(
    [...intents, ...intents, ...intents].reverse().map((intent) => settleIntent(world(), intent)),
  );
  expect(await found(checkout.id)).toEqual(once);
});

test("money taken after the checkout was paid in another way is given back", async () => {
  const checkout = await aCheckout();
  expect((await confirm(checkout, "4000002760003184")).status).toBe(200);
  const { db } = world();
  const late = await db.payment.findFirstOrThrow({ where: { checkout_id: checkout.id } });
  // As if the failure had been told first: the checkout opens, and is paid with another card.
  const { settleCheckout } = await import("@/modules/checkouts/settle-checkout");
  const { findPaymentRow } = await import("@/modules/payments");
  const row = await findPaymentRow(world().read, late.id);
  if (!row) throw new Error("no payment");
  const decline = { code: "canceled", message: "The payment was canceled." };
  await settleCheckout(world(), row, { kind: "failed", intentId: null, decline });
  expect((await confirm(checkout)).status).toBe(200);
  const intentId = row.stripe_payment_intent_id ?? "";
  const challenge = (await shop.sandbox().stripe.paymentIntents.retrieve(intentId)).next_action
    ?.redirect_to_url?.url;
  await fetch(challenge ?? "", {
    method: "POST",
    body: new URLSearchParams({ outcome: "complete" }),
    redirect: "manual",
  });
  const { settleIntent } = await import("@/modules/stripe-events/settle-payment");
  await settleIntent(world(), await shop.sandbox().stripe.paymentIntents.retrieve(intentId));
  expect(await found(checkout.id)).toMatchObject({ status: "succeeded", orders: 1, charged: 2 });
  const { refundDuplicate } = await import("@/modules/payments/jobs");
  const waiting = await db.$queryRaw<{ payload: object }[]>`
    SELECT payload FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
    WHERE t.identifier = 'payments.refund-duplicate'`;
  expect(waiting).toEqual([{ payload: { payment_id: late.id } }]);
  await refundDuplicate.perform({ ...world(), jobId: "job", attempt: 1 }, { payment_id: late.id });
  await refundDuplicate.perform({ ...world(), jobId: "job", attempt: 2 }, { payment_id: late.id });
  const refunds = (await shop.sandbox().stripe.refunds.list({ payment_intent: intentId })).data;
  expect(refunds.map(({ amount }) => amount)).toEqual([late.amount].map(Number));
});
