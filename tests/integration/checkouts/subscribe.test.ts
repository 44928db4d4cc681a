import { expect, test } from "vitest";
import { shopForTest } from "../../setup/shop.ts";
import { subscribing } from "../../setup/subscribe.ts";

const shop = shopForTest();
const { api } = shop;
const { aPlan, open, confirm, seen, subscriptionsOf } = subscribing(shop);

test("a buyer who subscribes pays the first period, and leaves the card for the next ones", async () => {
  const checkout = await open({ products: [(await aPlan()).id], metadata: { plan: "pro" } });
  expect(await seen(checkout)).toMatchObject({
    is_payment_required: true,
    is_payment_setup_required: true,
    is_payment_form_required: true,
    renewal: { interval: "month", interval_count: 1, amount: 2000, discounted_amount: null },
  });
  const { status, body } = await confirm(checkout, "first@example.com");
  expect([status, body.status]).toEqual([200, "confirmed"]);
  const [subscription, ...others] = await subscriptionsOf("first@example.com");
  expect(others).toEqual([]);
  expect(subscription).toMatchObject({
    id: body.subscription_id,
    checkout_id: checkout.id,
    status: "active",
    amount: 2000n,
    metadata: { plan: "pro" },
  });
  const order = (await api("GET", `/orders/${body.order_id}`)).body;
  expect(order).toMatchObject({
    billing_reason: "subscription_create",
    status: "paid",
    total_amount: 2380,
    subscription_id: body.subscription_id,
    checkout_id: checkout.id,
  });
  const { db } = shop.own().ctx;
  const payment = await db.payment.findFirstOrThrow({ where: { checkout_id: checkout.id } });
  const intent = await shop.sandbox().stripe.paymentIntents.retrieve(payment.stripe_payment_intent_id ?? "");
  expect([payment.order_id, intent.setup_future_usage]).toEqual([order.id, "off_session"]);
  const method = await db.payment_method.findFirstOrThrow({ where: { customer_id: order.customer_id } });
  expect([subscription?.payment_method_id, method.stripe_payment_method_id]).toEqual([
    method.id,
    intent.payment_method,
  ]);
  const events = await db.webhook_event.findMany({
    where: { object_id: body.subscription_id },
    orderBy: { id: "asc" },
  });
  expect(events.map(({ type }) => type)).toEqual(["subscription.created", "subscription.active"]);
  expect((await seen(checkout)).renewal.amount).toBe(2380);
});

test("a trial takes nothing and keeps the card; its order says so, and the discount waits for the first period", async () => {
  const discount = (
    await api("POST", "/discounts", {
      type: "percentage",
      basis_points: 5000,
      duration: "repeating",
      duration_in_months: 3,
      name: "Half",
      code: "HALF",
    })
  ).body;
  const plan = await aPlan({ trial_interval: "day", trial_interval_count: 14 });
  const checkout = await open({ products: [plan.id] });
  expect(checkout).toMatchObject({
    active_trial_interval: "day",
    active_trial_interval_count: 14,
    trial_interval: null,
    is_payment_required: false,
    is_payment_setup_required: true,
    is_payment_form_required: true,
    total_amount: 2000,
  });
  const { status, body } = await confirm(checkout, "trial@example.com", undefined, { discount_code: "half" });
  expect(status).toBe(200);
  expect(body).toMatchObject({
    due_amount: 0,
    total_amount: 1190,
    renewal: { amount: 2380, discounted_amount: 1190, discounted_count: 3 },
  });
  expect(body.renewal.next_at).toBe(body.trial_end);
  const [subscription] = await subscriptionsOf("trial@example.com");
  expect(subscription).toMatchObject({
    status: "trialing",
    discount_id: discount.id,
    trial_end: new Date(body.trial_end),
    discount_first_at: new Date(body.trial_end),
    period_discount: null,
  });
  expect(subscription?.payment_method_id).not.toBeNull();
  expect((await api("GET", `/orders/${body.order_id}`)).body).toMatchObject({
    status: "paid",
    total_amount: 0,
    discount_id: null,
    billing_reason: "subscription_create",
  });
  const { db } = shop.own().ctx;
  expect(await db.payment.findMany({ where: { checkout_id: checkout.id } })).toMatchObject([
    { purpose: "setup", amount: 0n, status: "succeeded", order_id: null },
  ]);
  expect(await db.discount_redemption.count({ where: { checkout_id: checkout.id } })).toBe(1);
  const held = (await shop.sandbox().stripe.paymentIntents.list({ limit: 100 })).data;
  expect(held.filter(({ metadata }) => metadata.checkout_id === checkout.id)).toEqual([]);
});

test("a checkout's own trial stands for the product's, until it is taken off or turned off", async () => {
  const plan = await aPlan({ trial_interval: "day", trial_interval_count: 14 });
  const checkout = await open({ products: [plan.id], trial_interval: "month", trial_interval_count: 2 });
  expect(checkout).toMatchObject({
    trial_interval: "month",
    active_trial_interval: "month",
    active_trial_interval_count: 2,
  });
  const change = async (body: object) => (await api("PATCH", `/checkouts/${checkout.id}`, body)).body;
  expect(await change({ trial_interval: null })).toMatchObject({
    trial_interval: null,
    trial_interval_count: null,
    active_trial_interval: "day",
    active_trial_interval_count: 14,
  });
  expect(await change({ allow_trial: false })).toMatchObject({
    active_trial_interval: null,
    trial_end: null,
    is_payment_required: true,
  });
  expect((await change({ trial_interval_count: 3 })).detail[0].loc).toEqual(["body", "trial_interval"]);
});

test("the trial that was shown holds, though the product loses it while the buyer types", async () => {
  const plan = await aPlan({ trial_interval: "week" });
  const checkout = await open({ products: [plan.id] });
  await api("PATCH", `/products/${plan.id}`, { trial_interval: null });
  expect((await confirm(checkout, "kept.trial@example.com")).body.due_amount).toBe(0);
  expect(await subscriptionsOf("kept.trial@example.com")).toMatchObject([{ status: "trialing" }]);
});

test("a discount of everything once keeps the card for the second period, one for ever asks for none", async () => {
  const whole = (more: object) =>
    api("POST", "/discounts", { type: "percentage", basis_points: 10_000, name: "All", ...more });
  const plan = await aPlan();
  const once = (await whole({ duration: "once" })).body;
  const first = await open({ products: [plan.id], discount_id: once.id });
  expect(first).toMatchObject({
    total_amount: 0,
    is_payment_required: false,
    is_payment_setup_required: true,
  });
  expect((await confirm(first, "once@example.com", null)).body.detail[0].loc).toEqual([
    "body",
    "confirmation_token_id",
  ]);
  expect((await confirm(first, "once@example.com")).status).toBe(200);
  const [begun] = await subscriptionsOf("once@example.com");
  expect([begun?.status, begun?.payment_method_id]).toEqual(["active", expect.any(String)]);
  const forever = (await whole({ duration: "forever" })).body;
  const second = await open({ products: [plan.id], discount_id: forever.id });
  expect(second).toMatchObject({ is_payment_setup_required: false, is_payment_form_required: false });
  expect((await seen(second)).renewal).toBeNull();
  expect((await confirm(second, "forever@example.com", null)).status).toBe(200);
  expect(await subscriptionsOf("forever@example.com")).toMatchObject([{ status: "active" }]);
});

test("a free plan asks for no card", async () => {
  const plan = await aPlan({ prices: [{ amount_type: "free" }], trial_interval: "week" });
  const checkout = await open({ products: [plan.id] });
  expect(checkout).toMatchObject({
    is_free_product_price: true,
    active_trial_interval: null,
    is_payment_setup_required: false,
    is_payment_form_required: false,
  });
  expect((await confirm(checkout, "free@example.com", null)).status).toBe(200);
  expect(await subscriptionsOf("free@example.com")).toMatchObject([{ status: "active", amount: 0n }]);
});

test("one checkout offers monthly, yearly and once: totals, trial and what is asked follow the choice", async () => {
  const monthly = await aPlan({ trial_interval: "day", trial_interval_count: 7 });
  const yearly = await aPlan({
    recurring_interval: "year",
    prices: [{ amount_type: "fixed", price_amount: 20_000 }],
  });
  const once = await aPlan({
    recurring_interval: null,
    prices: [{ amount_type: "fixed", price_amount: 500 }],
  });
  const checkout = await open({ products: [monthly.id, yearly.id, once.id] });
  expect(checkout).toMatchObject({ total_amount: 2000, is_payment_required: false });
  const choose = async (product_id: string) =>
    (await api("PATCH", `/checkouts/client/${checkout.client_secret}`, { product_id }, { token: null })).body;
  expect(await choose(yearly.id)).toMatchObject({
    total_amount: 20_000,
    active_trial_interval: null,
    is_payment_required: true,
    renewal: { interval: "year", amount: 20_000 },
  });
  expect(await choose(once.id)).toMatchObject({
    total_amount: 500,
    is_payment_setup_required: false,
    renewal: null,
  });
  expect(await choose(monthly.id)).toMatchObject({ due_amount: 0, active_trial_interval_count: 7 });
  await choose(yearly.id);
  expect((await confirm(checkout, "yearly@example.com")).status).toBe(200);
  expect(await subscriptionsOf("yearly@example.com")).toMatchObject([
    { recurring_interval: "year", amount: 20_000n, product_id: yearly.id },
  ]);
});

test("a declined card begins nothing, be it to pay or to keep, and another one does", async () => {
  for (const trial of [{}, { trial_interval: "week" }]) {
    const email = `declined.${Object.keys(trial).length}@example.com`;
    const checkout = await open({ products: [(await aPlan(trial)).id] });
    expect((await confirm(checkout, email, "4000000000000002")).body.error).toBe("PaymentError");
    expect(await seen(checkout)).toMatchObject({ status: "open", subscription_id: null });
    expect(await subscriptionsOf(email)).toEqual([]);
    expect((await confirm(checkout, email)).status).toBe(200);
    expect(await subscriptionsOf(email)).toHaveLength(1);
  }
});
