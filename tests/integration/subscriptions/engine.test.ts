import { beforeAll, describe, expect, test } from "vitest";
import { runDue } from "@/modules/subscriptions";
import type { Context } from "@/server/context";
import { aSubscription } from "../../factories/subscription.ts";
import { shopForTest } from "../../setup/shop.ts";

const shop = shopForTest();
let ctx: Context;
beforeAll(() => {
  ctx = shop.own().ctx;
});

const at = (day: string): Context => ({ ...ctx, now: new Date(`${day}T12:00:00Z`) });

const ordersOf = (id: string) =>
  ctx.db.order.findMany({
    where: { subscription_id: id },
    orderBy: { number: "asc" },
    include: { payments: true, items: true },
  });

describe("the engine", () => {
  test("bills each period once, from the anchor, and charges the saved card", async () => {
    const { subscriptionId: id } = await aSubscription(at("2026-01-31"));
    expect(await runDue(at("2026-02-28"))).toBe(1);
    expect(await runDue(at("2026-02-28"))).toBe(0);
    await runDue(at("2026-03-31"));
    const orders = await ordersOf(id);
    expect(orders.map(({ period_start }) => period_start?.toISOString().slice(0, 10))).toEqual([
      "2026-01-31",
      "2026-02-28",
      "2026-03-31",
    ]);
    expect(orders.map(({ status }) => status)).toEqual(["paid", "paid", "paid"]);
    expect(orders[2]?.payments.map(({ status, amount }) => [status, Number(amount)])).toEqual([
      ["succeeded", 2000],
    ]);
  });

  test("a long outage is caught up period by period", async () => {
    const { subscriptionId: id } = await aSubscription(at("2026-01-15"));
    await runDue(at("2026-06-20"));
    expect((await ordersOf(id)).map(({ period_start }) => period_start?.getUTCMonth())).toEqual([
      0, 1, 2, 3, 4, 5,
    ]);
  });

  test("a failed charge is tried again on days 2, 7, 14 and 21, then it is over", async () => {
    const { subscriptionId: id } = await aSubscription(at("2026-01-10"), {
      card: "pm_card_chargeCustomerFail",
    });
    await runDue(at("2026-02-10"));
    const days = [];
    for (let day = 10; day <= 28; day++) {
      await runDue(at(`2026-02-${day}`));
      const row = await ctx.db.subscription.findUniqueOrThrow({ where: { id } });
      const tries = (await ordersOf(id)).at(-1)?.payments.length;
      days.push(`${day} ${row.status} ${tries}`);
    }
    await runDue(at("2026-03-03"));
    const row = await ctx.db.subscription.findUniqueOrThrow({ where: { id } });
    expect([days, row.status, (await ordersOf(id)).map(({ status }) => status)]).toMatchInlineSnapshot(`
      [
        [
          "10 past_due 1",
          "11 past_due 1",
          "12 past_due 2",
          "13 past_due 2",
          "14 past_due 2",
          "15 past_due 2",
          "16 past_due 2",
          "17 past_due 3",
          "18 past_due 3",
          "19 past_due 3",
          "20 past_due 3",
          "21 past_due 3",
          "22 past_due 3",
          "23 past_due 3",
          "24 past_due 4",
          "25 past_due 4",
          "26 past_due 4",
          "27 past_due 4",
          "28 past_due 4",
        ],
        "canceled",
        [
          "paid",
          "void",
        ],
      ]
    `);
  });
});
