import { beforeAll, describe, expect, test } from "vitest";
import { DAY_MS } from "@/lib/time";
import { runDue } from "@/modules/subscriptions";
import type { Context } from "@/server/context";
import { aSubscription } from "../../factories/subscription.ts";
import { shopForTest } from "../../setup/shop.ts";

const shop = shopForTest();
let ctx: Context;
beforeAll(() => {
  ctx = shop.own().ctx;
});

const daysAfter = (instant: Date, days: number) => new Date(instant.getTime() + days * DAY_MS);
const rowOf = (id: string) => ctx.db.subscription.findUniqueOrThrow({ where: { id } });
const amountsOf = async (id: string) =>
  (await ctx.db.order.findMany({ where: { subscription_id: id }, orderBy: { number: "asc" } })).map(
    ({ total_amount }) => Number(total_amount),
  );
const patch = (id: string, body: object) => shop.api("PATCH", `/subscriptions/${id}`, body);

/** Paid for a month, with a trial of three weeks behind that. */
async function given() {
  const { subscriptionId: id } = await aSubscription(ctx);
  const paidUntil = (await rowOf(id)).current_period_end;
  const answer = await patch(id, { trial_end: daysAfter(paidUntil, 21).toISOString() });
  expect(answer.body).toMatchObject({ status: "trialing", trial_start: paidUntil.toISOString() });
  return { id, paidUntil };
}

describe("a trial given to a subscription that is paid for", () => {
  test("comes after the paid time, which neither its end nor another billing date takes away", async () => {
    const { id, paidUntil } = await given();
    const early = daysAfter(paidUntil, -3).toISOString();
    for (const body of [{ trial_end: early }, { trial_end: "now" }, { current_billing_period_end: early }]) {
      const refused = await patch(id, body);
      expect([refused.status, refused.body.detail[0].loc]).toEqual([422, ["body", Object.keys(body)[0]]]);
    }
    expect(await amountsOf(id)).toEqual([2000]);
  });

  test("is taken back to nothing: the next charge is when it would have been", async () => {
    const { id, paidUntil } = await given();
    expect((await patch(id, { trial_end: paidUntil.toISOString() })).status).toBe(200);
    await runDue({ ...ctx, now: paidUntil });
    expect(await amountsOf(id)).toEqual([2000, 2000]);
    expect(await rowOf(id)).toMatchObject({ status: "active", current_period_start: paidUntil });
  });

  test("can be ended once the paid time is over: the next period begins", async () => {
    const { id, paidUntil } = await given();
    const { updateSubscription } = await import("@/modules/subscriptions/update-subscription");
    const now = daysAfter(paidUntil, 2);
    await updateSubscription({ ...ctx, now }, id, { trial_end: "now" });
    expect(await rowOf(id)).toMatchObject({ status: "active", current_period_start: now });
    expect(await amountsOf(id)).toEqual([2000, 2000]);
  });
});
