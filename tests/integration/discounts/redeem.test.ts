import { expect, test } from "vitest";
import type { Discount } from "@/modules/discounts/schema";
import { aDiscount } from "../../factories/discount.ts";
import { aProduct } from "../../factories/product.ts";
import { shopForTest } from "../../setup/shop.ts";

const shop = shopForTest();
const { api, own, token } = shop;

const asBuyer = (method: string, secret: string, body?: object, path = "") =>
  api(method, `/checkouts/client/${secret}${path}`, body, { token: null });
const open = async (discount: Discount, email: string) => {
  const { id } = await aProduct(own().ctx);
  const body = {
    products: [id],
    discount_id: discount.id,
    customer_email: email,
    customer_billing_address: { country: "DE" },
  };
  return (await api("POST", "/checkouts", body)).body;
};
const confirm = async (secret: string, card?: string) =>
  asBuyer("POST", secret, { confirmation_token_id: await token(card) }, "/confirm");
const redeemed = async ({ id }: Discount) => {
  const rows = await own().ctx.db.discount_redemption.count({ where: { discount_id: id } });
  const { redemptions_count } = (await api("GET", `/discounts/${id}`)).body;
  expect(redemptions_count).toBe(rows);
  return rows;
};
const ordersWith = async ({ id }: Discount) =>
  (await api("GET", `/orders?discount_id=${id}`)).body.pagination.total_count;
const tally = (answers: { status: number; body: { reason?: string } }[]) =>
  Object.fromEntries(
    Object.entries(Object.groupBy(answers, ({ status, body }) => body.reason ?? String(status))).map(
      ([key, all]) => [key, all?.length],
    ),
  );

test("of 50 who confirm at once with a code that has 5 redemptions, exactly 5 have it", async () => {
  const discount = await aDiscount(own().ctx, { max_redemptions: 5 });
  const checkouts = await Promise.all(
    Array.from({ length: 50 }, (_, n) => open(discount, `crowd-${n}@example.com`)),
  );
  const answers = await Promise.all(checkouts.map(({ client_secret }) => confirm(client_secret)));
  expect(tally(answers)).toEqual({ 200: 5, used_up: 45 });
  expect(await redeemed(discount)).toBe(5);
  expect(await ordersWith(discount)).toBe(5);
});

test("of 10 that one customer confirms at once with a code for 2 each, exactly 2 have it", async () => {
  const discount = await aDiscount(own().ctx, { max_redemptions_per_customer: 2 });
  const checkouts = await Promise.all(Array.from({ length: 10 }, () => open(discount, "often@example.com")));
  const answers = await Promise.all(checkouts.map(({ client_secret }) => confirm(client_secret)));
  expect(tally(answers)).toEqual({ 200: 2, used_by_customer: 8 });
  expect(await redeemed(discount)).toBe(2);
  expect((await confirm((await open(discount, "another@example.com")).client_secret)).status).toBe(200);
});

test("free checkouts count as well: of 20 at once with a code of 100 % for 3, exactly 3 have it", async () => {
  const discount = await aDiscount(own().ctx, { basis_points: 10_000, max_redemptions: 3 });
  const checkouts = await Promise.all(
    Array.from({ length: 20 }, (_, n) => open(discount, `free-${n}@example.com`)),
  );
  const answers = await Promise.all(
    checkouts.map(({ client_secret }) => asBuyer("POST", client_secret, {}, "/confirm")),
  );
  expect(tally(answers)).toEqual({ 200: 3, used_up: 17 });
  expect(await redeemed(discount)).toBe(3);
});

test("a failed payment gives its redemption back, and another buyer has it", async () => {
  const discount = await aDiscount(own().ctx, { max_redemptions: 1 });
  const [declined, other] = [
    await open(discount, "declined@example.com"),
    await open(discount, "other@example.com"),
  ];
  expect((await confirm(declined.client_secret, "4000000000000002")).body.error).toBe("PaymentError");
  expect(await redeemed(discount)).toBe(0);
  expect((await confirm(other.client_secret)).status).toBe(200);
  expect((await confirm(declined.client_secret)).body).toMatchObject({
    error: "DiscountNotRedeemable",
    reason: "used_up",
  });
  expect(await redeemed(discount)).toBe(1);
});

test("a payment that waits for the buyer's bank holds its redemption until it is given up", async () => {
  const discount = await aDiscount(own().ctx, { max_redemptions: 1 });
  const [asked, other] = [
    await open(discount, "asked@example.com"),
    await open(discount, "second@example.com"),
  ];
  expect((await confirm(asked.client_secret, "4000002500003155")).body.status).toBe("confirmed");
  expect((await confirm(other.client_secret)).body.reason).toBe("used_up");
  const { abandonPendingPayment } = await import("@/modules/checkouts/pending-payment");
  await abandonPendingPayment({ ...own().ctx, now: new Date() }, asked.client_secret);
  expect(await redeemed(discount)).toBe(0);
  expect((await confirm(other.client_secret)).status).toBe(200);
});

test("a payment that succeeds after it was given up counts, beyond the maximum too, and once", async () => {
  const discount = await aDiscount(own().ctx, { max_redemptions: 1 });
  const late = await open(discount, "late@example.com");
  await confirm(late.client_secret, "4000002500003155");
  const payment = await own().ctx.db.payment.findFirstOrThrow({ where: { checkout_id: late.id } });
  const { settleCheckout } = await import("@/modules/checkouts/settle-checkout");
  const { findPaymentRow } = await import("@/modules/payments");
  const world = { ...own().ctx, now: new Date() };
  const row = await findPaymentRow(world.read, payment.id);
  if (!row) throw new Error("no payment");
  const intentId = row.stripe_payment_intent_id ?? "pi_late";
  await settleCheckout(world, row, {
    kind: "failed",
    intentId,
    decline: { code: "timeout", message: "Too late." },
  });
  expect((await confirm((await open(discount, "quick@example.com")).client_secret)).status).toBe(200);
  const paid = {
    kind: "succeeded",
    intentId,
    chargeId: "ch_late",
    amount: row.amount,
    currency: "usd",
    method: "card",
    card: {},
    means: null,
  } as const;
  await settleCheckout(world, row, paid);
  await settleCheckout(world, row, paid);
  expect(await redeemed(discount)).toBe(2);
  expect(await ordersWith(discount)).toBe(2);
});

test("a buyer who takes another discount after a late payment failed has the one that was paid for", async () => {
  const [first, second] = [await aDiscount(own().ctx), await aDiscount(own().ctx, { basis_points: 1000 })];
  const checkout = await open(first, "changing@example.com");
  await confirm(checkout.client_secret, "4000002500003155");
  const { ctx } = own();
  const world = { ...ctx, now: new Date() };
  const { settleCheckout } = await import("@/modules/checkouts/settle-checkout");
  const { findPaymentRow, findPendingPayment } = await import("@/modules/payments");
  const row = await findPendingPayment(ctx.read, checkout.id);
  if (!row) throw new Error("no payment");
  const intentId = "pi_changing";
  await settleCheckout(world, row, {
    kind: "failed",
    intentId,
    decline: { code: "timeout", message: "Too late." },
  });
  await api("PATCH", `/checkouts/${checkout.id}`, { discount_id: second.id });
  await confirm(checkout.client_secret, "4000002500003155");
  expect([await redeemed(first), await redeemed(second)]).toEqual([0, 1]);
  const again = await findPaymentRow(ctx.read, row.id);
  if (!again) throw new Error("no payment");
  await settleCheckout(world, again, {
    kind: "succeeded",
    intentId,
    chargeId: "ch_changing",
    amount: row.amount,
    currency: "usd",
    method: "card",
    card: {},
    means: null,
  });
  expect([await redeemed(first), await redeemed(second)]).toEqual([1, 0]);
});
