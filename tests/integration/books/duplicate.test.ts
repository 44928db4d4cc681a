import { expect, test } from "vitest";
import { newId } from "@/lib/id";
import { aDuplicate } from "../../factories/duplicate.ts";
import { anOrder } from "../../factories/order.ts";
import { postedFor, sumsOf } from "../../setup/books.ts";
import { runJobs } from "../../setup/jobs.ts";
import { shopForTest } from "../../setup/shop.ts";
import { deliver, eventOf } from "../../setup/stripe-events.ts";

const shop = shopForTest();
const ctx = () => shop.own().ctx;

test("a payment of an order that came too late goes back without refunding the order, and the books agree", async () => {
  const order = await anOrder(shop);
  const { db, read } = ctx();
  const paid = await db.payment.findFirstOrThrow({ where: { order_id: order.id } });
  const { post, duplicateReceived, duplicateReturned } = await import("@/modules/books");
  const { recompute } = await import("@/modules/books/recompute");
  const late = { id: newId(), organization_id: shop.own().id, amount: 2380, currency: "usd" };
  const data = { ...late, amount: 2380n, order_id: order.id, status: "succeeded" };
  await db.payment.create({ data: { ...data, decline_reason: "duplicate" } });
  const both = [duplicateReceived(late, order.customer_id), duplicateReturned(late, order.customer_id)];
  await db.$transaction((tx) => post(tx, both, new Date()));
  expect(await recompute(read, shop.own().id)).toEqual([]);
  const made = await shop.sandbox().stripe.refunds.create({
    payment_intent: paid.stripe_payment_intent_id ?? "",
    reason: "duplicate",
    metadata: { payment_id: late.id },
  });
  expect(await deliver(shop, await eventOf(shop, made.id, "refund.created"))).toMatchObject({ failed: [] });
  expect((await shop.api("GET", `/orders/${order.id}`)).body).toMatchObject({
    status: "paid",
    refunded_amount: 0,
  });
  expect(await recompute(read, shop.own().id)).toEqual([]);
});

test("money that comes twice is no order's, and is given back line by line, however often that is tried", async () => {
  const payment = await aDuplicate(shop);
  expect(payment).toMatchObject({ status: "succeeded", order_id: null });
  expect(await postedFor(ctx(), payment.id)).toMatchObject([
    {
      kind: "duplicate_received",
      order_id: null,
      customer_id: payment.customer_id,
      stripe_clearing: payment.amount,
      receivables: -payment.amount,
    },
  ]);
  await runJobs();
  const { refundDuplicate } = await import("@/modules/payments/jobs");
  await refundDuplicate.perform({ ...ctx(), jobId: "again", attempt: 2 }, { payment_id: payment.id });
  const postings = await postedFor(ctx(), payment.id);
  expect(postings.map(({ kind }) => kind)).toEqual(["duplicate_received", "duplicate_returned"]);
  expect(Object.values(sumsOf(postings)).every((sum) => sum === 0)).toBe(true);
  const payment_intent = payment.stripe_payment_intent_id ?? "";
  const { data } = await shop.sandbox().stripe.refunds.list({ payment_intent });
  expect(data.map(({ amount }) => -amount)).toEqual([postings[1]?.stripe_clearing]);
});
