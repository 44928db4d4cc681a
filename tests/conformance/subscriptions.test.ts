import { AlreadyCanceledSubscription } from "polar-sdk-strict/models/errors/alreadycanceledsubscription.js";
import { HTTPValidationError } from "polar-sdk-strict/models/errors/httpvalidationerror.js";
import { PaymentFailed } from "polar-sdk-strict/models/errors/paymentfailed.js";
import { ResourceNotFound } from "polar-sdk-strict/models/errors/resourcenotfound.js";
import { expect, test } from "vitest";
import { anEmail, token } from "./a-sale.ts";
import { allOf, curl, florin, NOTHING, recent, strict, unique } from "./clients.ts";

const DAY_MS = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * DAY_MS);

const aPlan = (priceAmount: number, name = unique("Plan")) =>
  strict.products.create({
    name,
    recurringInterval: "month",
    prices: [{ amountType: "fixed", priceAmount, priceCurrency: "usd" }],
  });

/** A subscription as a buyer begins it: by a checkout, with a card that is kept. */
async function aSubscription(priceAmount = 2000, card?: string) {
  const product = await aPlan(priceAmount);
  const email = anEmail();
  const checkout = await strict.checkouts.create({
    products: [product.id],
    customerEmail: email,
    customerBillingAddress: { country: "US" },
  });
  await strict.checkouts.clientConfirm({
    clientSecret: checkout.clientSecret,
    checkoutConfirmStripe: { confirmationTokenId: await token(card) },
  });
  const [subscription] = (await strict.subscriptions.list({ productId: product.id })).result.items;
  if (!subscription) throw new Error("no subscription");
  return subscription;
}

const update = (
  id: string,
  subscriptionUpdate: Parameters<typeof strict.subscriptions.update>[0]["subscriptionUpdate"],
) => strict.subscriptions.update({ id, subscriptionUpdate });

test("the strict client lists, gets and exports what a checkout began", async () => {
  const subscription = await aSubscription();
  expect(subscription).toMatchObject({
    status: "active",
    amount: 2000,
    currency: "usd",
    pendingUpdate: null,
  });
  expect(await strict.subscriptions.get({ id: subscription.id })).toEqual(subscription);
  const filters = {
    organizationId: florin.organization_id,
    productId: [subscription.productId],
    customerId: subscription.customerId,
    active: true,
    status: "active" as const,
    cancelAtPeriodEnd: false,
    sorting: ["-started_at" as const, "customer" as const],
  };
  expect(await allOf(await strict.subscriptions.list(filters))).toEqual([subscription]);
  const csv = await new Response(
    (await strict.subscriptions.export({ organizationId: florin.organization_id })) as BodyInit,
  ).text();
  expect(csv).toContain(subscription.id);
  await expect(strict.subscriptions.get({ id: NOTHING })).rejects.toThrow(ResourceNotFound);
});

test("the strict client gives a free plan, by either id of the customer", async () => {
  const product = await strict.products.create({
    name: unique("Free"),
    recurringInterval: "month",
    prices: [{ amountType: "fixed", priceAmount: 0, priceCurrency: "usd" }],
  });
  const externalId = unique("user");
  const customer = await strict.customers.create({ type: "individual", email: anEmail(), externalId });
  const made = await strict.subscriptions.create({ productId: product.id, externalCustomerId: externalId });
  expect(made).toMatchObject({ status: "active", amount: 0, customerId: customer.id });
  const other = await strict.customers.create({ type: "individual", email: anEmail() });
  const body = { productId: product.id, customerId: other.id, metadata: { team: "core" } };
  expect(await strict.subscriptions.create(body)).toMatchObject({ metadata: { team: "core" } });
  const paid = { productId: (await aPlan(500)).id, customerId: other.id };
  await expect(strict.subscriptions.create(paid)).rejects.toThrow(HTTPValidationError);
});

test("the strict client changes a plan, in each way", async () => {
  const { id } = await aSubscription();
  const pro = await aPlan(5000);
  const waiting = await update(id, { productId: pro.id, prorationBehavior: "next_period" });
  expect(waiting.pendingUpdate).toMatchObject({ productId: pro.id });
  expect(await update(id, { pendingUpdate: null })).toMatchObject({ pendingUpdate: null, amount: 2000 });
  expect(await update(id, { productId: pro.id, prorationBehavior: "invoice" })).toMatchObject({
    amount: 5000,
  });
  const team = await aPlan(9000);
  expect(await update(id, { productId: team.id, prorationBehavior: "prorate" })).toMatchObject({
    amount: 9000,
  });
  const max = await aPlan(12_000);
  expect(await update(id, { productId: max.id, prorationBehavior: "reset" })).toMatchObject({
    amount: 12_000,
  });
  const orders = await allOf(await strict.orders.list({ subscriptionId: id }));
  expect(orders.map(({ billingReason }) => billingReason)).toContain("subscription_update");
  await expect(update(id, { productId: NOTHING })).rejects.toThrow(HTTPValidationError);
});

test("a change whose charge the bank refuses is the error that the strict client knows", async () => {
  // This card can be kept, and every later charge of it is refused.
  const trial = await strict.products.create({
    name: unique("Trial"),
    recurringInterval: "month",
    trialInterval: "day",
    trialIntervalCount: 7,
    prices: [{ amountType: "fixed", priceAmount: 2000, priceCurrency: "usd" }],
  });
  const checkout = await strict.checkouts.create({
    products: [trial.id],
    customerEmail: anEmail(),
    customerBillingAddress: { country: "US" },
  });
  await strict.checkouts.clientConfirm({
    clientSecret: checkout.clientSecret,
    checkoutConfirmStripe: { confirmationTokenId: await token("4000000000000341") },
  });
  const [begun] = (await strict.subscriptions.list({ productId: trial.id })).result.items;
  const id = begun?.id ?? "";
  expect(begun).toMatchObject({ status: "trialing", trialEnd: expect.any(Date) });
  const overdue = await strict.subscriptions.update({ id, subscriptionUpdate: { trialEnd: inDays(9) } });
  expect(overdue.trialEnd?.getTime()).toBeGreaterThan(Date.now() + 8 * DAY_MS);
  const free = await strict.products.create({
    name: unique("Free"),
    recurringInterval: "month",
    prices: [{ amountType: "fixed", priceAmount: 0, priceCurrency: "usd" }],
  });
  const given = await strict.subscriptions.create({
    productId: free.id,
    customerId: begun?.customerId ?? "",
  });
  const change = update(given.id, { productId: (await aPlan(900)).id, prorationBehavior: "invoice" });
  await expect(change).rejects.toThrow(PaymentFailed);
  expect(await strict.subscriptions.get({ id: given.id })).toMatchObject({ amount: 0, productId: free.id });
});

test("the strict client moves dates, and gives a discount and takes it off", async () => {
  const { id } = await aSubscription();
  const end = inDays(12);
  expect((await update(id, { currentBillingPeriodEnd: end })).currentPeriodEnd).toEqual(end);
  const discount = await strict.discounts.create({
    type: "percentage",
    name: unique("Sale"),
    basisPoints: 1000,
    duration: "forever",
    organizationId: florin.organization_id,
  });
  expect((await update(id, { discountId: discount.id })).discount).toMatchObject({ id: discount.id });
  expect((await allOf(await strict.subscriptions.list({ discountId: discount.id })))[0]?.id).toBe(id);
  expect((await update(id, { discountId: null })).discount).toBeNull();
  const until = inDays(40);
  expect(await update(id, { trialEnd: until })).toMatchObject({ status: "trialing", trialEnd: until });
  await expect(update(id, { seats: 3 })).rejects.toThrow(HTTPValidationError);
});

test("the strict client pauses, cancels, takes both back, and ends", async () => {
  const { id } = await aSubscription();
  const resumesAt = inDays(90);
  expect(await update(id, { pauseAtPeriodEnd: true, resumesAt })).toMatchObject({
    pauseAtPeriodEnd: true,
    resumesAt,
  });
  expect(await update(id, { pauseAtPeriodEnd: false })).toMatchObject({
    pauseAtPeriodEnd: false,
    resumesAt: null,
  });
  await expect(update(id, { resume: true })).rejects.toThrow(HTTPValidationError);
  const canceled = await update(id, { cancelAtPeriodEnd: true, customerCancellationReason: "unused" });
  expect(canceled).toMatchObject({ cancelAtPeriodEnd: true, customerCancellationReason: "unused" });
  const filter = { customerCancellationReason: "unused" as const, canceledAtAfter: inDays(-1) };
  expect((await allOf(await strict.subscriptions.list(filter))).map((each) => each.id)).toContain(id);
  await expect(update(id, { cancelAtPeriodEnd: true })).rejects.toThrow(AlreadyCanceledSubscription);
  expect(await update(id, { cancelAtPeriodEnd: false })).toMatchObject({
    cancelAtPeriodEnd: false,
    endsAt: null,
  });
  expect(await update(id, { revoke: true })).toMatchObject({ status: "canceled", endedAt: expect.any(Date) });
  await expect(strict.subscriptions.revoke({ id })).rejects.toThrow(AlreadyCanceledSubscription);
  const other = await aSubscription();
  expect(await strict.subscriptions.revoke({ id: other.id })).toMatchObject({ status: "canceled" });
});

test("the newer client does the same", async () => {
  const { id, productId, customerId } = await aSubscription();
  const { items } = await recent.subscriptions.list({
    product_id: productId,
    started_after: inDays(-1).toISOString(),
  });
  expect(items.map((each) => each.id)).toEqual([id]);
  expect(await recent.subscriptions.get(id)).toMatchObject({ id, status: "active" });
  const changed = await recent.subscriptions.update(id, { cancel_at_period_end: true });
  expect(changed).toMatchObject({ cancel_at_period_end: true });
  expect(await recent.subscriptions.export({ product_id: productId })).toContain(id);
  expect(await recent.subscriptions.revoke(id)).toMatchObject({ status: "canceled" });
  const free = await strict.products.create({
    name: unique("Free"),
    recurringInterval: "year",
    prices: [{ amountType: "fixed", priceAmount: 0, priceCurrency: "usd" }],
  });
  const made = await recent.subscriptions.create({ product_id: free.id, customer_id: customerId });
  expect(made).toMatchObject({ amount: 0, recurring_interval: "year" });
});

test("a cancellation by its older name works, and so do the previews", async () => {
  const { id } = await aSubscription();
  const plan = await aPlan(5000);
  const change = await curl(
    `/v1/subscriptions/${id}/change-preview?product_id=${plan.id}&proration_behavior=invoice`,
  );
  expect(await change.json()).toMatchObject({ product_id: plan.id, now: { due_amount: expect.any(Number) } });
  const charge = await curl(`/v1/subscriptions/${id}/charge-preview`);
  expect(await charge.json()).toMatchObject({ base_amount: 2000, total_amount: 2000 });
  const json = { cancel_at_period_end: false, reason: "too_expensive" };
  const canceled = await curl(`/v1/subscriptions/${id}/cancel`, { method: "POST", json });
  expect(await canceled.json()).toMatchObject({
    status: "canceled",
    customer_cancellation_reason: "too_expensive",
  });
});
