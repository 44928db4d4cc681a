import { beforeAll, expect, test } from "vitest";
import { resumePayment } from "@/modules/stripe-events/settle-payment";
import { runDue } from "@/modules/subscriptions";
import type { Context } from "@/server/context";
import { world } from "@/server/context";
import { aPlan, aSubscription } from "../../factories/subscription.ts";
import { shopForTest } from "../../setup/shop.ts";
import { control } from "../sandbox/start-sandbox.ts";

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
    include: { payments: true },
  });

test("an answer of Stripe that is lost leaves an owed order, which the sweep finds paid, charged once", async () => {
  const { subscriptionId: id } = await aSubscription(at("2025-11-05"));
  await control(shop.sandbox(), "POST", "faults", {
    method: "POST",
    path: "/v1/payment_intents",
    mode: "drop_after",
    times: 2,
  });
  await runDue(at("2025-12-05"));
  const [, owed] = await ordersOf(id);
  expect([owed?.status, owed?.payments[0]?.status]).toEqual(["pending", "pending"]);
  await runDue(at("2025-12-05"));
  await resumePayment(world(), owed?.payments[0]?.id ?? "");
  const [, paid] = await ordersOf(id);
  expect([paid?.status, paid?.payments.map(({ status }) => status)]).toEqual(["paid", ["succeeded"]]);
});

test("twelve workers at once bill each of sixty subscriptions once, and Stripe takes the money once", async () => {
  const product = await aPlan(ctx);
  const begun = [];
  for (let made = 0; made < 60; made++) begun.push(await aSubscription(at("2026-01-05"), { product }));
  await Promise.all(Array.from({ length: 12 }, () => runDue(at("2026-02-05"))));
  for (const { subscriptionId, customerId } of begun) {
    const [, renewal, ...more] = await ordersOf(subscriptionId);
    expect([renewal?.status, renewal?.payments.length, more]).toEqual(["paid", 1, []]);
    const { stripe_customer_id } = await ctx.db.customer.findUniqueOrThrow({ where: { id: customerId } });
    const { data } = await ctx.stripe.paymentIntents.list({ customer: stripe_customer_id ?? "" });
    expect(data.map(({ status, amount }) => [status, amount])).toEqual([["succeeded", 2000]]);
  }
  const numbers = (await ctx.db.order.findMany({ where: { organization_id: ctx.organizationId } }))
    .map(({ number }) => number)
    .sort((one, other) => one - other);
  expect(numbers).toEqual(numbers.map((_, index) => index + 1));
});

test("one subscription that cannot be billed holds up no other, and is tried again in an hour", async () => {
  const { subscriptionId: broken } = await aSubscription(at("2026-05-05"));
  const { subscriptionId: sound } = await aSubscription(at("2026-05-05"));
  await ctx.db.subscription.update({
    where: { id: broken },
    data: { pending_update: { id: broken, created_at: "2026-05-05T12:00:00Z", terms: { cycle: null } } },
  });
  await runDue(at("2026-06-05"));
  expect((await ordersOf(sound)).map(({ status }) => status)).toEqual(["paid", "paid"]);
  const row = await ctx.db.subscription.findUniqueOrThrow({ where: { id: broken } });
  expect(row.due_at?.toISOString()).toBe("2026-06-05T13:00:00.000Z");
  await ctx.db.$executeRaw`UPDATE subscription SET pending_update = NULL WHERE id = ${broken}::uuid`;
  await runDue({ ...ctx, now: new Date("2026-06-05T13:00:01Z") });
  expect((await ordersOf(broken)).map(({ status }) => status)).toEqual(["paid", "paid"]);
});

test("one order that cannot be charged again holds up no other, and is tried again in an hour", async () => {
  const card = "pm_card_chargeCustomerFail";
  const { subscriptionId: broken } = await aSubscription(at("2026-05-05"), { card });
  const { subscriptionId: sound } = await aSubscription(at("2026-05-05"), { card });
  await runDue(at("2026-06-05"));
  const [, order] = await ordersOf(broken);
  await ctx.db.$executeRawUnsafe(`
    CREATE FUNCTION refuse_one() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN IF NEW.order_id = '${order?.id}' THEN RAISE 'refused'; END IF; RETURN NEW; END $$`);
  await ctx.db.$executeRaw`
    CREATE TRIGGER refuse_one BEFORE INSERT ON payment FOR EACH ROW EXECUTE FUNCTION refuse_one()`;
  await runDue(at("2026-06-07"));
  expect((await ordersOf(sound))[1]).toMatchObject({ failed_payments_count: 2 });
  const [, later] = await ordersOf(broken);
  expect(later?.next_payment_attempt_at?.toISOString()).toBe("2026-06-07T13:00:00.000Z");
  await ctx.db.$executeRaw`DROP FUNCTION refuse_one CASCADE`;
  await runDue({ ...ctx, now: new Date("2026-06-07T13:00:01Z") });
  expect((await ordersOf(broken))[1]).toMatchObject({ failed_payments_count: 2 });
});

test("what is too little to charge is carried over and paid with the next period", async () => {
  const product = await aPlan(ctx, { prices: [{ amount_type: "fixed", price_amount: 60 }] });
  const { subscriptionId: id, customerId } = await aSubscription(at("2026-07-05"), { product });
  await ctx.db.customer_balance.create({
    data: { customer_id: customerId, currency: "usd", organization_id: ctx.organizationId, amount: 40 },
  });
  await runDue(at("2026-08-05"));
  await runDue(at("2026-09-05"));
  const money = (await ordersOf(id)).slice(1).map((order) => ({
    total: Number(order.total_amount),
    applied: Number(order.applied_balance_amount),
    charged: order.payments.map(({ amount }) => Number(amount)),
  }));
  expect(money).toEqual([
    { total: 60, applied: -60, charged: [] },
    { total: 60, applied: 20, charged: [80] },
  ]);
});
