import { expect, test } from "vitest";
import { DAY_MS } from "@/lib/time";
import { runDue } from "@/modules/subscriptions";
import { aSubscription } from "../../factories/subscription.ts";
import { shopForTest } from "../../setup/shop.ts";

const shop = shopForTest();

test("what the customer's balance paid of a renewal is not given back; when the rest is, the order is refunded", async () => {
  const { ctx } = shop.own();
  const { subscriptionId, customerId } = await aSubscription(ctx);
  const owner = { customer_id: customerId, currency: "usd", organization_id: ctx.organizationId };
  await ctx.db.customer_balance.create({ data: { ...owner, amount: 1200n } });
  await runDue({ ...ctx, now: new Date(ctx.now.getTime() + 31 * DAY_MS) });
  const where = { subscription_id: subscriptionId, billing_reason: "subscription_cycle" };
  const { id: order_id } = await ctx.db.order.findFirstOrThrow({ where });
  const order = async () => (await shop.api("GET", `/orders/${order_id}`)).body;
  expect(await order()).toMatchObject({
    total_amount: 2000,
    applied_balance_amount: -1200,
    refundable_amount: 800,
  });
  const refund = (amount: number) => shop.api("POST", "/refunds", { order_id, reason: "other", amount });
  expect((await refund(801)).body.detail[0].loc).toEqual(["body", "amount"]);
  expect(await refund(800)).toMatchObject({ status: 201, body: { status: "succeeded", amount: 800 } });
  expect(await order()).toMatchObject({ status: "refunded", refundable_amount: 0 });
  expect((await refund(1)).body.error).toBe("RefundedAlready");
});
