import { afterEach, expect, test } from "vitest";
import type { ChargeRequest, Means, Outcome, PaymentRow } from "@/modules/payments";
import { shopForTest } from "../../setup/shop.ts";
import { control } from "../sandbox/start-sandbox.ts";

const shop = shopForTest();
const ctx = () => shop.own().ctx;

afterEach(() => control(shop.sandbox(), "DELETE", "faults"));

const fault = (mode: string, times: number, path: string) =>
  control(shop.sandbox(), "POST", "faults", { method: "POST", path, mode, times });

async function charged(payment: PaymentRow): Promise<Outcome> {
  const { charge } = await import("@/modules/payments");
  return charge(ctx(), payment);
}

type Tried = { payment: PaymentRow; outcome: Outcome; customerId: string };

/** A customer pays, or leaves a card where nothing is due, with the card form. */
async function tried(card?: string, { purpose = "charge" as "charge" | "setup", save = true } = {}) {
  const { aCustomer } = await import("../../factories/customer.ts");
  const { aPayment, withToken } = await import("../../factories/payment.ts");
  const { id: customerId } = await aCustomer(ctx());
  const request = withToken(await shop.token(card), save);
  const payment = await aPayment(ctx(), request, { purpose, customer_id: customerId });
  return { payment, outcome: await charged(payment), customerId } satisfies Tried;
}

function succeeded({ outcome }: Tried) {
  if (outcome.kind !== "succeeded") throw new Error(`it is ${JSON.stringify(outcome)}`);
  return outcome;
}

function meansOf(done: Tried): Means {
  const { means } = succeeded(done);
  if (!means) throw new Error("nothing was kept");
  return means;
}

/** The card lets the bank's question be answered. */
async function authenticate({ outcome }: Tried, answer = "complete") {
  if (outcome.kind !== "pending") throw new Error(`it is ${outcome.kind}`);
  const { stripe } = shop.sandbox();
  const { next_action: action } = outcome.intentId.startsWith("seti_")
    ? await stripe.setupIntents.retrieve(outcome.intentId)
    : await stripe.paymentIntents.retrieve(outcome.intentId);
  await fetch(action?.redirect_to_url?.url ?? "", {
    method: "POST",
    body: new URLSearchParams({ outcome: answer }),
    redirect: "manual",
  });
}

const offSession = (means: Means): ChargeRequest => ({
  stripe_payment_method_id: means.stripe_payment_method_id,
  off_session: true,
  description: "Renewal",
});

async function renewed(
  { customerId, ...done }: Tried,
  request = offSession(meansOf({ ...done, customerId })),
) {
  const { aPayment } = await import("../../factories/payment.ts");
  const payment = await aPayment(ctx(), request, { customer_id: customerId, trigger: "subscription_cycle" });
  return { payment, outcome: await charged(payment), customerId } satisfies Tried;
}

const visa = { brand: "visa", last4: "4242", exp_month: 12, exp_year: 2040 };

test("a payment that is to be kept tells the card it was made with, and any later one charges it without the buyer", async () => {
  const bought = await tried();
  expect(meansOf(bought)).toEqual({
    stripe_payment_method_id: expect.stringMatching(/^pm_/),
    type: "card",
    card: visa,
  });
  const renewal = succeeded(await renewed(bought));
  expect(renewal).toMatchObject({ amount: 2000, currency: "usd", card: { brand: "visa", last4: "4242" } });
  expect(renewal.means).toBeNull();
});

test("a payment that nobody wished to keep leaves no means", async () => {
  expect(succeeded(await tried(undefined, { save: false })).means).toBeNull();
});

test("a setup takes nothing and keeps the card, which is charged later", async () => {
  const left = await tried(undefined, { purpose: "setup" });
  expect(succeeded(left)).toMatchObject({
    amount: 0,
    currency: "usd",
    intentId: expect.stringMatching(/^seti_/),
  });
  expect(meansOf(left).card).toEqual(visa);
  expect(succeeded(await renewed(left)).amount).toBe(2000);
});

test("a setup that the bank asks about is pending, and kept once the question is answered", async () => {
  const { retrieve } = await import("@/modules/payments");
  const left = await tried("4000002500003155", { purpose: "setup" });
  expect(left.outcome).toMatchObject({ kind: "pending", status: "requires_action" });
  await authenticate(left);
  const after = await retrieve(ctx(), left.outcome.intentId ?? "");
  expect(after).toMatchObject({ kind: "succeeded", amount: 0, means: { card: { last4: "3155" } } });
  const renewal = await renewed({ ...left, outcome: after });
  expect(renewal.outcome.kind).toBe("succeeded");
});

test.for([
  ["4000000000000002", "generic_decline"],
  ["4000000000009987", "lost_card"],
  ["4000000000009979", "stolen_card"],
  ["4000000000000069", "expired_card"],
] as const)(
  "a setup of %s is refused with %s and names its intent, which can be ended",
  async ([card, code]) => {
    const { cancelIntent } = await import("@/modules/payments");
    const { outcome } = await tried(card, { purpose: "setup" });
    expect(outcome).toMatchObject({
      kind: "failed",
      intentId: expect.stringMatching(/^seti_/),
      decline: { code },
    });
    expect(await cancelIntent(ctx(), outcome.intentId ?? "")).toMatchObject({
      kind: "failed",
      decline: { code: "canceled" },
    });
  },
);

test("a setup that has succeeded is not ended any more", async () => {
  const { cancelIntent } = await import("@/modules/payments");
  const left = await tried(undefined, { purpose: "setup" });
  expect(await cancelIntent(ctx(), succeeded(left).intentId)).toEqual(left.outcome);
});

test("a card that is saved but declines without the buyer is a failure with its reason", async () => {
  const left = await tried("4000000000000341", { purpose: "setup" });
  expect((await renewed(left)).outcome).toMatchObject({
    kind: "failed",
    intentId: expect.stringMatching(/^pi_/),
    decline: { code: "generic_decline" },
  });
});

test("a bank that wants its question answered fails a payment without the buyer, and is answered with them there", async () => {
  const left = await tried("4000002760003184", { purpose: "setup" });
  await authenticate(left);
  const { retrieve } = await import("@/modules/payments");
  const kept = { ...left, outcome: await retrieve(ctx(), left.outcome.intentId ?? "") };
  expect((await renewed(kept)).outcome).toMatchObject({
    kind: "failed",
    decline: { code: "authentication_required" },
  });
  const there = await renewed(kept, {
    stripe_payment_method_id: meansOf(kept).stripe_payment_method_id,
    return_url: "https://shop.example/back",
    description: "Renewal",
  });
  expect(there.outcome).toMatchObject({ kind: "pending", status: "requires_action" });
  await authenticate(there);
  expect(await retrieve(ctx(), there.outcome.intentId ?? "")).toMatchObject({
    kind: "succeeded",
    amount: 2000,
  });
});

test("a card that was removed at Stripe is a failure, not an outage", async () => {
  const bought = await tried();
  await shop.sandbox().stripe.paymentMethods.detach(meansOf(bought).stripe_payment_method_id);
  expect((await renewed(bought)).outcome).toMatchObject({ kind: "failed", intentId: null });
});

test("a request that names Stripe's customer asks for nobody in the database", async () => {
  const bought = await tried();
  const { findStripeCustomer } = await import("@/modules/customers");
  const known = await findStripeCustomer(ctx().read, bought.customerId);
  const { aPayment } = await import("../../factories/payment.ts");
  const request = { ...offSession(meansOf(bought)), stripe_customer_id: known?.stripe_customer_id ?? "" };
  const payment = await aPayment(ctx(), request);
  expect((await charged(payment)).kind).toBe("succeeded");
});

test.for(["charge", "setup"] as const)(
  "a %s whose answer was lost is answered again under its key, and made once",
  async (purpose) => {
    const path = purpose === "setup" ? "/v1/setup_intents" : "/v1/payment_intents";
    const { aCustomer } = await import("../../factories/customer.ts");
    const { aPayment, withToken } = await import("../../factories/payment.ts");
    const { id: customer_id } = await aCustomer(ctx());
    const payment = await aPayment(ctx(), withToken(await shop.token()), { purpose, customer_id });
    await fault("drop_after", 2, path);
    await expect(charged(payment)).rejects.toThrow();
    const outcome = await charged(payment);
    expect(outcome.kind).toBe("succeeded");
    const { findCharge } = await import("@/modules/payments");
    expect(await findCharge(ctx(), payment)).toEqual(outcome);
    const { stripe } = shop.sandbox();
    const made = await (purpose === "setup" ? stripe.setupIntents : stripe.paymentIntents).list({
      limit: 100,
    });
    expect(made.data.filter(({ metadata }) => metadata?.payment_id === payment.id)).toHaveLength(1);
  },
);

test.for(["charge", "setup"] as const)(
  "a %s that Stripe carried out and keeps failing on is found among its customer's",
  async (purpose) => {
    const path = purpose === "setup" ? "/v1/setup_intents" : "/v1/payment_intents";
    const { findCharge } = await import("@/modules/payments");
    const { aCustomer } = await import("../../factories/customer.ts");
    const { aPayment, withToken } = await import("../../factories/payment.ts");
    const { id: customer_id } = await aCustomer(ctx());
    // A test clock that runs ahead must not hide it.
    const ahead = { ...ctx(), now: new Date(Date.now() + 400 * 86_400_000) };
    const payment = await aPayment(ahead, withToken(await shop.token()), { purpose, customer_id });
    expect(await findCharge(ctx(), payment)).toBeNull();
    await fault("error_500_after", 2, path);
    await expect(charged(payment)).rejects.toThrow();
    expect(await findCharge(ctx(), payment)).toMatchObject({ kind: "succeeded", means: { card: visa } });
  },
);
