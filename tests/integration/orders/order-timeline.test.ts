import { expect, test } from "vitest";
import { newId } from "@/lib/id";
import { shopForTest } from "../../setup/shop.ts";

const shop = shopForTest();
const { api, token } = shop;

const DECLINED = "4000000000000002";

/** A paid order, after as many declined cards. */
async function anOrder(declines = 0): Promise<{ id: string; checkout_id: string; total_amount: number }> {
  const product = await api("POST", "/products", {
    name: "Test product",
    prices: [{ amount_type: "fixed", price_amount: 2000 }],
  });
  const { body: checkout } = await api("POST", "/checkouts", { products: [product.body.id] });
  const confirm = async (number?: string) =>
    api(
      "POST",
      `/checkouts/client/${checkout.client_secret}/confirm`,
      {
        customer_email: "buyer@example.com",
        customer_billing_address: { country: "DE" },
        confirmation_token_id: await token(number),
      },
      { token: null },
    );
  for (let declined = 0; declined < declines; declined++) await confirm(DECLINED);
  expect((await confirm()).status).toBe(200);
  return (await api("GET", `/orders?checkout_id=${checkout.id}`)).body.items[0];
}

async function timelineOf(orderId: string, ctx = shop.own().ctx) {
  const { listOrderTimeline } = await import("@/modules/orders/list-order-timeline");
  return (await listOrderTimeline(ctx, orderId)).items;
}

test("an order tells of its checkout, each try to pay and itself, the latest first", async () => {
  const order = await anOrder(1);
  const timeline = await timelineOf(order.id);
  expect(timeline.map(({ kind }) => kind)).toEqual([
    "order_placed",
    "payment_succeeded",
    "payment_failed",
    "checkout_opened",
  ]);
  expect(timeline[1]).toMatchObject({
    amount: order.total_amount,
    currency: "usd",
    card: { brand: "visa", last4: "4242" },
  });
  expect(timeline[2]).toMatchObject({ why: expect.stringMatching(/declined/i) });
});

test("a correction of the billing details is told once, and one that changes nothing is not", async () => {
  const { id } = await anOrder();
  await api("PATCH", `/orders/${id}`, { billing_name: "Test Company" });
  await api("PATCH", `/orders/${id}`, { billing_name: "Test Company" });
  const kinds = (await timelineOf(id)).map(({ kind }) => kind);
  expect(kinds.filter((kind) => kind === "billing_corrected")).toHaveLength(1);
  expect(kinds[0]).toBe("billing_corrected");
});

test("refunds and disputes are told from their beginning to their end, with tax", async () => {
  const order = await anOrder();
  const { ctx } = shop.own();
  const payment = await ctx.db.payment.findFirstOrThrow({ where: { order_id: order.id } });
  const at = (minutes: number) => new Date(Date.now() + minutes * 60_000);
  const money = { organization_id: ctx.organizationId, order_id: order.id, currency: "usd" };
  await ctx.db.refund.create({
    data: {
      ...money,
      id: newId(),
      payment_id: payment.id,
      customer_id: payment.customer_id ?? "",
      status: "succeeded",
      reason: "customer_request",
      comment: "changed their mind",
      amount: 500,
      tax_amount: 95,
      created_at: at(1),
      modified_at: at(2),
    },
  });
  await ctx.db.dispute.create({
    data: {
      ...money,
      id: newId(),
      payment_id: payment.id,
      stripe_dispute_id: `dp_${newId()}`,
      status: "lost",
      reason: "fraudulent",
      amount: 1500,
      tax_amount: 285,
      created_at: at(3),
      modified_at: at(4),
    },
  });
  expect((await timelineOf(order.id)).slice(0, 4)).toMatchObject([
    { kind: "dispute_lost", amount: 1785 },
    { kind: "dispute_opened", amount: 1785, reason: "fraudulent" },
    { kind: "refund_succeeded", amount: 595 },
    { kind: "refund_asked", amount: 595, reason: "customer_request", comment: "changed their mind" },
  ]);
});

test("the timeline is answered over HTTP as it is documented", async () => {
  const { id } = await anOrder();
  const { status, body } = await api("GET", `/orders/${id}/timeline`);
  expect([status, body.items[0].kind]).toEqual([200, "order_placed"]);
});

test("another organization's order has no timeline", async () => {
  const { id } = await anOrder();
  const { ctx } = await shop.merchant();
  await expect(timelineOf(id, ctx)).rejects.toMatchObject({ status: 404 });
});
