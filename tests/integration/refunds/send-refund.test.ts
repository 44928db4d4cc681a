import { beforeEach, expect, test } from "vitest";
import type { Order } from "@/modules/orders/schema";
import type { Refund } from "@/modules/refunds/schema";
import { anOrder } from "../../factories/order.ts";
import { shopForTest } from "../../setup/shop.ts";
import { control, eventually } from "../sandbox/start-sandbox.ts";

const shop = shopForTest();
const { api, own } = shop;

beforeEach(async () => {
  await control(shop.sandbox(), "DELETE", "faults");
});

const fail = (mode: string, times = 10) =>
  control(shop.sandbox(), "POST", "faults", { method: "POST", path: "/v1/refunds", mode, times });

const refund = (order: Order, amount: number) =>
  api("POST", "/refunds", { order_id: order.id, reason: "other", amount });
const read = async (order: Order): Promise<Order> => (await api("GET", `/orders/${order.id}`)).body;
const readRefund = async (id: string): Promise<Refund> => (await api("GET", `/refunds/${id}`)).body;

async function atStripe(order: Order) {
  const { db } = own().ctx;
  const { stripe_payment_intent_id: intent } = await db.payment.findFirstOrThrow({
    where: { order_id: order.id },
  });
  return (await shop.sandbox().stripe.refunds.list({ payment_intent: intent ?? "" })).data;
}

async function runJobs() {
  const jobs = await import("../../setup/jobs.ts");
  return jobs.runJobs({ evenLater: true });
}

test.for([
  { mode: "error_500", what: "fails" },
  { mode: "error_500_after", what: "fails after it has given the money back" },
  { mode: "drop", what: "cannot be reached" },
  { mode: "drop_after", what: "gives the money back and is not heard" },
])("while Stripe $what the refund is pending, and a job brings it home once", async ({ mode }) => {
  const order = await anOrder(shop);
  await fail(mode);
  const { status, body } = await refund(order, 2000);
  expect([status, body.status]).toEqual([201, "pending"]);
  expect(await read(order)).toMatchObject({ status: "paid", refunded_amount: 0, refundable_amount: 0 });
  const more = await refund(order, 1);
  expect([more.status, more.body.error]).toEqual([403, "RefundedAlready"]);

  expect((await runJobs()).failed).toEqual(mode.endsWith("after") ? [] : ["refunds.send-refund"]);
  await control(shop.sandbox(), "DELETE", "faults");
  const { sweepRefunds } = await import("@/modules/refunds/jobs");
  const { world } = await import("@/server/context");
  const later = { ...world(), realNow: new Date(Date.now() + 2 * 3_600_000), jobId: "sweep", attempt: 1 };
  await sweepRefunds.perform(later, {});
  expect(await readRefund(body.id)).toMatchObject({ status: "succeeded" });
  expect(await read(order)).toMatchObject({
    status: "refunded",
    refunded_amount: 2000,
    refundable_amount: 0,
  });
  expect(await atStripe(order)).toMatchObject([{ amount: 2380, metadata: { refund_id: body.id } }]);
});

test("a request that died after its commit leaves a job, and its repetition makes no second refund", async () => {
  const order = await anOrder(shop);
  const { createRefund } = await import("@/modules/refunds/create-refund");
  const { RefundCreate } = await import("@/modules/refunds/schema");
  const { newId } = await import("@/lib/id");
  const { contextOf } = await import("../../factories/organization.ts");
  const ctx = contextOf(own().id);
  const input = RefundCreate.parse({ order_id: order.id, reason: "duplicate", amount: 700 });
  const [interrupted, repeated] = [newId(), newId()];
  const dead = { ...ctx, stripe: undefined as unknown as typeof ctx.stripe };
  expect(await createRefund(dead, interrupted, input)).toMatchObject({ status: "pending" });
  expect(await createRefund(dead, repeated, input)).toMatchObject({ status: "pending" });

  expect(await createRefund(ctx, repeated, input)).toMatchObject({ id: repeated, status: "succeeded" });
  expect((await runJobs()).failed).toEqual([]);
  expect(await readRefund(interrupted)).toMatchObject({ status: "succeeded" });
  expect(await atStripe(order)).toHaveLength(2);
  expect(await read(order)).toMatchObject({ refunded_amount: 1400, refundable_amount: 600 });
});

test("a refund that Stripe refuses has failed, says why, and what it held is free again", async () => {
  const order = await anOrder(shop, own(), { card: "4000000000000259" });
  await eventually(async () => {
    const { data } = await shop.sandbox().stripe.disputes.list();
    return data.find(({ amount }) => amount === order.total_amount);
  });
  const { status, body } = await refund(order, 2000);
  expect(status).toBe(201);
  expect(body).toMatchObject({ status: "failed", failure_reason: "charge_disputed" });
  expect(await read(order)).toMatchObject({ status: "paid", refunded_amount: 0, refundable_amount: 2000 });
  expect((await runJobs()).failed).toEqual([]);
  expect(await atStripe(order)).toEqual([]);
});

test("a refund that waits at Stripe is pending until Stripe is asked again", async () => {
  const order = await anOrder(shop, own(), { card: "4000000000007726" });
  const { body } = await refund(order, 2000);
  expect(body.status).toBe("pending");
  const [made] = await atStripe(order);
  await eventually(async () => {
    const { status } = await shop.sandbox().stripe.refunds.retrieve(made?.id ?? "");
    return status === "succeeded" ? status : undefined;
  });
  expect((await readRefund(body.id)).status).toBe("pending");
  await runJobs();
  expect((await readRefund(body.id)).status).toBe("succeeded");
  expect(await read(order)).toMatchObject({ status: "refunded", refunded_amount: 2000 });
});
