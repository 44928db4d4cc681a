import { expect, test } from "vitest";
import { aDuplicate } from "../../factories/duplicate.ts";
import { postedFor, sumsOf } from "../../setup/books.ts";
import { runJobs } from "../../setup/jobs.ts";
import { shopForTest } from "../../setup/shop.ts";

const shop = shopForTest();
const ctx = () => shop.own().ctx;

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
