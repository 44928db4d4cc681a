import { beforeAll, expect, test } from "vitest";
import { DAY_MS } from "@/lib/time";
import { runDue } from "@/modules/subscriptions";
import { changePlan } from "@/modules/subscriptions/change-plan";
import type { Context } from "@/server/context";
import { aPlan, aSubscription } from "../../factories/subscription.ts";
import { shopForTest } from "../../setup/shop.ts";
import { control } from "../sandbox/start-sandbox.ts";

const shop = shopForTest();
let ctx: Context;
beforeAll(() => {
  ctx = shop.own().ctx;
});

const began = new Date("2026-04-01T00:00:00Z");
/** Days after it began; its period has 30. */
const day = (days: number): Context => ({ ...ctx, now: new Date(began.getTime() + days * DAY_MS) });

const pro = (named: Parameters<typeof aPlan>[1] = {}) =>
  aPlan(ctx, { name: "Pro plan", prices: [{ amount_type: "fixed", price_amount: 5000 }], ...named });

const ordersOf = (id: string) =>
  ctx.db.order.findMany({
    where: { subscription_id: id },
    orderBy: { number: "asc" },
    include: { items: { orderBy: { id: "asc" } }, payments: true },
  });
const rowOf = (id: string) => ctx.db.subscription.findUniqueOrThrow({ where: { id } });

/** Postings of the organization's customer, added up. */
async function booksOf(customerId: string) {
  const entries = await ctx.db.journal_entry.findMany({ where: { customer_id: customerId } });
  const sum = (of: (entry: (typeof entries)[number]) => bigint) =>
    Number(entries.reduce((all, entry) => all + of(entry), 0n));
  return {
    receivables: sum(({ receivables }) => receivables),
    customer_balances: sum(({ customer_balances }) => customer_balances) || 0,
    stripe_clearing: sum(({ stripe_clearing }) => stripe_clearing),
  };
}

test("two changes: one is made, and the other changes nothing", async () => {
  const { subscriptionId: id } = await aSubscription(day(0));
  const plans = [await pro(), await pro()];
  // So that the first is still being paid when the second comes, however busy the machine is.
  await control(shop.sandbox(), "POST", "faults", {
    method: "POST",
    path: "/v1/payment_intents",
    mode: "delay_after",
    delay_ms: 2_000,
    times: 1,
  });
  const both = await Promise.allSettled(
    plans.map(({ id: product_id }) => changePlan(day(15), id, { product_id, proration_behavior: "invoice" })),
  );
  const refused = both.flatMap((each) => (each.status === "rejected" ? [each.reason.kind] : []));
  expect(refused).toEqual(["SubscriptionLocked"]);
  expect(await ordersOf(id)).toHaveLength(2);
});

test("fifty changes of one subscription leave one order more, and the books in balance", async () => {
  const { subscriptionId: id, customerId } = await aSubscription(day(0));
  const { id: product_id } = await pro();
  const all = await Promise.allSettled(
    Array.from({ length: 50 }, () => changePlan(day(15), id, { product_id, proration_behavior: "invoice" })),
  );
  expect(all.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  const kinds = all.flatMap((each) => (each.status === "rejected" ? [each.reason.kind] : []));
  expect(new Set([...kinds, "SubscriptionLocked", "RequestValidationError"]).size).toBe(2);
  expect(await ordersOf(id)).toHaveLength(2);
  expect(await booksOf(customerId)).toMatchObject({ receivables: 2000, stripe_clearing: 1500 });
});

test("a change and a renewal: each period is billed once, and nothing is lost", async () => {
  const { subscriptionId: id } = await aSubscription(day(0));
  const { id: product_id } = await pro();
  const at = day(30);
  const [changed] = await Promise.allSettled([
    changePlan(at, id, { product_id, proration_behavior: "invoice" }),
    runDue(at),
  ]);
  await runDue(at);
  expect(changed.status).toBe("fulfilled");
  const cycles = (await ordersOf(id)).filter(({ billing_reason }) => billing_reason === "subscription_cycle");
  expect(cycles).toHaveLength(1);
  expect(await rowOf(id)).toMatchObject({ product_id, status: "active", changing_payment_id: null });
});

test("the balance moves while the charge is under way: it is charged once, and the difference is in the balance", async () => {
  const { subscriptionId: id, customerId } = await aSubscription(day(0));
  const where = { customer_id: customerId, currency: "usd", organization_id: ctx.organizationId };
  await ctx.db.customer_balance.create({ data: { ...where, amount: 400n } });
  await control(shop.sandbox(), "POST", "faults", {
    method: "POST",
    path: "/v1/payment_intents",
    mode: "delay_before",
    delay_ms: 700,
    times: 1,
  });
  const change = changePlan(day(15), id, { product_id: (await pro()).id, proration_behavior: "invoice" });
  await expect.poll(async () => (await rowOf(id)).changing_payment_id, { timeout: 5_000 }).not.toBeNull();
  await ctx.db.customer_balance.updateMany({ where, data: { amount: 100n } });
  await change;
  expect((await ordersOf(id)).at(-1)).toMatchObject({ total_amount: 1500n, applied_balance_amount: -400n });
  expect(await ctx.db.customer_balance.findFirstOrThrow({ where })).toMatchObject({ amount: -300n });
});
