import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { DAY_MS } from "@/lib/time";
import { runDue } from "@/modules/subscriptions";
import { cancelSubscription } from "@/modules/subscriptions/cancel-subscription";
import { changePlan } from "@/modules/subscriptions/change-plan";
import { previewCancel } from "@/modules/subscriptions/preview-cancel";
import { previewChange } from "@/modules/subscriptions/preview-change";
import { previewCharge } from "@/modules/subscriptions/preview-charge";
import type { PreviewedOrder } from "@/modules/subscriptions/preview-schema";
import type { Context } from "@/server/context";
import { aDiscount } from "../../factories/discount.ts";
import { aPlan, aSubscription } from "../../factories/subscription.ts";
import { shopForTest } from "../../setup/shop.ts";

const shop = shopForTest();
let ctx: Context;
beforeAll(() => {
  ctx = shop.own().ctx;
});

const began = new Date("2026-04-01T00:00:00Z");
const day = (days: number): Context => ({ ...ctx, now: new Date(began.getTime() + days * DAY_MS) });

/** The latest order, in the shape of a preview of it. */
async function latest(id: string, count: number) {
  const orders = await ctx.db.order.findMany({
    where: { subscription_id: id },
    orderBy: { number: "asc" },
    include: { items: { orderBy: { id: "asc" } } },
  });
  expect(orders).toHaveLength(count);
  const order = orders.at(-1);
  return {
    period_start: order?.period_start?.toISOString(),
    period_end: order?.period_end?.toISOString(),
    subtotal_amount: Number(order?.subtotal_amount),
    discount_amount: Number(order?.discount_amount),
    net_amount: Number(order?.net_amount),
    tax_amount: Number(order?.tax_amount),
    total_amount: Number(order?.total_amount),
    applied_balance_amount: Number(order?.applied_balance_amount),
    lines: order?.items.map(({ label, amount, tax_amount, proration, price_id }) => ({
      label,
      product_price_id: price_id,
      amount: Number(amount),
      tax_amount: Number(tax_amount),
      proration,
    })),
  };
}

function shown(previewed: PreviewedOrder | null) {
  if (!previewed) return null;
  const { at, currency, due_amount, tax_behavior, lines, ...order } = previewed;
  return { ...order, lines: lines.map(({ discount_amount, ...line }) => line) };
}

const changes = fc.record({
  at: fc.double({ min: 0.1, max: 29.9, noNaN: true }),
  behavior: fc.constantFrom("invoice" as const, "prorate" as const, "reset" as const, "next_period" as const),
  from: fc.integer({ min: 100, max: 9_999 }),
  to: fc.integer({ min: 100, max: 9_999 }),
  interval: fc.constantFrom("month" as const, "year" as const),
  balance: fc.constantFrom(0, 0, 300, 20_000, -700),
  isDiscounted: fc.boolean(),
  country: fc.constantFrom("DE", "US"),
});

test("a preview is what is then written, line by line: of the change, and of the invoice after it", async () => {
  await fc.assert(
    fc.asyncProperty(
      changes,
      async ({ at, behavior, from, to, interval, balance, isDiscounted, country }) => {
        const priced = (price_amount: number, name: string) =>
          aPlan(ctx, { name, prices: [{ amount_type: "fixed", price_amount }] });
        const product = await priced(from, "First plan");
        const next = await aPlan(ctx, {
          name: "Second plan",
          recurring_interval: interval,
          prices: [{ amount_type: "fixed", price_amount: to }],
        });
        const discount = isDiscounted ? await aDiscount(ctx, { duration: "forever" }) : null;
        const named = { product, ...(discount && { discount_id: discount.id }) };
        const { subscriptionId: id, customerId } = await aSubscription(day(0), named);
        const address = { country, line1: null, line2: null, postal_code: null, city: null, state: null };
        await ctx.db.customer.update({ where: { id: customerId }, data: { billing_address: address } });
        const where = { customer_id: customerId, currency: "usd", organization_id: ctx.organizationId };
        if (balance !== 0)
          await ctx.db.customer_balance.create({ data: { ...where, amount: BigInt(balance) } });
        const change = { product_id: next.id, proration_behavior: behavior };
        const preview = await previewChange(day(at), id, change);
        await changePlan(day(at), id, change);
        if (preview.now) expect(await latest(id, 2)).toEqual(shown(preview.now));
        const charge = await previewCharge(day(at), id);
        expect(charge.invoice).toEqual(preview.next);
        const due = { ...ctx, now: new Date(preview.next?.at ?? Number.NaN) };
        await runDue(due);
        expect(await latest(id, preview.now ? 3 : 2)).toEqual(shown(preview.next));
      },
    ),
    { numRuns: 12 },
  );
}, 120_000);

test("a subscription that ends has no invoice to come, and says until when it goes on and what is open", async () => {
  const { subscriptionId: id } = await aSubscription(day(0), { card: "pm_card_chargeCustomerFail" });
  await runDue(day(30));
  const preview = await previewCancel(day(31), id);
  expect(preview).toMatchObject({
    ends_at: "2026-06-01T00:00:00.000Z",
    open_orders: [{ due_amount: 2000, currency: "usd" }],
    waiting_amount: 0,
  });
  await cancelSubscription(day(31), id);
  expect(await previewCharge(day(31), id)).toMatchObject({ total_amount: 0, base_amount: 0, invoice: null });
});
