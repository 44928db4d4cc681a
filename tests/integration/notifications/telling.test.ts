import { expect, test } from "vitest";
import { newId } from "@/lib/id";
import { DAY_MS } from "@/lib/time";
import { newsOf, notify } from "@/modules/notifications";
import { refundFailed } from "@/modules/notifications/kinds/money";
import { newOrder } from "@/modules/notifications/kinds/sales";
import { tellOfEvents } from "@/modules/notifications/tell-of-events";
import { runDue } from "@/modules/subscriptions";
import { cancelSubscription, endSubscription } from "@/modules/subscriptions/cancel-subscription";
import { type Context, world } from "@/server/context";
import { transaction } from "@/server/db/transaction";
import { emit } from "@/server/events/outbox";
import { aDispute } from "../../factories/dispute.ts";
import { anOrder } from "../../factories/order.ts";
import type { Merchant } from "../../factories/organization.ts";
import { aSubscription } from "../../factories/subscription.ts";
import { aMember } from "../../factories/user.ts";
import { mailsTo } from "../../setup/mails.ts";
import { shopForTest } from "../../setup/shop.ts";
import { deliver, eventOf } from "../../setup/stripe-events.ts";

const shop = shopForTest();

const FAILS_LATER = "4000000000005126";

/** As the workers do, until there is nothing more. */
async function tellAll(): Promise<void> {
  for (;;) if ((await tellOfEvents(world())) === 0) return;
}

const toldTo = async (userId: string) => {
  const rows = await world().db.notification.findMany({ where: { user_id: userId }, orderBy: { id: "asc" } });
  return rows.map(({ kind, data }) => ({ kind, data }));
};
const kindsTo = async (userId: string) => (await toldTo(userId)).map(({ kind }) => kind);

test("each member is told once of an order, however often and by however many workers at once", async () => {
  const merchant = await shop.merchant();
  const people = [await aMember(merchant.id), await aMember(merchant.id, "member")];
  const orders = [await anOrder(shop, merchant), await anOrder(shop, merchant)];
  await Promise.all([1, 2, 3, 4, 5].map(tellAll));
  await world().db.notification_progress.updateMany({ data: { position: 0 } });
  await Promise.all([1, 2, 3].map(tellAll));
  for (const { id } of people) {
    const rows = await world().db.notification.findMany({ where: { user_id: id }, orderBy: { id: "asc" } });
    expect(rows.map(({ object_id }) => object_id)).toEqual(orders.map(({ id }) => id));
    expect(await toldTo(id)).toEqual(
      orders.map(() => ({
        kind: "new_order",
        data: { product: "Test product", amount: 2380, currency: "usd" },
      })),
    );
  }
});

test("an event whose transaction ends later than that of the next one is not passed over", async () => {
  const merchant = await shop.merchant();
  const { id, ctx } = merchant;
  const member = await aMember(id);
  const dispute = await aDispute(shop, merchant);
  await tellAll();
  await world().db.notification.deleteMany({ where: { user_id: member.id } });
  const again = () => ({
    type: "dispute.created" as const,
    organizationId: id,
    objectId: newId(),
    payload: dispute,
  });
  const first = Promise.withResolvers<void>();
  const written = Promise.withResolvers<void>();
  const slow = transaction(ctx.db, async (tx) => {
    await emit(tx, again());
    written.resolve();
    await first.promise;
  });
  await written.promise;
  await transaction(ctx.db, (tx) => emit(tx, again()));
  await tellAll();
  expect(await kindsTo(member.id)).toEqual([]);
  first.resolve();
  await slow;
  await tellAll();
  expect(await kindsTo(member.id)).toEqual(["dispute_opened", "dispute_opened"]);
});

test("a dispute is told of when it opens and when it is decided, with its order, amount and reason", async () => {
  const merchant = await shop.merchant();
  const member = await aMember(merchant.id);
  const dispute = await aDispute(shop, merchant);
  const { token } = merchant;
  expect((await shop.api("POST", `/disputes/${dispute.id}/accept`, undefined, { token })).status).toBe(200);
  await tellAll();
  expect(await toldTo(member.id)).toMatchObject([
    { kind: "new_order" },
    { kind: "dispute_opened", data: { amount: 2380, currency: "usd", reason: "fraudulent" } },
    { kind: "dispute_decided", data: { amount: 2380, currency: "usd", status: "lost" } },
  ]);
  const rows = await world().db.notification.findMany({
    where: { user_id: member.id, kind: { not: "new_order" } },
  });
  expect(new Set(rows.map(({ object_id }) => object_id))).toEqual(new Set([dispute.order_id]));
});

test("a refund that the bank sends back is told of once, by mail as well", async () => {
  const merchant = await shop.merchant();
  const member = await aMember(merchant.id);
  const order = await anOrder(shop, merchant, { card: FAILS_LATER });
  const { token } = merchant;
  const refund = { order_id: order.id, reason: "other", amount: 500 };
  const { body } = await shop.api("POST", "/refunds", refund, { token });
  const { stripe_refund_id } = await world().db.refund.findUniqueOrThrow({ where: { id: body.id } });
  await deliver(shop, await eventOf(shop, stripe_refund_id ?? "", "refund.failed"));
  await tellAll();
  await tellAll();
  expect(await toldTo(member.id)).toMatchObject([
    { kind: "new_order" },
    { kind: "refund_failed", data: { amount: 595, currency: "usd" } },
  ]);
  const [mail, ...others] = await mailsTo(member.email);
  expect([mail?.subject, others]).toEqual(["Refund failed (Test organization)", []]);
  expect(mail?.text).toContain(`/dashboard/test-${merchant.id}/orders/${order.id}`);
  expect(mail?.text).toContain(`/dashboard/test-${merchant.id}/settings/notifications`);
});

const began = new Date("2026-04-01T00:00:00Z");
const day = (ctx: Context, days: number): Context => ({
  ...ctx,
  now: new Date(began.getTime() + days * DAY_MS),
});

async function whoCannotPay({ id, ctx }: Merchant, settings: object = {}) {
  const member = await aMember(id);
  await ctx.db.organization.update({ where: { id }, data: { settings } });
  const { subscriptionId } = await aSubscription(day(ctx, 0), { card: "pm_card_chargeCustomerFail" });
  for (const days of [30, 32, 37, 44, 51]) await runDue(day(ctx, days));
  await tellAll();
  return { member, subscriptionId };
}

test("a subscription that is lost because nobody pays is told of as that alone, and once", async () => {
  const { member } = await whoCannotPay(await shop.merchant());
  expect(await toldTo(member.id)).toMatchObject([
    {
      kind: "new_subscription",
      data: { product: "Monthly plan", amount: 2000, interval: "month", trial_end: null },
    },
    { kind: "subscription_lost", data: { product: "Monthly plan", has_ended: true } },
  ]);
  expect(await mailsTo(member.email)).toHaveLength(1);
});

test("one that is kept unpaid is told of once, also when it is changed or ended afterwards", async () => {
  const merchant = await shop.merchant();
  const settings = { subscription_settings: { after_retries: "unpaid" } };
  const { member, subscriptionId } = await whoCannotPay(merchant, settings);
  expect(await toldTo(member.id)).toMatchObject([
    { kind: "new_subscription" },
    { kind: "subscription_lost", data: { has_ended: false } },
  ]);
  const { token } = merchant;
  const path = `/subscriptions/${subscriptionId}`;
  expect((await shop.api("PATCH", path, { metadata: { a: "b" } }, { token })).status).toBe(200);
  await endSubscription(day(merchant.ctx, 52), subscriptionId);
  await tellAll();
  expect(await kindsTo(member.id)).toEqual(["new_subscription", "subscription_lost"]);
});

test("one that its customer gives up is told of as canceled, with its end; a trial as a trial", async () => {
  const { id, ctx } = await shop.merchant();
  const member = await aMember(id);
  const { subscriptionId } = await aSubscription(day(ctx, 0), { trial_end: day(ctx, 14).now });
  await cancelSubscription(day(ctx, 1), subscriptionId);
  await tellAll();
  expect(await toldTo(member.id)).toMatchObject([
    { kind: "new_subscription", data: { trial_end: day(ctx, 14).now.toISOString() } },
    { kind: "subscription_canceled", data: { ends_at: day(ctx, 14).now.toISOString() } },
  ]);
});

test("an organization whose clock was moved is told with its own time, by mail too", async () => {
  const { id, token } = await shop.merchant();
  const member = await aMember(id);
  const to = new Date(Date.now() + 40 * DAY_MS).toISOString();
  const { advance } = await import("../../setup/test-clock.ts");
  const api: typeof shop.api = (method, path, body) => shop.api(method, path, body, { token });
  const now = await advance(api, { to });
  const { inOrganization } = await import("@/server/clock");
  const { disableEndpoint } = await import("@/modules/webhooks/disable-endpoint");
  const endpoint = await api("POST", "/webhooks/endpoints", {
    url: "https://example.com/hook",
    format: "raw",
    events: ["order.paid"],
  });
  expect((await inOrganization(world(), id)).now.toISOString()).toBe(now);
  await disableEndpoint(world(), { endpoint_id: endpoint.body.id, organization_id: id }, "gone");
  const rows = await world().db.notification.findMany({ where: { user_id: member.id } });
  expect(rows.map(({ kind, created_at }) => [kind, created_at.toISOString()])).toEqual([
    ["webhook_endpoint_disabled", now],
  ]);
  const mails = await world().db.mail.findMany({ where: { recipient: member.email } });
  expect(mails.map(({ created_at }) => created_at.toISOString())).toEqual([now]);
});

test("what one event of another version says stops nobody else's", async () => {
  const merchant = await shop.merchant();
  const { id, ctx } = merchant;
  const member = await aMember(id);
  const objectId = newId();
  await transaction(ctx.db, (tx) =>
    emit(tx, {
      type: "refund.updated",
      organizationId: id,
      objectId,
      payload: { status: "failed", amount: "a lot" },
    }),
  );
  await anOrder(shop, merchant);
  await tellAll();
  expect(await kindsTo(member.id)).toEqual(["new_order"]);
});

test("told at once by many, of the same thing, a member is told once; what is rolled back was never told", async () => {
  const { id, ctx } = await shop.merchant();
  const member = await aMember(id);
  const about = { organizationId: id, key: "one", objectId: null, at: ctx.now };
  const sold = newsOf(newOrder, { ...about, data: { product: "Tea", amount: 1, currency: "usd" } });
  const failed = newsOf(refundFailed, { ...about, data: { amount: 1, currency: "usd", reason: null } });
  await expect(
    transaction(ctx.db, async (tx) => {
      await notify(tx, [failed]);
      throw new Error("rolled back");
    }),
  ).rejects.toThrow("rolled back");
  expect([await kindsTo(member.id), await mailsTo(member.email)]).toEqual([[], []]);
  await Promise.all(Array.from({ length: 6 }, () => transaction(ctx.db, (tx) => notify(tx, [sold, failed]))));
  expect(await kindsTo(member.id)).toEqual(["new_order", "refund_failed"]);
  expect(await mailsTo(member.email)).toHaveLength(1);
});
