import { beforeAll, expect, test } from "vitest";
import { DomainError } from "@/lib/errors";
import { DAY_MS } from "@/lib/time";
import { recompute } from "@/modules/books/recompute";
import { deleteCustomer } from "@/modules/customers/delete-customer";
import { removePaymentMethod } from "@/modules/payment-methods/remove-payment-method";
import { setDefaultPaymentMethod } from "@/modules/payment-methods/set-default";
import { resumePayment } from "@/modules/stripe-events/settle-payment";
import { runDue } from "@/modules/subscriptions";
import { payOrder } from "@/modules/subscriptions/pay-order";
import { updateSubscription } from "@/modules/subscriptions/update-subscription";
import type { Context } from "@/server/context";
import { aCustomer } from "../../factories/customer.ts";
import { aPlan, aSavedCard, aSubscription } from "../../factories/subscription.ts";
import { shopForTest } from "../../setup/shop.ts";

const shop = shopForTest();
let ctx: Context;
beforeAll(() => {
  ctx = shop.own().ctx;
});

const began = new Date("2026-04-01T00:00:00Z");
const day = (days: number): Context => ({ ...ctx, now: new Date(began.getTime() + days * DAY_MS) });

/** Two customers with two cards each, of which one pays, and with three subscriptions each. */
async function aCrowd() {
  const plans = [];
  for (const price_amount of [1000, 3000, 7000])
    plans.push(await aPlan(ctx, { prices: [{ amount_type: "fixed", price_amount }] }));
  const crowd = [];
  for (const first of ["pm_card_visa", "pm_card_chargeCustomerFail"]) {
    const customer = await aCustomer(ctx);
    const cards = [await aSavedCard(ctx, customer.id, first), await aSavedCard(ctx, customer.id)];
    const ids = [];
    for (const product of plans)
      ids.push((await aSubscription(day(0), { customer, product, card: null })).subscriptionId);
    const row = await ctx.db.customer.findUniqueOrThrow({ where: { id: customer.id } });
    crowd.push({ customerId: customer.id, stripeId: row.stripe_customer_id ?? "", cards, ids });
  }
  return { crowd, plans: plans.map(({ id }) => id) };
}

type Member = Awaited<ReturnType<typeof aCrowd>>["crowd"][number];
type Work = () => Promise<unknown>;

const openOf = (ids: string[]) =>
  ctx.db.order.findMany({ where: { subscription_id: { in: ids }, status: "pending" } });

/** What anybody may do in a round; in the last one they are deleted besides. */
async function worksOf(at: Context, round: number, plans: string[], member: Member): Promise<Work[]> {
  const { customerId, cards, ids } = member;
  const [a = "", b = "", c = ""] = ids;
  const [plan, other] = [plans[round % 3], plans[(round + 1) % 3]];
  const [card = "", spare = ""] = round % 2 ? cards : cards.toReversed();
  const payments = (await openOf(ids)).flatMap(({ id }) => [
    () => payOrder(at, id, { trigger: "retry_admin", means: null }),
    () => payOrder(at, id, { trigger: "retry_customer", means: null }),
  ]);
  return [
    () => updateSubscription(at, a, { product_id: plan, proration_behavior: "invoice" }),
    () => updateSubscription(at, a, { product_id: other, proration_behavior: "reset" }),
    () => updateSubscription(at, b, { product_id: plan, proration_behavior: "prorate" }),
    () => updateSubscription(at, b, { cancel_at_period_end: round % 2 === 0 }),
    () => updateSubscription(at, c, round % 2 ? { resume: true } : { pause_at_period_end: true }),
    () => setDefaultPaymentMethod(at, customerId, card),
    () => removePaymentMethod(at, customerId, spare),
    ...payments,
    ...(round === LAST ? [() => deleteCustomer(at, { id: customerId })] : []),
  ];
}

const DAYS = [10, 30, 31, 40, 61, 63, 68];
const LAST = DAYS.length - 1;

/** All of it at once; answers what went wrong beyond a refusal. */
async function crossed(works: Work[]): Promise<string[]> {
  const ends = await Promise.allSettled(works.map((work) => work()));
  return ends.flatMap((end) =>
    end.status === "rejected" && !(end.reason instanceof DomainError) ? [String(end.reason)] : [],
  );
}

/** What Stripe took of a customer, and what the payments say. */
async function takenOf({ customerId, stripeId }: Member): Promise<[number, number]> {
  const { data } = await ctx.stripe.paymentIntents.list({ customer: stripeId, limit: 100 });
  const payments = await ctx.db.payment.findMany({
    where: { customer_id: customerId, status: "succeeded" },
  });
  return [
    data.filter(({ status }) => status === "succeeded").reduce((sum, { amount }) => sum + amount, 0),
    payments.reduce((sum, { amount }) => sum + Number(amount), 0),
  ];
}

test("whatever is done at once to subscriptions of one customer, books, periods and Stripe agree", {
  timeout: 240_000,
}, async () => {
  const { crowd, plans } = await aCrowd();
  const wrong: string[] = [];
  for (const [round, at] of DAYS.map(day).entries()) {
    const works: Work[] = [() => runDue(at), () => runDue(at), () => runDue(at)];
    for (const member of crowd) works.push(...(await worksOf(at, round, plans, member)));
    wrong.push(...(await crossed(works)));
    const pending = await ctx.db.payment.findMany({ where: { status: "pending" } });
    for (const { id } of pending) await resumePayment(at, id);
    for (const { customerId } of round < LAST - 1 ? crowd : []) await aSavedCard(ctx, customerId);
  }
  expect(wrong).toEqual([]);
  const of = { in: crowd.flatMap(({ ids }) => ids) };
  expect(await ctx.db.subscription.count({ where: { id: of, status: { not: "canceled" } } })).toBe(0);
  expect(await openOf(of.in)).toEqual([]);
  // The factory pays the first order of each without a payment.
  const where = { subscription_id: of, billing_reason: "subscription_create" };
  const unpaid = new Set((await ctx.db.order.findMany({ where })).map(({ id }) => id));
  const differences = await recompute(ctx.read, ctx.organizationId);
  expect(differences.filter(({ id }) => !unpaid.has(id))).toEqual([]);
  for (const [taken, known] of await Promise.all(crowd.map(takenOf))) {
    expect(taken).toBe(known);
    expect(taken).toBeGreaterThan(0);
  }
});
