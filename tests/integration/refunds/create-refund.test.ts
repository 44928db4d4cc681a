import { expect, test } from "vitest";
import type { Order } from "@/modules/orders/schema";
import { anOrder } from "../../factories/order.ts";
import { mailsTo } from "../../setup/mails.ts";
import { shopForTest } from "../../setup/shop.ts";

const shop = shopForTest();
const { api, own } = shop;

const refund = (order: Pick<Order, "id">, amount: number, more: object = {}, headers = {}) =>
  api("POST", "/refunds", { order_id: order.id, reason: "customer_request", amount, ...more }, { headers });

const read = async (order: Order): Promise<Order> => (await api("GET", `/orders/${order.id}`)).body;

/** What Stripe has given back of an order, newest first. */
async function atStripe(order: Order) {
  const { db } = own().ctx;
  const payment = await db.payment.findFirstOrThrow({ where: { order_id: order.id, status: "succeeded" } });
  const intent = payment.stripe_payment_intent_id ?? "";
  return (await shop.sandbox().stripe.refunds.list({ payment_intent: intent, limit: 100 })).data;
}

const eventTypes = async (...ids: string[]) => {
  const { db } = own().ctx;
  const events = await db.webhook_event.findMany({
    where: { object_id: { in: ids } },
    orderBy: { id: "asc" },
  });
  return events.map(({ type }) => type);
};

test("all of an order is given back with all its tax, and everybody is told", async () => {
  const order = await anOrder(shop, own(), { email: "full@example.com" });
  const { status, body } = await refund(order, 2000, { comment: "Sorry", metadata: { ticket: 7 } });
  expect(status).toBe(201);
  expect(body).toMatchObject({
    status: "succeeded",
    reason: "customer_request",
    comment: "Sorry",
    amount: 2000,
    tax_amount: 380,
    currency: "usd",
    organization_id: own().id,
    order_id: order.id,
    customer_id: order.customer_id,
    subscription_id: null,
    revoke_benefits: false,
    failure_reason: null,
    metadata: { ticket: 7 },
    dispute: null,
  });
  expect(await read(order)).toMatchObject({
    status: "refunded",
    refunded_amount: 2000,
    refunded_tax_amount: 380,
    refundable_amount: 0,
    refundable_tax_amount: 0,
  });
  expect(await atStripe(order)).toMatchObject([
    { amount: 2380, reason: "requested_by_customer", metadata: { refund_id: body.id, order_id: order.id } },
  ]);
  expect(await eventTypes(order.id, body.id)).toEqual([
    "order.created",
    "order.paid",
    "refund.created",
    "refund.updated",
    "order.updated",
    "order.refunded",
  ]);
  const mails = await mailsTo("full@example.com");
  const mail = mails.find(({ subject }) => subject.startsWith("Your refund"));
  expect(mail?.text).toContain("$23.80, of which $3.80 tax");
  expect(mail?.text).toContain(order.invoice_number);
  expect((await api("GET", `/refunds/${body.id}`)).body).toEqual(body);
});

test("parts give back the tax in proportion, and together exactly all of it", async () => {
  const order = await anOrder(shop, own(), { amount: 1000 });
  const amounts = [333, 333, 333, 1];
  const made = [];
  for (const amount of amounts) made.push((await refund(order, amount)).body);
  expect(made.map(({ amount, tax_amount }) => [amount, tax_amount])).toEqual([
    [333, 63],
    [333, 64],
    [333, 63],
    [1, 0],
  ]);
  expect((await atStripe(order)).reduce((sum, { amount }) => sum + amount, 0)).toBe(1190);
  expect(await read(order)).toMatchObject({
    status: "refunded",
    refunded_amount: 1000,
    refunded_tax_amount: 190,
  });
});

test("a part leaves the order partially refunded, and nothing more than the rest can follow", async () => {
  const order = await anOrder(shop);
  await refund(order, 500);
  expect(await read(order)).toMatchObject({ status: "partially_refunded", refundable_amount: 1500 });
  const tooMuch = await refund(order, 1501);
  expect([tooMuch.status, tooMuch.body.detail[0].loc]).toEqual([422, ["body", "amount"]]);
  expect(tooMuch.body.detail[0].msg).toContain("1500 ($15.00 without tax)");
  expect((await refund(order, 1500)).status).toBe(201);
  const again = await refund(order, 1);
  expect([again.status, again.body.error]).toEqual([403, "RefundedAlready"]);
  expect(await atStripe(order)).toHaveLength(2);
});

test("nothing is given back of an order that is another's, that is not there, or that was free", async () => {
  const other = await shop.merchant();
  const theirs = await anOrder(shop, other);
  const free = await anOrder(shop, own(), { amount: 0 });
  for (const id of [theirs.id, crypto.randomUUID(), free.id]) {
    const { status, body } = await refund({ id }, 100);
    expect([status, body.detail[0].loc]).toEqual([422, ["body", "order_id"]]);
  }
  expect(await atStripe(theirs)).toEqual([]);
  expect(await own().ctx.db.refund.count({ where: { order_id: { in: [theirs.id, free.id] } } })).toBe(0);
});

test.for([
  { why: "nothing", body: { amount: 0 }, loc: "amount" },
  { why: "a fraction", body: { amount: 1.5 }, loc: "amount" },
  { why: "a reason that only a bank can have", body: { reason: "dispute_prevention" }, loc: "reason" },
  { why: "an unknown field", body: { tax_amount: 1 }, loc: "tax_amount" },
])("$why is refused at its field", async ({ body, loc }) => {
  const answer = await refund({ id: crypto.randomUUID() }, 100, body);
  expect([answer.status, answer.body.detail[0].loc]).toEqual([422, ["body", loc]]);
});

test("fifty at the same moment give back what was paid and no more", async () => {
  const order = await anOrder(shop, own(), { amount: 1000 });
  const answers = await Promise.all(Array.from({ length: 50 }, () => refund(order, 30)));
  const statuses = answers.map(({ status }) => status);
  expect(statuses.filter((status) => status === 201)).toHaveLength(33);
  expect(answers.filter(({ body }) => body.status === "succeeded")).toHaveLength(33);
  // Ten are left: thirty are too many, but not because all was given back.
  expect(statuses.filter((status) => status === 422)).toHaveLength(17);
  expect((await atStripe(order)).length).toBe(33);
  const after = await read(order);
  expect(after).toMatchObject({ status: "partially_refunded", refunded_amount: 990, refundable_amount: 10 });
  expect(after.refunded_tax_amount + after.refundable_tax_amount).toBe(190);
  expect((await refund(order, 10)).body).toMatchObject({
    status: "succeeded",
    tax_amount: after.refundable_tax_amount,
  });
  const given = (await atStripe(order)).reduce((sum, { amount }) => sum + amount, 0);
  expect(given).toBe(1190);
});

test("one Idempotency-Key gives back once", async () => {
  const order = await anOrder(shop);
  const key = { "Idempotency-Key": crypto.randomUUID() };
  const first = await refund(order, 500, {}, key);
  const second = await refund(order, 500, {}, key);
  expect(second.text).toBe(first.text);
  expect(await atStripe(order)).toHaveLength(1);
});

test("a dinar is given back in steps that cards settle", async () => {
  const order = await anOrder(shop, own(), { amount: 10_000, currency: "kwd" });
  const odd = await refund(order, 3333);
  expect([odd.status, odd.body.detail[0].loc]).toEqual([422, ["body", "amount"]]);
  const { body } = await refund(order, 3330);
  expect(body).toMatchObject({ status: "succeeded", amount: 3330, tax_amount: 630 });
  expect(await atStripe(order)).toMatchObject([{ amount: 3960 }]);
});

test("a shilling is given back in the units that Stripe counts in", async () => {
  const order = await anOrder(shop, own(), { amount: 50_000, currency: "ugx" });
  expect((await refund(order, 20_000)).body).toMatchObject({ status: "succeeded", tax_amount: 3800 });
  expect(await atStripe(order)).toMatchObject([{ amount: 2_380_000 }]);
});
