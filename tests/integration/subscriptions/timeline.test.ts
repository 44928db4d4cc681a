import { beforeAll, expect, test } from "vitest";
import { DAY_MS } from "@/lib/time";
import { runDue } from "@/modules/subscriptions";
import {
  cancelSubscription,
  endSubscription,
  uncancelSubscription,
} from "@/modules/subscriptions/cancel-subscription";
import { changePlan } from "@/modules/subscriptions/change-plan";
import { changeTerms, clearPendingUpdate } from "@/modules/subscriptions/change-terms";
import { listSubscriptionTimeline } from "@/modules/subscriptions/list-subscription-timeline";
import { moveBillingPeriod } from "@/modules/subscriptions/move-period";
import {
  pauseSubscription,
  resumeSubscription,
  unpauseSubscription,
} from "@/modules/subscriptions/pause-subscription";
import type { Context } from "@/server/context";
import { aDiscount } from "../../factories/discount.ts";
import { aPlan, aSavedCard, aSubscription } from "../../factories/subscription.ts";
import { shopForTest } from "../../setup/shop.ts";

const shop = shopForTest();
let ctx: Context;
beforeAll(() => {
  ctx = shop.own().ctx;
});

const began = new Date("2026-04-01T00:00:00Z");
const day = (days: number): Context => ({ ...ctx, now: new Date(began.getTime() + days * DAY_MS) });

/** What the timeline tells, the first first; events of one instant as they were caused. */
const kinds = async (id: string, ...wanted: string[]) =>
  (await listSubscriptionTimeline(ctx, id)).items
    .map(({ kind }) => kind)
    .filter((kind) => wanted.includes(kind) || wanted.length === 0)
    .reverse();

test("each change of a subscription is told with what it changed", async () => {
  const { subscriptionId: id } = await aSubscription(day(0));
  const { id: product_id } = await aPlan(ctx, { prices: [{ amount_type: "fixed", price_amount: 900 }] });
  const discount = await aDiscount(ctx, { name: "Ten off" });
  await changePlan(day(1), id, { product_id, proration_behavior: "next_period" });
  await clearPendingUpdate(day(2), id);
  await changeTerms(day(3), id, { discount_id: discount.id });
  await pauseSubscription(day(4), id, day(90).now);
  await unpauseSubscription(day(5), id);
  await cancelSubscription(day(6), id, { customer_cancellation_reason: "unused" });
  await uncancelSubscription(day(7), id);
  await moveBillingPeriod(day(8), id, day(40).now);
  await changeTerms(day(9), id, { trial_end: day(50).now });
  await changePlan(day(10), id, { product_id });
  await endSubscription(day(11), id);
  const { items } = await listSubscriptionTimeline(ctx, id);
  const told = items
    .map(({ kind }) => kind)
    .filter((kind) => kind !== "order_billed" && kind !== "activated");
  expect(told.reverse()).toEqual([
    "started",
    "change_planned",
    "change_dropped",
    "discount_changed",
    "pause_planned",
    "pause_dropped",
    "canceled",
    "uncanceled",
    "period_moved",
    "trial_moved",
    "plan_changed",
    "canceled",
    "ended",
  ]);
  expect(items).toContainEqual(expect.objectContaining({ kind: "discount_changed", discount: "Ten off" }));
  expect(new Set(items.map((entry) => entry.id)).size).toBe(items.length);
});

test("orders, payments and failures are told, those of a change that was not made too", async () => {
  const { subscriptionId: id, customerId } = await aSubscription(day(0), {
    card: "pm_card_chargeCustomerFail",
  });
  const { id: product_id } = await aPlan(ctx, { prices: [{ amount_type: "fixed", price_amount: 9000 }] });
  const change = changePlan(day(10), id, { product_id, proration_behavior: "invoice" });
  await expect(change).rejects.toMatchObject({ kind: "PaymentFailed" });
  await runDue(day(30));
  const card = await aSavedCard(ctx, customerId);
  await changeTerms(day(31), id, { payment_method_id: card });
  await runDue(day(31.1));
  const money = ["order_billed", "payment_failed", "payment_succeeded", "past_due", "activated"];
  expect((await kinds(id, ...money)).sort()).toEqual([
    "activated",
    "activated",
    "order_billed",
    "order_billed",
    "past_due",
    "payment_failed",
    "payment_failed",
    "payment_succeeded",
  ]);
});

test("a pause and its end are told", async () => {
  const { subscriptionId: id } = await aSubscription(day(0));
  await pauseSubscription(day(1), id, null);
  await runDue(day(30));
  await resumeSubscription(day(35), id);
  const wanted = ["pause_planned", "pause_dropped", "paused", "resumed"];
  expect(await kinds(id, ...wanted)).toEqual(["pause_planned", "paused", "resumed"]);
});

test("another organization is told nothing", async () => {
  const { subscriptionId: id } = await aSubscription(day(0));
  const { token } = await shop.merchant();
  const { status } = await shop.api("GET", `/subscriptions/${id}/timeline`, undefined, { token });
  expect(status).toBe(404);
});
