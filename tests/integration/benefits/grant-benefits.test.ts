import { expect, test } from "vitest";
import { aBenefit } from "../../factories/benefit.ts";
import { runJobs } from "../../setup/jobs.ts";
import { shopForTest } from "../../setup/shop.ts";
import { aProductWith, balanceOf, buy, eventsOf, grantsOf, refund } from "./shop-with-credits.ts";

const shop = shopForTest();
const { api } = shop;
const ctx = () => shop.own().ctx;

let buyers = 0;
const aBuyer = () => ({ email: `buyer-${++buyers}@example.com` });

/** Runs jobs until a revocation has heard what became of it. */
async function runAll() {
  for (let round = 0; round < 4; round++) await runJobs({ evenLater: true });
}

test("a paid order promises at once and grants by a job, once however often the job runs", async () => {
  const benefit = await aBenefit(ctx(), { properties: { amount: 1000, expires_in_days: 30, priority: 3 } });
  const order = await buy(shop, (await aProductWith(shop, [benefit])).id, aBuyer());
  const [pending] = await grantsOf(shop, order.id);
  expect(pending).toMatchObject({
    state: "pending",
    is_granted: false,
    is_revoked: false,
    granted_at: null,
    benefit_id: benefit.id,
    customer_id: order.customer_id,
    credits: { promised: 1000, granted: 0, taken_back: 0, spent: 0 },
  });
  await runJobs();
  const [granted] = await grantsOf(shop, order.id);
  const expires_at = new Date(new Date(order.created_at).getTime() + 30 * 86_400_000).toISOString();
  expect(granted).toMatchObject({
    state: "granted",
    is_granted: true,
    error: null,
    credits: { promised: 1000, granted: 1000, taken_back: 0, spent: null, expires_at },
  });
  const { settleBenefitGrant } = await import("@/modules/benefit-grants/jobs");
  for (let again = 0; again < 3; again++)
    await ctx().db.$transaction((tx) =>
      settleBenefitGrant.enqueue(tx, { benefit_grant_id: granted?.id ?? "" }),
    );
  await runJobs();
  expect(await balanceOf(shop, order.customer_id)).toBe(1000);
  expect(await eventsOf(shop, granted?.id ?? "")).toEqual(["benefit_grant.created"]);
});

test("a paid order of a top-up grants credits for what was paid without tax", async () => {
  const benefit = await aBenefit(ctx(), { properties: { credits_per_unit: 150 } });
  const prices = [{ amount_type: "custom", minimum_amount: 500 }];
  const order = await buy(shop, (await aProductWith(shop, [benefit], prices)).id, {
    ...aBuyer(),
    amount: 1234,
  });
  expect([order.net_amount, order.total_amount > order.net_amount]).toEqual([1234, true]);
  await runJobs();
  expect(await balanceOf(shop, order.customer_id)).toBe(1851);
});

test("a paid order in a currency that a top-up is not for promises nothing of it", async () => {
  const benefit = await aBenefit(ctx(), { properties: { credits_per_unit: 150 } });
  const prices = [{ amount_type: "fixed", price_amount: 500, price_currency: "jpy" }];
  const product = await aProductWith(shop, [benefit], prices);
  const order = await buy(shop, product.id, { ...aBuyer(), currency: "jpy" });
  expect(await grantsOf(shop, order.id)).toEqual([]);
});

test("a paid order without benefits leaves no grant and no job of theirs", async () => {
  const before = await ctx().db.benefit_grant.count();
  await buy(shop, (await aProductWith(shop, [])).id, aBuyer());
  expect(await ctx().db.benefit_grant.count()).toBe(before);
  expect((await runJobs()).done).not.toContain("benefit-grants.settle-grant");
});

test("a paid order does not promise a draft, but what is private", async () => {
  const draft = await aBenefit(ctx(), { visibility: "draft" });
  const hidden = await aBenefit(ctx(), { visibility: "private", properties: { amount: 7 } });
  const order = await buy(shop, (await aProductWith(shop, [draft, hidden])).id, aBuyer());
  expect((await grantsOf(shop, order.id)).map(({ benefit_id }) => benefit_id)).toEqual([hidden.id]);
});

test("a paid order keeps the terms of its moment, whatever becomes of benefit and product", async () => {
  const [sold, later] = [await aBenefit(ctx()), await aBenefit(ctx(), { properties: { amount: 5 } })];
  const product = await aProductWith(shop, [sold]);
  const order = await buy(shop, product.id, aBuyer());
  await api("PATCH", `/benefits/${sold.id}`, { properties: { amount: 1 } });
  await api("POST", `/products/${product.id}/benefits`, { benefits: [later.id] });
  expect((await api("DELETE", `/benefits/${sold.id}`)).status).toBe(204);
  await runJobs();
  await runJobs();
  expect(await balanceOf(shop, order.customer_id)).toBe(1000);
  expect(await grantsOf(shop, order.id)).toMatchObject([
    { state: "granted", benefit: { id: sold.id, is_deleted: true } },
  ]);
});

test("a paid order bought twice by one customer grants twice, each order for itself", async () => {
  const { id } = await aProductWith(shop, [await aBenefit(ctx())]);
  const buyer = aBuyer();
  const [first, second] = [await buy(shop, id, buyer), await buy(shop, id, buyer)];
  await runJobs();
  await refund(shop, first.id, 2000);
  await runAll();
  expect(await balanceOf(shop, second.customer_id)).toBe(1000);
  expect(await grantsOf(shop, second.id)).toMatchObject([{ state: "granted" }]);
});

test("grants are filtered by customer, order, benefit and whether they are there", async () => {
  const benefit = await aBenefit(ctx());
  const { id } = await aProductWith(shop, [benefit]);
  const granted = await buy(shop, id, aBuyer());
  await runJobs();
  const later = await buy(shop, id, aBuyer());
  const external_id = `external-${granted.customer_id}`;
  await api("PATCH", `/customers/${granted.customer_id}`, { external_id });
  const ordersOf = async (query: string) =>
    (await api("GET", `/benefit-grants?benefit_id=${benefit.id}&${query}`)).body.items.map(
      ({ order_id }: { order_id: string }) => order_id,
    );
  expect(await ordersOf("")).toEqual([later.id, granted.id]);
  expect(await ordersOf("is_granted=true")).toEqual([granted.id]);
  expect(await ordersOf("is_granted=false")).toEqual([later.id]);
  expect(await ordersOf(`customer_id=${later.customer_id}`)).toEqual([later.id]);
  expect(await ordersOf(`external_customer_id=${external_id}`)).toEqual([granted.id]);
  expect(await ordersOf(`order_id=${granted.id}&sorting=-granted_at`)).toEqual([granted.id]);
  const ofBenefit = await api("GET", `/benefits/${benefit.id}/grants?is_granted=true`);
  expect(ofBenefit.body.items).toMatchObject([{ order_id: granted.id, benefit: { id: benefit.id } }]);
});
