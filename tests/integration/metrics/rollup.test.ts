import fc from "fast-check";
import { beforeEach, expect, test } from "vitest";
import { getMetrics } from "@/modules/metrics/get-metrics";
import { checkMetrics, foldMetrics } from "@/modules/metrics/jobs";
import { measureProducts } from "@/modules/metrics/measure-products";
import { mendMetrics } from "@/modules/metrics/mend-metrics";
import { MetricsGet, ProductMetricsGet } from "@/modules/metrics/metric-query";
import { type Context, world } from "@/server/context";
import { sql } from "@/server/db/sql";
import { aCustomer } from "../../factories/customer.ts";
import { aProduct } from "../../factories/product.ts";
import { aSale } from "../../factories/sale.ts";
import { aPlan, aSubscription } from "../../factories/subscription.ts";
import { shopForTest } from "../../setup/shop.ts";

const shop = shopForTest();
let ctx: Context;
beforeEach(async () => {
  ({ ctx } = await shop.merchant());
});

const job = () => ({ ...world(), jobId: "1", attempt: 1 });
const fold = () => foldMetrics.perform(job(), {});

/** One thing that happens to rows, whatever use case wrote it. */
const happening = fc.oneof(
  fc.record({
    do: fc.constant("sell" as const),
    status: fc.constantFrom("pending", "paid", "void"),
    net: fc.nat(5_000),
    currency: fc.constantFrom("usd", "eur"),
    minute: fc.nat(100_000),
  }),
  fc.record({
    do: fc.constant("change order" as const),
    set: fc.constantFrom(
      "status = 'paid'",
      "status = 'void'",
      "status = 'refunded', refunded_amount = greatest(net_amount, 0), refund_reserved_amount = greatest(net_amount, 0)",
      "status = 'partially_refunded', refunded_amount = greatest(net_amount, 0) / 2, refund_reserved_amount = greatest(net_amount, 0) / 2",
      "billing_reason = 'subscription_cycle'",
      "product_id = NULL",
    ),
    which: fc.nat(20),
  }),
  fc.record({
    do: fc.constant("change subscription" as const),
    set: fc.constantFrom(
      "status = 'past_due', ended_at = NULL, paused_at = NULL",
      "status = 'active', ended_at = NULL, paused_at = NULL",
      "status = 'trialing', ended_at = NULL, paused_at = NULL",
      "status = 'canceled', ended_at = started_at + interval '40 days', canceled_at = started_at + interval '9 days'",
      "status = 'paused', ended_at = NULL, paused_at = NULL",
      "amount = amount * 2",
      "amount = 0",
      "recurring_interval = 'year'",
      "cancel_at_period_end = true, canceled_at = started_at + interval '5 days', customer_cancellation_reason = 'unused'",
      "cancel_at_period_end = false, canceled_at = NULL",
      "product_id = (SELECT id FROM product p WHERE p.organization_id = subscription.organization_id ORDER BY random() LIMIT 1)",
      `period_discount = '{"duration": "forever", "type": "percentage", "basis_points": 2500}'`,
    ),
    which: fc.nat(2),
  }),
  fc.record({
    do: fc.constant("change checkout" as const),
    set: fc.constantFrom("status = 'succeeded'", "status = 'expired'", "currency = 'eur'"),
    which: fc.nat(3),
  }),
  fc.record({ do: fc.constant("fold" as const) }),
);
type Happening = typeof happening extends fc.Arbitrary<infer H> ? H : never;

const row = (table: string, which: number) => `
  id = (SELECT id FROM "${table}" WHERE organization_id = '${ctx.organizationId}'::uuid ORDER BY id
    OFFSET ${which} % greatest(1, (SELECT count(*) FROM "${table}" WHERE organization_id = '${ctx.organizationId}'::uuid)) LIMIT 1)`;

/** What no use case could write either has not happened. */
function refusedByConstraint(error: unknown): void {
  if (!/`23514`/.test(String(error))) throw error;
}

async function happen(each: Happening, productId: string): Promise<void> {
  if (each.do === "fold") return fold();
  if (each.do === "sell") {
    const created_at = new Date(Date.UTC(2026, 0, 30) + each.minute * 60_000);
    const { status, net: net_amount, currency } = each;
    return void (await aSale(ctx, { status, net_amount, currency, created_at, product_id: productId }));
  }
  const table = each.do.replace("change ", "");
  const { db } = ctx;
  const at = "modified_at = coalesce(modified_at, created_at) + interval '7 minutes'";
  const change = `UPDATE "${table}" SET ${at}, ${each.set} WHERE ${row(table, each.which)}`;
  await db.$executeRawUnsafe(change).catch(refusedByConstraint);
}

/** How subscriptions moved, as the movements by subscription have it: another trigger, written before. */
const ofMovements = () =>
  ctx.read(sql`
    SELECT currency, metric_quarter(at)::text AS at, sum(mrr)::bigint AS mrr, sum(active)::bigint AS active, sum(paying)::bigint AS paying,
      sum(trials_ended)::bigint AS ended, sum(trials_converted)::bigint AS converted
    FROM subscription_movement WHERE organization_id = ${ctx.organizationId}::uuid GROUP BY 1, 2
    HAVING (sum(mrr), sum(active), sum(paying), sum(trials_ended)) <> (0, 0, 0, 0) ORDER BY 1, 2`);
const ofRollup = (products: "all" | "each") =>
  ctx.read(sql`
    SELECT currency, at::text, sum(mrr)::bigint AS mrr, sum(active)::bigint AS active, sum(paying)::bigint AS paying,
      sum(trials_ended)::bigint AS ended, sum(trials_converted)::bigint AS converted
    FROM metric WHERE organization_id = ${ctx.organizationId}::uuid AND (product_id = '00000000-0000-0000-0000-000000000000') = ${products === "all"}
    GROUP BY 1, 2 HAVING (sum(mrr), sum(active), sum(paying), sum(trials_ended)) <> (0, 0, 0, 0) ORDER BY 1, 2`);

/** Everything that is read of some days, in several zones and by several intervals. */
async function readAll(id: string): Promise<unknown[]> {
  const answers: unknown[] = [];
  for (const timezone of ["UTC", "America/New_York", "Asia/Kathmandu"])
    for (const interval of ["day", "week", "month"] as const) {
      const query = { start_date: "2026-01-15", end_date: "2026-03-31", timezone, compare: "true" };
      const { periods, totals, previous_totals } = await getMetrics(
        ctx,
        MetricsGet.parse({ ...query, interval }),
      );
      const of = MetricsGet.parse({ ...query, interval, product_id: id });
      const { items } = await measureProducts(ctx, ProductMetricsGet.parse(query));
      answers.push(periods, totals, previous_totals, (await getMetrics(ctx, of)).totals, items);
    }
  return answers;
}

test("the rollup is what a recomputation gives, after whatever happened and whenever it was folded", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(happening, { minLength: 10, maxLength: 40 }), async (story) => {
      const merchant = await shop.merchant();
      ctx = merchant.ctx;
      const { id } = await aProduct(ctx);
      for (const products of [[id], [id], [(await aPlan(ctx)).id]])
        expect((await shop.api("POST", "/checkouts", { products }, merchant)).status).toBe(201);
      await aSubscription(ctx);
      await aSubscription(ctx, { product: await aPlan(ctx, { name: "Other plan" }) });
      for (const each of story) await happen(each, id);
      expect(await mendMetrics(ctx)).toBe(0);
      expect(await ofRollup("all")).toEqual(await ofMovements());
      expect(await ofRollup("each")).toEqual(await ofMovements());
    }),
    { numRuns: 15 },
  );
}, 120_000);

test("the rollup holds each movement once when two workers fold at the same moment", async () => {
  const customer_id = (await aCustomer(ctx)).id;
  for (let number = 1; number <= 30; number++) await aSale(ctx, { customer_id, number });
  await Promise.all([fold(), fold(), fold()]);
  const folded = await ctx.read(sql`
    SELECT grain, sum(orders)::bigint AS orders FROM metric_rollup
    WHERE organization_id = ${ctx.organizationId}::uuid AND product_id = '00000000-0000-0000-0000-000000000000'
    GROUP BY grain ORDER BY grain`);
  expect(folded).toEqual(["day", "hour", "month", "quarter"].map((grain) => ({ grain, orders: 30 })));
  expect(await mendMetrics(ctx)).toBe(0);
});

test("the rollup is read the same before and after it is folded, by any interval, in any zone", async () => {
  const { id } = await aProduct(ctx);
  const customer_id = (await aCustomer(ctx)).id;
  await aSubscription({ ...ctx, now: new Date("2025-11-20T12:00:00Z") });
  await aSubscription({ ...ctx, now: new Date("2026-02-11T18:20:00Z") });
  for (let number = 10; number < 60; number++)
    await aSale(ctx, {
      number,
      customer_id,
      net_amount: number,
      ...(number % 2 && { product_id: id }),
      created_at: new Date(Date.UTC(2026, 0, 1) + number * 37 * 3_600_000 + number * 900_000),
    });
  const before = await readAll(id);
  await fold();
  expect(await readAll(id)).toEqual(before);
  expect(await ctx.read(sql`SELECT FROM metric_movement`)).toEqual([]);
  expect(before[1]).toMatchObject({
    active_subscriptions: 2,
    new_subscriptions: 1,
    orders: expect.any(Number),
  });
}, 60_000);

test("the rollup is corrected by the nightly check where it differs, and found true the next time", async () => {
  await aSubscription(ctx);
  await aSale(ctx, { net_amount: 700, created_at: new Date("2026-02-03T10:00:00Z") });
  await fold();
  const { organizationId: id } = ctx;
  await ctx.read(
    sql`UPDATE metric_rollup SET revenue = revenue + 1, mrr = mrr + 5 WHERE organization_id = ${id}::uuid`,
  );
  await checkMetrics.perform(job(), {});
  expect(await mendMetrics(ctx)).toBe(0);
  const sums = await ctx.read(sql`
    SELECT sum(revenue)::bigint AS revenue, sum(mrr)::bigint AS mrr FROM metric
    WHERE organization_id = ${id}::uuid GROUP BY product_id = '00000000-0000-0000-0000-000000000000'`);
  expect(sums).toEqual([
    { revenue: 700 + 2_000, mrr: 2_000 },
    { revenue: 700 + 2_000, mrr: 2_000 },
  ]);
});

test("the rollup keeps nothing of a change that is rolled back", async () => {
  const fails = ctx.db.$transaction(async (tx) => {
    const { id } = await aCustomer(ctx);
    await aSale({ ...ctx, db: tx as never }, { customer_id: id, number: 1 });
    throw new Error("the use case fails");
  });
  await expect(fails).rejects.toThrow("the use case fails");
  expect(await ctx.read(sql`SELECT FROM metric WHERE organization_id = ${ctx.organizationId}::uuid`)).toEqual(
    [],
  );
});
