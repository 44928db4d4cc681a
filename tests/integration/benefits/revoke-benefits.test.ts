import { expect, test } from "vitest";
import { aBenefit } from "../../factories/benefit.ts";
import { runJobs } from "../../setup/jobs.ts";
import { shopForTest } from "../../setup/shop.ts";
import { deliver, eventOf } from "../../setup/stripe-events.ts";
import { aProductWith, balanceOf, buy, eventsOf, grantsOf, refund, spend } from "./shop-with-credits.ts";

const shop = shopForTest();
const { api } = shop;
const ctx = () => shop.own().ctx;

let buyers = 0;
const aBuyer = () => ({ email: `buyer-${++buyers}@example.com` });

/** Runs jobs until a revocation has heard what became of it. */
async function runAll() {
  for (let round = 0; round < 4; round++) await runJobs({ evenLater: true });
}

const anOrderOf = async () => {
  const order = await buy(shop, (await aProductWith(shop, [await aBenefit(ctx())])).id, aBuyer());
  await runJobs();
  return order;
};
const timeline = async (id: string) => (await api("GET", `/orders/${id}/timeline`)).body.items;

test("a refund in whole takes back what is unspent, and says what was spent", async () => {
  const order = await anOrderOf();
  await spend(shop, order.customer_id, 300);
  await refund(shop, order.id, 2000);
  const [asked] = await grantsOf(shop, order.id);
  expect(asked).toMatchObject({ state: "revoking", credits: { granted: 1000, taken_back: null } });
  await runAll();
  const [revoked] = await grantsOf(shop, order.id);
  expect(revoked).toMatchObject({
    state: "revoked",
    is_granted: false,
    is_revoked: true,
    credits: { granted: 1000, taken_back: 700, spent: 300 },
  });
  expect(await balanceOf(shop, order.customer_id)).toBe(0);
  expect(await eventsOf(shop, revoked?.id ?? "")).toEqual(["benefit_grant.created", "benefit_grant.revoked"]);
  expect(await timeline(order.id)).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        kind: "benefit_revoked",
        benefit: "1,000 credits",
        credits: { granted: 1000, taken_back: 700, spent: 300 },
      }),
      expect.objectContaining({ kind: "benefit_granted", credits: 1000 }),
    ]),
  );
});

test("a refund in part leaves the benefits, until the parts are the whole", async () => {
  const order = await anOrderOf();
  await refund(shop, order.id, 500);
  await runAll();
  expect(await balanceOf(shop, order.customer_id)).toBe(1000);
  await refund(shop, order.id, 1500);
  await runAll();
  expect(await balanceOf(shop, order.customer_id)).toBe(0);
});

test("a refund in part that says so takes the benefits back", async () => {
  const order = await anOrderOf();
  await refund(shop, order.id, 500, { revoke_benefits: true });
  await runAll();
  expect(await balanceOf(shop, order.customer_id)).toBe(0);
  expect(await grantsOf(shop, order.id)).toMatchObject([{ state: "revoked" }]);
});

test("a refund before the grant was made leaves nothing granted, and nothing to take back", async () => {
  const { id } = await aProductWith(shop, [await aBenefit(ctx())]);
  const order = await buy(shop, id, aBuyer());
  await refund(shop, order.id, 2000);
  await runAll();
  const [dropped] = await grantsOf(shop, order.id);
  expect(dropped).toMatchObject({
    state: "revoked",
    granted_at: null,
    credits: { promised: 1000, granted: 0, taken_back: 0, spent: 0 },
  });
  expect(await balanceOf(shop, order.customer_id)).toBe(0);
  expect(await ctx().db.paid_credit_grant.count({ where: { customer_id: order.customer_id } })).toBe(0);
});

test("a refund that the bank sends back gives again what had been taken, and no more", async () => {
  const { id } = await aProductWith(shop, [await aBenefit(ctx())]);
  const order = await buy(shop, id, { ...aBuyer(), card: "4000000000005126" });
  await runJobs();
  await spend(shop, order.customer_id, 300);
  const refunded = await refund(shop, order.id, 2000);
  await runAll();
  expect(await balanceOf(shop, order.customer_id)).toBe(0);
  const { stripe_refund_id } = await ctx().db.refund.findUniqueOrThrow({ where: { id: refunded.id } });
  await deliver(shop, await eventOf(shop, stripe_refund_id ?? "", "refund.failed"));
  await runAll();
  expect(await balanceOf(shop, order.customer_id)).toBe(700);
  expect(await grantsOf(shop, order.id)).toMatchObject([{ state: "granted", revoked_at: null }]);
  await refund(shop, order.id, 2000);
  await runAll();
  expect(await balanceOf(shop, order.customer_id)).toBe(0);
  expect(await grantsOf(shop, order.id)).toMatchObject([
    { state: "revoked", credits: { granted: 1000, taken_back: 700, spent: 300 } },
  ]);
});
