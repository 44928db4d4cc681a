import { expect, test } from "vitest";
import { shopForTest } from "../../setup/shop.ts";
import { subscribing } from "../../setup/subscribe.ts";

const shop = shopForTest();
const { api } = shop;
const { aPlan, open, confirm, subscriptionsOf, set } = subscribing(shop);
const free = { name: "Free plan", prices: [{ amount_type: "free" }] };

test("who has a paid subscription is refused another one, told where to change it, and charged nothing", async () => {
  const plan = await aPlan();
  const email = "has@example.com";
  expect((await confirm(await open({ products: [plan.id] }), email)).status).toBe(200);
  const second = await open({ products: [(await aPlan()).id] });
  const { status, body } = await confirm(second, email);
  expect([status, body.error]).toEqual([403, "AlreadyActiveSubscriptionError"]);
  expect(body.portal_url).toMatch(/\/portal\//);
  expect(body.detail).toContain("Monthly plan");
  expect(body.detail).toContain(body.portal_url);
  expect((await api("GET", `/payments?checkout_id=${second.id}`)).body.items).toEqual([]);
  expect((await api("GET", `/checkouts/${second.id}`)).body.status).toBe("open");
  const once = await open({
    products: [(await aPlan({ recurring_interval: null })).id],
  });
  expect((await confirm(once, email)).status).toBe(200);
  expect(await subscriptionsOf(email)).toHaveLength(1);
});

test("twenty confirms of two checkouts of one customer begin one subscription, and charge once", async () => {
  const plan = await aPlan();
  const email = "twenty@example.com";
  const checkouts = [await open({ products: [plan.id] }), await open({ products: [plan.id] })];
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, index) => confirm(checkouts[index % 2] ?? { client_secret: "" }, email)),
  );
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 403]));
  expect(await subscriptionsOf(email)).toHaveLength(1);
  const intents = (await shop.sandbox().stripe.paymentIntents.list({ limit: 100 })).data;
  const ids = checkouts.map(({ id }) => id);
  expect(intents.filter(({ metadata }) => ids.includes(metadata.checkout_id ?? ""))).toHaveLength(1);
});

test("while one payment waits for the bank, another checkout of the same customer is refused; after it fails it is not", async () => {
  const plan = await aPlan();
  const email = "waits@example.com";
  const first = await open({ products: [plan.id] });
  expect((await confirm(first, email, "4000002760003184")).status).toBe(200);
  const second = await open({ products: [plan.id] });
  expect((await confirm(second, email)).body.error).toBe("AlreadyActiveSubscriptionError");
  const { abandonPendingPayment } = await import("@/modules/checkouts/pending-payment");
  await abandonPendingPayment(shop.own().ctx, first.client_secret);
  expect((await confirm(second, email)).status).toBe(200);
  expect(await subscriptionsOf(email)).toHaveLength(1);
});

test("a free subscription becomes the paid one: the same id, with a new period and its order", async () => {
  const email = "upgrade@example.com";
  const begun = (await confirm(await open({ products: [(await aPlan(free)).id] }), email, null)).body;
  const plan = await aPlan();
  const { status, body } = await confirm(await open({ products: [plan.id] }), email);
  expect([status, body.subscription_id]).toEqual([200, begun.subscription_id]);
  const [subscription, ...others] = await subscriptionsOf(email);
  expect(others).toEqual([]);
  expect(subscription).toMatchObject({ status: "active", amount: 2000n, product_id: plan.id });
  expect(subscription?.payment_method_id).not.toBeNull();
  expect((await api("GET", `/orders/${body.order_id}`)).body).toMatchObject({
    billing_reason: "subscription_update",
    total_amount: 2380,
  });
});

test("a declined upgrade leaves the free subscription as it was", async () => {
  const email = "declined.upgrade@example.com";
  await confirm(await open({ products: [(await aPlan(free)).id] }), email, null);
  const before = await subscriptionsOf(email);
  const checkout = await open({ products: [(await aPlan()).id] });
  expect((await confirm(checkout, email, "4000000000000002")).body.error).toBe("PaymentError");
  expect(await subscriptionsOf(email)).toEqual(before);
});

test("a checkout names the free subscription that it upgrades; a paid, ended or foreign one is refused at its field", async () => {
  const email = "named@example.com";
  const plan = await aPlan();
  const begun = (await confirm(await open({ products: [(await aPlan(free)).id] }), email, null)).body;
  const { subscription_id } = begun;
  const checkout = await open({ products: [plan.id], subscription_id, metadata: { from: "free" } });
  expect(checkout).toMatchObject({ subscription_id, customer_email: email });
  expect((await confirm(checkout, email)).body.subscription_id).toBe(subscription_id);
  expect(await subscriptionsOf(email)).toMatchObject([{ amount: 2000n, metadata: { from: "free" } }]);
  const refused = async (body: object) => {
    const { status, body: answer } = await api("POST", "/checkouts", { products: [plan.id], ...body });
    return [status, answer.detail[0].loc];
  };
  const field = [422, ["body", "subscription_id"]];
  expect(await refused({ subscription_id })).toEqual(field);
  expect(await refused({ subscription_id: begun.order_id })).toEqual(field);
  const once = await aPlan({ recurring_interval: null });
  expect(await refused({ subscription_id, products: [once.id] })).toEqual(field);
});

test("an organization that allows many sells many", async () => {
  const merchant = await shop.merchant();
  expect((await set({ allow_multiple_subscriptions: true }, merchant)).status).toBe(200);
  const plan = await aPlan({}, merchant);
  const email = "many@example.com";
  for (const _ of [1, 2])
    expect((await confirm(await open({ products: [plan.id] }, merchant), email)).status).toBe(200);
  expect(await subscriptionsOf(email)).toHaveLength(2);
});

test("a second trial is refused where the organization says so, and the plan is sold without it", async () => {
  const merchant = await shop.merchant();
  await set({ prevent_trial_abuse: true, allow_multiple_subscriptions: true }, merchant);
  const plan = await aPlan({ trial_interval: "week" }, merchant);
  const email = "again@example.com";
  expect((await confirm(await open({ products: [plan.id] }, merchant), email)).status).toBe(200);
  const second = await open({ products: [plan.id] }, merchant);
  const { status, body } = await confirm(second, email);
  expect([status, body.error]).toEqual([403, "TrialAlreadyRedeemed"]);
  expect((await confirm(second, email, undefined, { allow_trial: false })).body.due_amount).toBe(2380);
  const subscriptions = await subscriptionsOf(email);
  expect(subscriptions.map((each) => each.status)).toEqual(["trialing", "active"]);
});

test("a trial begins without a card where the organization allows it, and keeps one that is given", async () => {
  const merchant = await shop.merchant();
  await set({ allow_trial_without_card: true }, merchant);
  const plan = await aPlan({ trial_interval: "week" }, merchant);
  const checkout = await open({ products: [plan.id] }, merchant);
  expect(checkout).toMatchObject({ is_payment_setup_required: false, is_payment_form_required: false });
  expect((await confirm(checkout, "cardless@example.com", null)).status).toBe(200);
  expect(await subscriptionsOf("cardless@example.com")).toMatchObject([
    { status: "trialing", payment_method_id: null },
  ]);
  expect((await confirm(await open({ products: [plan.id] }, merchant), "carded@example.com")).status).toBe(
    200,
  );
  const [carded] = await subscriptionsOf("carded@example.com");
  expect(carded?.payment_method_id).not.toBeNull();
});
