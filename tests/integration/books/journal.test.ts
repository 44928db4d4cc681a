import { expect, test } from "vitest";
import type { Order } from "@/modules/orders/schema";
import { aDisputedOrder, DISPUTED } from "../../factories/dispute.ts";
import { anOrder } from "../../factories/order.ts";
import { movementsOf, type Posted, postedFor, postingsOf, sumsOf } from "../../setup/books.ts";
import { shopForTest } from "../../setup/shop.ts";
import { deliver, eventOf, eventsOf } from "../../setup/stripe-events.ts";

const FAILS_LATER = "4000000000005126";
const STAYS_PENDING = "4000000000007726";
const INQUIRED = "4000000000001976";

const shop = shopForTest();
const { api, own } = shop;

const refund = (order: Order, amount: number) =>
  api("POST", "/refunds", { order_id: order.id, reason: "other", amount });

const kindsOf = (postings: readonly Posted[]) => postings.map(({ kind }) => kind);

/** What the books say that Stripe moved for an order, and what it did move. */
async function compared(order: Order) {
  const postings = await postingsOf(own().ctx, order.id);
  const clearing = postings.map(({ stripe_clearing }) => stripe_clearing).filter((amount) => amount !== 0);
  return { posted: clearing.sort((a, b) => a - b), moved: await movementsOf(shop, order.id) };
}

test("a purchase is billed and paid, and what Stripe moved is what was posted", async () => {
  const order = await anOrder(shop);
  const postings = await postingsOf(own().ctx, order.id);
  expect(postings).toMatchObject([
    {
      kind: "order_billed",
      subject_id: order.id,
      customer_id: order.customer_id,
      currency: "usd",
      receivables: 2380,
      revenue: -2000,
      tax_payable: -380,
      created_at: new Date(order.created_at),
    },
    { kind: "payment_received", stripe_clearing: 2380, receivables: -2380 },
  ]);
  expect(postings).toHaveLength(2);
  expect(await compared(order)).toEqual({ posted: [2380], moved: [2380] });
});

test("a purchase that was free has no line, and neither has a payment that was declined", async () => {
  const order = await anOrder(shop, own(), { amount: 0 });
  expect(await postingsOf(own().ctx, order.id)).toEqual([]);
  const before = await own().ctx.db.journal_entry.count();
  await expect(anOrder(shop, own(), { card: "4000000000000002" })).rejects.toThrow();
  expect(await own().ctx.db.journal_entry.count()).toBe(before);
});

test("a refund in parts gives revenue's part and the tax's back, and in the end nothing is left at Stripe", async () => {
  const order = await anOrder(shop);
  for (const amount of [333, 667, 1000]) expect((await refund(order, amount)).body.status).toBe("succeeded");
  const postings = await postingsOf(own().ctx, order.id);
  expect(kindsOf(postings)).toEqual([
    "order_billed",
    "payment_received",
    "refund_paid",
    "refund_paid",
    "refund_paid",
  ]);
  expect(sumsOf(postings)).toMatchObject({
    receivables: 0,
    stripe_clearing: 0,
    revenue: -2000,
    refunds: 2000,
    tax_payable: 0,
  });
  const { posted, moved } = await compared(order);
  expect(posted).toEqual(moved);
});

test("a refund that waits for the bank is posted once it is paid", async () => {
  const order = await anOrder(shop, own(), { card: STAYS_PENDING });
  const { body } = await refund(order, 500);
  expect(body.status).toBe("pending");
  expect(await postedFor(own().ctx, body.id)).toEqual([]);
  const { stripe_refund_id } = await own().ctx.db.refund.findUniqueOrThrow({ where: { id: body.id } });
  await deliver(shop, await eventOf(shop, stripe_refund_id ?? "", "refund.updated"));
  expect(await postedFor(own().ctx, body.id)).toMatchObject([
    { kind: "refund_paid", order_id: order.id, refunds: 500, tax_payable: 95, stripe_clearing: -595 },
  ]);
  const { posted, moved } = await compared(order);
  expect(posted).toEqual(moved);
});

test("a refund that succeeded and then failed is taken back line by line, however often it is told", async () => {
  const order = await anOrder(shop, own(), { card: FAILS_LATER });
  const { body } = await refund(order, 2000);
  const { stripe_refund_id } = await own().ctx.db.refund.findUniqueOrThrow({ where: { id: body.id } });
  const failed = await eventOf(shop, stripe_refund_id ?? "", "refund.failed");
  await deliver(shop, failed);
  await deliver(shop, ...(await eventsOf(shop, stripe_refund_id ?? "")));
  expect(await postedFor(own().ctx, body.id)).toMatchObject([
    { kind: "refund_paid", refunds: 2000, tax_payable: 380, stripe_clearing: -2380 },
    { kind: "refund_failed", refunds: -2000, tax_payable: -380, stripe_clearing: 2380 },
  ]);
  expect(await compared(order)).toEqual({ posted: [-2380, 2380, 2380], moved: [-2380, 2380, 2380] });
});

test.for([
  { evidence: "winning_evidence", kinds: ["dispute_opened", "dispute_won"], left: 2380 },
  { evidence: "losing_evidence", kinds: ["dispute_opened"], left: 0 },
])("of a dispute with $evidence: $kinds, in whatever order it is told", async ({ evidence, kinds, left }) => {
  const { order, dispute } = await aDisputedOrder(shop, own(), DISPUTED);
  await deliver(shop, await eventOf(shop, dispute.id, "charge.dispute.created"));
  const postings = await postingsOf(own().ctx, order.id);
  expect(postings.at(-1)).toMatchObject({
    kind: "dispute_opened",
    customer_id: order.customer_id,
    disputes: 2380,
    stripe_clearing: -2380,
  });
  await shop.sandbox().stripe.disputes.update(dispute.id, { evidence: { uncategorized_text: evidence } });
  await eventOf(shop, dispute.id, "charge.dispute.closed");
  await deliver(shop, ...(await eventsOf(shop, dispute.id)).reverse());
  const after = await postingsOf(own().ctx, order.id);
  expect(kindsOf(after)).toEqual(["order_billed", "payment_received", ...kinds]);
  expect(sumsOf(after)).toMatchObject({ stripe_clearing: left, disputes: 2380 - left, receivables: 0 });
  const { posted, moved } = await compared(order);
  expect(posted).toEqual(moved);
});

test("a dispute that is first heard of when it is won is posted both ways", async () => {
  const { order, dispute } = await aDisputedOrder(shop, own(), DISPUTED);
  const { stripe } = shop.sandbox();
  await stripe.disputes.update(dispute.id, { evidence: { uncategorized_text: "winning_evidence" } });
  await deliver(shop, await eventOf(shop, dispute.id, "charge.dispute.closed"));
  expect(kindsOf(await postingsOf(own().ctx, order.id)).slice(2)).toEqual(["dispute_opened", "dispute_won"]);
});

test("a bank that only asks moves nothing", async () => {
  const { order, dispute } = await aDisputedOrder(shop, own(), INQUIRED);
  await deliver(shop, await eventOf(shop, dispute.id, "charge.dispute.created"));
  await shop.sandbox().stripe.disputes.close(dispute.id);
  await deliver(shop, await eventOf(shop, dispute.id, "charge.dispute.closed"));
  expect(kindsOf(await postingsOf(own().ctx, order.id))).toEqual(["order_billed", "payment_received"]);
  expect(await compared(order)).toEqual({ posted: [2380], moved: [2380] });
});
