import { expect, test } from "vitest";
import { newId } from "@/lib/id";
import { aDisputedOrder, DISPUTED } from "../../factories/dispute.ts";
import { aDuplicate } from "../../factories/duplicate.ts";
import { anOrder } from "../../factories/order.ts";
import { booksOf } from "../../setup/books-check.ts";
import { runJobs } from "../../setup/jobs.ts";
import { shopForTest } from "../../setup/shop.ts";
import { deliver, eventOf, eventsOf } from "../../setup/stripe-events.ts";

const FAILS_LATER = "4000000000005126";
const STAYS_PENDING = "4000000000007726";

const shop = shopForTest();
const { own } = shop;
const { check, differencesOf, refund, aBookedOrder } = booksOf(shop);

const stripeIdOf = async (refundId: string) =>
  (await own().ctx.db.refund.findUniqueOrThrow({ where: { id: refundId } })).stripe_refund_id ?? "";

test("where nothing was tampered with, nothing differs: parts, failures, disputes, second payments, other currencies", {
  timeout: 90_000,
}, async () => {
  const parts = await anOrder(shop);
  for (const amount of [333, 667]) await refund(parts, amount);
  const failing = await anOrder(shop, own(), { card: FAILS_LATER });
  const failed = await stripeIdOf((await refund(failing, 2000)).body.id);
  await deliver(shop, await eventOf(shop, failed, "refund.failed"));
  for (const evidence of ["winning_evidence", "losing_evidence"]) {
    const { dispute } = await aDisputedOrder(shop, own(), DISPUTED);
    await shop.sandbox().stripe.disputes.update(dispute.id, { evidence: { uncategorized_text: evidence } });
    await eventOf(shop, dispute.id, "charge.dispute.closed");
    await deliver(shop, ...(await eventsOf(shop, dispute.id)));
  }
  await aDuplicate(shop);
  await runJobs();
  await anOrder(shop, own(), { amount: 0 });
  await aBookedOrder(own(), { amount: 500_000, currency: "isk", country: "FR" });
  expect(await differencesOf()).toEqual([]);
  // Seven charges, of which one came twice; three refunds and the duplicate's; two disputes.
  const kept = await own().ctx.db.books_check.findFirstOrThrow({ orderBy: { id: "desc" } });
  expect(kept).toMatchObject({ organization_id: own().id, compared_count: 7 + 4 + 2, differences: [] });
});

test("a refund on its way is no difference, whether the bank pays it or not", async () => {
  const order = await aBookedOrder(own(), { card: STAYS_PENDING });
  const { body } = await refund(order, 500);
  expect(body.status).toBe("pending");
  expect(await differencesOf()).toEqual([]);
  await deliver(shop, await eventOf(shop, await stripeIdOf(body.id), "refund.updated"));
  expect(await differencesOf()).toEqual([]);
});

test("an order, a payment, a refund and a balance that were tampered with are each found, field by field", async () => {
  const merchant = await shop.merchant();
  const order = await aBookedOrder(merchant);
  const { body } = await refund(order, 500, merchant.token);
  const { db } = merchant.ctx;
  const payment = await db.payment.findFirstOrThrow({ where: { order_id: order.id } });
  await db.order.update({ where: { id: order.id }, data: { refunded_amount: 400, status: "paid" } });
  await db.payment.update({ where: { id: payment.id }, data: { amount: 2381 } });
  await db.refund.update({ where: { id: body.id }, data: { amount: 400 } });
  await db.customer_balance.create({
    data: { customer_id: order.customer_id, currency: "usd", organization_id: merchant.id, amount: 7 },
  });
  expect(await differencesOf(merchant)).toEqual([
    {
      object: "order",
      id: order.id,
      currency: "usd",
      field: "refunded_amount",
      recorded: 400,
      in_books: 500,
    },
    {
      object: "order",
      id: order.id,
      currency: "usd",
      field: "status",
      recorded: "paid",
      in_books: "partially_refunded",
    },
    { object: "payment", id: payment.id, currency: "usd", field: "moved", recorded: 2381, in_books: 2380 },
    { object: "refund", id: body.id, currency: "usd", field: "moved", recorded: -495, in_books: -595 },
    {
      object: "customer_balance",
      id: order.customer_id,
      currency: "usd",
      field: "amount",
      recorded: 7,
      in_books: 0,
    },
  ]);
  const kept = await db.books_check.findFirstOrThrow({
    where: { organization_id: merchant.id },
    orderBy: { id: "desc" },
  });
  expect(kept.differences).toHaveLength(5);
});

test("an order whose postings are gone is found, in all that it billed and in what Stripe moved", async () => {
  const merchant = await shop.merchant();
  const order = await aBookedOrder(merchant);
  const { db } = merchant.ctx;
  await db.$executeRawUnsafe("ALTER TABLE journal_entry DISABLE TRIGGER USER");
  await db.journal_entry.deleteMany({ where: { order_id: order.id } });
  await db.$executeRawUnsafe("ALTER TABLE journal_entry ENABLE TRIGGER USER");
  const found = await differencesOf(merchant);
  expect(found.map(({ object, field }) => `${object} ${field}`)).toEqual([
    "order net_amount",
    "order tax_amount",
    "payment moved",
    "stripe_charge moved",
  ]);
});

test("an organization whose books cannot be read is told of, and the others are checked all the same", async () => {
  const [broken, sound] = [await shop.merchant(), await shop.merchant()];
  const order = await aBookedOrder(sound);
  const { db } = broken.ctx;
  const orderId = newId();
  const sum = 9_000_000_000_000_000_000n;
  for (const kind of ["order_billed", "order_voided"]) {
    // More than a sum can hold.
    const accounts = { receivables: sum, revenue: -sum };
    const of = { organization_id: broken.id, order_id: orderId, subject_id: orderId };
    await db.journal_entry.create({
      data: { id: newId(), ...of, ...accounts, kind, currency: "usd", created_at: new Date() },
    });
  }
  await db.order.update({ where: { id: order.id }, data: { status: "void" } });
  const report = await check([broken.id]);
  expect(report.differences.filter(({ organization_id }) => organization_id === sound.id)).not.toEqual([]);
  expect(await db.books_check.count({ where: { organization_id: broken.id } })).toBe(0);
});

test("each check begins three days before the last one ended, and reaches a month back at most", async () => {
  const { spanAfter } = await import("@/modules/books/check-books");
  const now = new Date("2026-03-31T03:00:00Z");
  const to = new Date("2026-03-31T02:00:00Z");
  const month = new Date("2026-02-28T02:00:00Z");
  expect(spanAfter(null, now)).toEqual({ from: month, to });
  expect(spanAfter(new Date("2026-03-30T02:00:00Z"), now)).toEqual({
    from: new Date("2026-03-27T02:00:00Z"),
    to,
  });
  expect(spanAfter(new Date("2025-01-01T00:00:00Z"), now)).toEqual({ from: month, to });
});
