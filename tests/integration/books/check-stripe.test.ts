import { expect, test } from "vitest";
import { newId } from "@/lib/id";
import type { Order } from "@/modules/orders/schema";
import { booksOf } from "../../setup/books-check.ts";
import { shopForTest } from "../../setup/shop.ts";
import { deliver, eventOf } from "../../setup/stripe-events.ts";
import { control, eventually, pay } from "../sandbox/start-sandbox.ts";

const shop = shopForTest();
const { own } = shop;
const { check, differencesOf, aBookedOrder } = booksOf(shop);

const intentOf = async (order: Order) =>
  (await own().ctx.db.payment.findFirstOrThrow({ where: { order_id: order.id } })).stripe_payment_intent_id ??
  "";

test("what Stripe moved and we do not know is found, at each check until it is known", async () => {
  const merchant = await shop.merchant();
  const order = await aBookedOrder(merchant);
  const { stripe } = shop.sandbox();
  const made = await stripe.refunds.create({ payment_intent: await intentOf(order), amount: 595 });
  const missed = [
    { object: "stripe_refund", id: made.id, currency: "usd", field: "moved", recorded: -595, in_books: 0 },
  ];
  expect(await differencesOf(merchant)).toEqual(missed);
  expect(await differencesOf(merchant)).toEqual(missed);
  await deliver(shop, await eventOf(shop, made.id, "refund.created"));
  expect(await differencesOf(merchant)).toEqual([]);
});

test("a charge in our name without a payment is found, one of another program in the same account is left alone", async () => {
  const merchant = await shop.merchant();
  await aBookedOrder(merchant);
  const charge = async (metadata: Record<string, string>) => {
    const intent = await shop.sandbox().stripe.paymentIntents.create({
      amount: 700,
      currency: "usd",
      confirm: true,
      payment_method: "pm_card_visa",
      automatic_payment_methods: { enabled: true, allow_redirects: "never" },
      metadata,
    });
    const source = String(intent.latest_charge);
    await eventually(async () => (await shop.sandbox().stripe.balanceTransactions.list({ source })).data[0]);
    return source;
  };
  const others = [
    String((await pay(shop.sandbox(), "4242424242424242")).latest_charge),
    await charge({ organization_id: newId() }),
  ];
  const ours = await charge({ organization_id: merchant.id, payment_id: newId() });
  const { differences } = await check();
  expect(differences.filter(({ difference: { id } }) => [...others, ours].includes(id))).toMatchObject([
    { organization_id: merchant.id, difference: { id: ours, recorded: 700, in_books: 0 } },
  ]);
});

test("a payment that Stripe knows nothing of is found, and so is one of another amount", async () => {
  const merchant = await shop.merchant();
  const orders = [await aBookedOrder(merchant), await aBookedOrder(merchant)];
  const { db } = merchant.ctx;
  const at = new Date();
  const { post, paymentReceived } = await import("@/modules/books");
  const invented = [];
  for (const [index, { id: orderId, customer_id: customerId }] of orders.entries()) {
    const payment = await db.payment.findFirstOrThrow({ where: { order_id: orderId } });
    const charge = index === 0 ? `ch_invented_${newId()}` : payment.stripe_charge_id;
    if (index === 1) await db.payment.update({ where: { id: payment.id }, data: { stripe_charge_id: null } });
    const id = newId();
    const facts = { id, organization_id: merchant.id, amount: 100n, currency: "usd", status: "succeeded" };
    await db.payment.create({ data: { ...facts, stripe_charge_id: charge, order_id: orderId } });
    await db.$transaction((tx) =>
      post(tx, [paymentReceived({ ...facts, amount: 100 }, { orderId, customerId })], at),
    );
    invented.push({ object: "stripe_charge", id: charge, recorded: index === 0 ? 0 : 2380, in_books: 100 });
  }
  const found = (await differencesOf(merchant)).filter(({ object }) => object === "stripe_charge");
  expect(found).toHaveLength(3);
  for (const each of invented) expect(found).toContainEqual(expect.objectContaining(each));
});

test("without Stripe nothing is said, and the job is tried again", async () => {
  const { checkBooksNightly } = await import("@/modules/books/jobs");
  const before = await own().ctx.db.books_check.count();
  const run = () => checkBooksNightly.perform({ ...own().ctx, jobId: "job", attempt: 1 }, {});
  const fault = { method: "GET", path: "/v1/balance_transactions", mode: "error_500", times: 10 };
  await control(shop.sandbox(), "POST", "faults", fault);
  await expect(run()).rejects.toThrow();
  await control(shop.sandbox(), "DELETE", "faults");
  expect(await own().ctx.db.books_check.count()).toBe(before);
  await run();
  expect(await own().ctx.db.books_check.count()).toBeGreaterThan(before);
});
