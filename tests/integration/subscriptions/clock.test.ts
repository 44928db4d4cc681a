import { expect, test } from "vitest";
import type { Context } from "@/server/context";
import { world } from "@/server/context";
import { aPlan, aSubscription } from "../../factories/subscription.ts";
import { shopForTest } from "../../setup/shop.ts";
import { advance } from "../../setup/test-clock.ts";

const shop = shopForTest();

/** An organization whose time stands still, with its API. */
async function stopped(): Promise<{ as: typeof shop.api; ctx: Context }> {
  const { ctx, token } = await shop.merchant();
  const as: typeof shop.api = (method, path, body) => shop.api(method, path, body, { token });
  const { body } = await as("POST", "/test-clock");
  return { as, ctx: { ...ctx, now: new Date(body.now) } };
}

const namesOfMails = async (ctx: Context) => {
  const rows = await world().db.mail.findMany({
    where: { organization_id: ctx.organizationId },
    orderBy: [{ created_at: "asc" }, { id: "asc" }],
  });
  return rows.map(({ name }) => name);
};

test("fourteen months of a monthly plan pass at once: fourteen orders, each paid at its own instant", async () => {
  const { as, ctx } = await stopped();
  const { subscriptionId } = await aSubscription(ctx);
  await advance(as, { days: 425 });
  const orders = await ctx.db.order.findMany({
    where: { subscription_id: subscriptionId },
    orderBy: { number: "asc" },
    include: { payments: true },
  });
  expect(orders.length).toBe(14);
  for (const [index, order] of orders.entries()) {
    expect(order.status).toBe("paid");
    expect(order.created_at).toEqual(order.period_start);
    expect(order.period_start).toEqual(orders[index - 1]?.period_end ?? ctx.now);
  }
  const names = await namesOfMails(ctx);
  expect(names.filter((name) => name === "subscription.renewed").length).toBe(13);
});

test("a trial ends with a reminder before it and a charge at its end", async () => {
  const { as, ctx } = await stopped();
  const product = await aPlan(ctx, { trial_interval: "day", trial_interval_count: 14 });
  const trial_end = new Date(ctx.now.getTime() + 14 * 86_400_000);
  const { subscriptionId } = await aSubscription(ctx, { product, trial_end });
  await advance(as, { days: 10 });
  expect(await namesOfMails(ctx)).toEqual(["subscription.confirmed"]);
  await advance(as, { days: 5 });
  expect(await namesOfMails(ctx)).toEqual([
    "subscription.confirmed",
    "subscription.trial-ending",
    "subscription.renewed-after-trial",
  ]);
  const row = await ctx.db.subscription.findUniqueOrThrow({ where: { id: subscriptionId } });
  expect([row.status, row.current_period_start]).toEqual(["active", trial_end]);
});

test("a card that is about to expire is told of once, with a link that lets its customer in", async () => {
  const { as, ctx } = await stopped();
  const { customerId } = await aSubscription(ctx);
  const card = await ctx.db.payment_method.findFirstOrThrow({ where: { customer_id: customerId } });
  const expires_at = new Date(ctx.now.getTime() + 60 * 86_400_000);
  await ctx.db.payment_method.update({ where: { id: card.id }, data: { expires_at } });
  await advance(as, { days: 50 });
  const told = await world().db.mail.findMany({
    where: { organization_id: ctx.organizationId, name: "subscription.card-expiring" },
  });
  expect(told.map(({ created_at }) => created_at)).toEqual([
    new Date(expires_at.getTime() - 30 * 86_400_000),
  ]);
  const { manage_url } = (told[0]?.data ?? {}) as { manage_url: string };
  const { openPortal } = await import("@/modules/customer-sessions/open-portal");
  const [, , , , slug = ""] = manage_url.split(/[/?]/);
  const inside = await openPortal(new Request(manage_url), slug);
  expect(inside.headers.get("set-cookie")).toMatch(/^florin_customer=florin_cst_/);
  const forged = await openPortal(new Request(manage_url.replace(customerId, card.id)), slug);
  expect(forged.headers.get("set-cookie")).toBeNull();
});
