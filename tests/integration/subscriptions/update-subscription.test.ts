import { beforeAll, describe, expect, test } from "vitest";
import { newId } from "@/lib/id";
import { DAY_MS } from "@/lib/time";
import { createDiscount } from "@/modules/discounts/create-discount";
import { DiscountCreate } from "@/modules/discounts/schema";
import { runDue } from "@/modules/subscriptions";
import { cancelSubscription, endSubscription } from "@/modules/subscriptions/cancel-subscription";
import { resumeSubscription } from "@/modules/subscriptions/pause-subscription";
import type { Context } from "@/server/context";
import { aDiscount } from "../../factories/discount.ts";
import { aPlan, aSavedCard, aSubscription } from "../../factories/subscription.ts";
import { shopForTest } from "../../setup/shop.ts";

const shop = shopForTest();
let ctx: Context;
beforeAll(() => {
  ctx = shop.own().ctx;
});

const inDays = (days: number): Context => ({ ...ctx, now: new Date(ctx.now.getTime() + days * DAY_MS) });
const rowOf = (id: string) => ctx.db.subscription.findUniqueOrThrow({ where: { id } });
const ordersOf = (id: string) =>
  ctx.db.order.findMany({ where: { subscription_id: id }, orderBy: { number: "asc" } });
const eventsOf = async (id: string) =>
  (await ctx.db.webhook_event.findMany({ where: { object_id: id }, orderBy: { id: "asc" } })).map(
    ({ type }) => type.replace("subscription.", ""),
  );
const patch = (id: string, body: object) => shop.api("PATCH", `/subscriptions/${id}`, body);
const began = async (named: Parameters<typeof aSubscription>[1] = {}) =>
  (await aSubscription(ctx, named)).subscriptionId;

describe("an end", () => {
  test("with the period keeps the reason, and can be taken back", async () => {
    const id = await began();
    const leaving = { customer_cancellation_reason: "unused", customer_cancellation_comment: "Later" };
    const canceled = await patch(id, { cancel_at_period_end: true, ...leaving });
    expect(canceled.status, canceled.text).toBe(200);
    const { current_period_end: end } = canceled.body;
    expect(canceled.body).toMatchObject({
      status: "active",
      cancel_at_period_end: true,
      ends_at: end,
      ...leaving,
    });
    expect(await patch(id, { cancel_at_period_end: true })).toMatchObject({ status: 403 });
    const back = await patch(id, { cancel_at_period_end: false });
    expect(back.body).toMatchObject({ ends_at: null, customer_cancellation_reason: null });
    expect(await eventsOf(id)).toEqual(["created", "active", "updated", "canceled", "updated", "uncanceled"]);
  });

  test("now gives up what is not paid, and nothing can be done with it any more", async () => {
    const id = await began({ card: "pm_card_chargeCustomerFail" });
    await runDue(inDays(31));
    const { status, body } = await shop.api("DELETE", `/subscriptions/${id}`);
    expect([status, body.status]).toEqual([200, "canceled"]);
    expect((await ordersOf(id)).map((order) => order.status)).toEqual(["paid", "void"]);
    for (const change of [
      { revoke: true },
      { metadata: {} },
      { resume: true },
      { cancel_at_period_end: false },
    ])
      expect((await patch(id, change)).body.error).toBe("AlreadyCanceledSubscription");
  });

  test("by its older name is the same", async () => {
    const later = await shop.api("POST", `/subscriptions/${await began()}/cancel`, { reason: "other" });
    expect(later.body).toMatchObject({ cancel_at_period_end: true, customer_cancellation_reason: "other" });
    const now = await shop.api("POST", `/subscriptions/${await began()}/cancel`, {
      cancel_at_period_end: false,
    });
    expect(now.body).toMatchObject({ status: "canceled" });
  });

  test("and a renewal at the same instant: either it was renewed before, or it was not billed", async () => {
    const id = await began();
    const at = inDays(31);
    await Promise.all([endSubscription(at, id), runDue(at)]);
    await runDue(at);
    const orders = await ordersOf(id);
    expect((await rowOf(id)).status).toBe("canceled");
    // A charge that was under way when it ended is given back.
    const paid = await ctx.db.payment.count({
      where: { order: { subscription_id: id }, status: "succeeded" },
    });
    const returned = await ctx.db.$queryRaw<unknown[]>`
      SELECT 1 FROM graphile_worker.jobs WHERE task_identifier = 'payments.refund-duplicate'`;
    if (orders.at(-1)?.status === "void") expect(returned.length).toBe(paid);
    expect(orders.length).toBeLessThanOrEqual(2);
  });
});

describe("a pause", () => {
  test("comes at the end of the period, and the resumption begins a new one and charges it", async () => {
    const id = await began();
    const planned = await patch(id, { pause_at_period_end: true, resumes_at: inDays(90).now.toISOString() });
    expect(planned.body).toMatchObject({
      pause_at_period_end: true,
      resumes_at: inDays(90).now.toISOString(),
    });
    await runDue(inDays(31));
    expect(await rowOf(id)).toMatchObject({ status: "paused" });
    const resumed = await resumeSubscription(inDays(40), id);
    expect(resumed).toMatchObject({ status: "active", current_period_start: inDays(40).now.toISOString() });
    expect((await ordersOf(id)).at(-1)).toMatchObject({ status: "paid", total_amount: 2000n });
  });

  test("can be taken back, and is refused where it would be over before it begins", async () => {
    const id = await began();
    const early = await patch(id, { pause_at_period_end: true, resumes_at: inDays(2).now.toISOString() });
    expect(early.body.detail[0].loc).toEqual(["body", "resumes_at"]);
    await patch(id, { pause_at_period_end: true });
    expect((await patch(id, { pause_at_period_end: false })).body.pause_at_period_end).toBe(false);
    expect((await patch(id, { resume: true })).status).toBe(422);
  });
});

describe("dates", () => {
  test("a trial is extended, and ended now: the first period is charged", async () => {
    const id = await began({ trial_end: inDays(7).now });
    const until = inDays(20).now.toISOString();
    expect((await patch(id, { trial_end: until })).body).toMatchObject({
      trial_end: until,
      status: "trialing",
    });
    const over = await patch(id, { trial_end: "now" });
    expect(over.status, over.text).toBe(200);
    expect(over.body).toMatchObject({ status: "active" });
    expect((await ordersOf(id)).map(({ total_amount }) => Number(total_amount))).toEqual([0, 2000]);
    expect((await patch(id, { trial_end: "now" })).status).toBe(422);
  });

  test("the end of the period is moved, not into the past", async () => {
    const id = await began();
    const end = inDays(10).now.toISOString();
    const moved = await patch(id, { current_billing_period_end: end });
    expect(moved.body).toMatchObject({ current_period_end: end });
    expect(await ctx.db.pending_item.count({ where: { subscription_id: id } })).toBe(1);
    const past = await patch(id, { current_billing_period_end: inDays(-1).now.toISOString() });
    expect(past.body.detail[0].loc).toEqual(["body", "current_billing_period_end"]);
  });
});

describe("a discount", () => {
  test("holds from the next period on, and is counted once however often it is given", async () => {
    const id = await began();
    const discount = await aDiscount(ctx, { duration: "forever", max_redemptions: 1 });
    expect((await patch(id, { discount_id: discount.id })).body.discount.id).toBe(discount.id);
    await patch(id, { discount_id: null });
    expect((await patch(id, { discount_id: discount.id })).status).toBe(200);
    expect((await ctx.db.discount.findUniqueOrThrow({ where: { id: discount.id } })).redemptions_count).toBe(
      1,
    );
    await runDue(inDays(31));
    expect((await ordersOf(id)).map((order) => Number(order.total_amount))).toEqual([2000, 1600]);
  });

  test("that does not hold is refused with the reason, and nothing is counted", async () => {
    const id = await began();
    const other = await aPlan(ctx);
    const ended = await aDiscount(ctx, { products: [other.id] });
    const fixed = DiscountCreate.parse({
      type: "fixed",
      name: "Euro",
      amount: 100,
      currency: "eur",
      duration: "once",
    });
    const foreign = await createDiscount(ctx, newId(), fixed);
    expect((await patch(id, { discount_id: ended.id })).body.detail[0].msg).toBe(
      "This discount is not for this product.",
    );
    expect((await patch(id, { discount_id: foreign.id })).body.detail[0].msg).toBe(
      "This discount is not for this currency.",
    );
    expect((await patch(id, { discount_id: newId() })).status).toBe(422);
    expect(await ctx.db.discount_redemption.count({ where: { subscription_id: id } })).toBe(0);
  });

  test("with one use left goes to one of many subscriptions that ask at once", async () => {
    const ids = await Promise.all(Array.from({ length: 6 }, () => began()));
    const discount = await aDiscount(ctx, { max_redemptions: 1 });
    const answers = await Promise.all(ids.map((id) => patch(id, { discount_id: discount.id })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422, 422, 422, 422, 422]);
  });
});

describe("its terms", () => {
  test("payment method and metadata are changed together; another customer's card is refused", async () => {
    const { subscriptionId: id, customerId } = await aSubscription(ctx);
    const card = await aSavedCard(ctx, customerId, "pm_card_mastercard");
    const changed = await patch(id, { payment_method_id: card, metadata: { plan: "pro" } });
    expect(changed.body).toMatchObject({ payment_method_id: card, metadata: { plan: "pro" } });
    const stranger = await aSubscription(ctx);
    expect((await patch(stranger.subscriptionId, { payment_method_id: card })).status).toBe(422);
  });

  test("with another card a failed renewal is tried again at once, and goes on", async () => {
    const { subscriptionId: id, customerId } = await aSubscription(ctx, {
      card: "pm_card_chargeCustomerFail",
    });
    await runDue(inDays(31));
    const card = await aSavedCard(ctx, customerId);
    await patch(id, { payment_method_id: card });
    await runDue(inDays(31.1));
    expect(await rowOf(id)).toMatchObject({ status: "active" });
  });

  test("a change that waits for the next period is given up", async () => {
    const id = await began();
    const plan = await aPlan(ctx, { prices: [{ amount_type: "fixed", price_amount: 900 }] });
    const waiting = await patch(id, { product_id: plan.id, proration_behavior: "next_period" });
    expect(waiting.body.pending_update).toMatchObject({ product_id: plan.id, seats: null });
    expect((await patch(id, { pending_update: null })).body.pending_update).toBeNull();
  });

  test.each([
    [{ product_id: newId(), discount_id: null }, ["body", "discount_id"]],
    [{ revoke: true, metadata: {} }, ["body", "metadata"]],
    [{ resumes_at: "2030-01-01T00:00:00Z" }, ["body", "resumes_at"]],
    [{ seats: 3 }, ["body", "seats"]],
    [{ colour: "red" }, ["body", "colour"]],
  ])("two changes in one, or half of one, are refused: %j", async (body, loc) => {
    const answer = await patch(await began(), body);
    expect([answer.status, answer.body.detail?.[0]?.loc]).toEqual([422, loc]);
  });

  test("fifty changes at once are each made, one after the other", async () => {
    const id = await began();
    const { version } = await rowOf(id);
    const all = await Promise.all(
      Array.from({ length: 50 }, (_, index) => patch(id, { metadata: { index } })),
    );
    expect(all.filter(({ status }) => status === 200)).toHaveLength(50);
    expect((await rowOf(id)).version).toBe(version + 50);
  });
});

test("everything that is done with it waits while a change of it is being paid", async () => {
  const id = await began();
  await ctx.db.subscription.update({ where: { id }, data: { changing_payment_id: newId() } });
  for (const change of [
    { revoke: true },
    { metadata: {} },
    { cancel_at_period_end: true },
    { trial_end: "now" },
  ])
    expect((await patch(id, change)).body.error).toBe("SubscriptionLocked");
  await expect(cancelSubscription(ctx, id)).rejects.toMatchObject({ status: 409 });
});
