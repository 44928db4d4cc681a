import { OrderNotEligibleForRetry } from "polar-sdk-strict/models/errors/ordernoteligibleforretry.js";
import { ResourceNotFound } from "polar-sdk-strict/models/errors/resourcenotfound.js";
import { expect, test } from "vitest";
import { anEmail, token } from "./a-sale.ts";
import { allOf, curl, recent, strict, unique } from "./clients.ts";

/** An order whose charge was declined when its trial ended, and the session of its customer. */
async function anOpenOrder() {
  const product = await strict.products.create({
    name: unique("Plan"),
    recurringInterval: "month",
    trialInterval: "week",
    trialIntervalCount: 1,
    prices: [{ amountType: "fixed", priceAmount: 2000, priceCurrency: "usd" }],
  });
  const { clientSecret } = await strict.checkouts.create({
    products: [product.id],
    customerEmail: anEmail(),
    customerBillingAddress: { country: "DE" },
  });
  await strict.checkouts.clientConfirm({
    clientSecret,
    checkoutConfirmStripe: { confirmationTokenId: await token("4000000000000341") },
  });
  const [subscription] = await allOf(await strict.subscriptions.list({ productId: product.id }));
  if (!subscription) throw new Error("no subscription");
  const path = `/v1/subscriptions/${subscription.id}`;
  expect((await curl(path, { method: "PATCH", json: { trial_end: "now" } })).status).toBe(200);
  const orders = await allOf(await strict.orders.list({ subscriptionId: subscription.id }));
  const order = orders.find(({ status }) => status === "pending");
  if (!order) throw new Error("no open order");
  const session = await strict.customerSessions.create({ customerId: subscription.customerId });
  return { id: order.id, subscriptionId: subscription.id, customerSession: session.token };
}

test("the strict client sees an open order of a customer, pays it and fetches its papers", async () => {
  const { id, subscriptionId, customerSession } = await anOpenOrder();
  const who = { customerSession };
  const own = await allOf(await strict.customerPortal.orders.list(who, { subscriptionId }));
  expect(own.map(({ status, billingReason }) => [status, billingReason])).toEqual([
    ["pending", "subscription_cycle"],
    ["paid", "subscription_create"],
  ]);
  expect(await strict.customerPortal.orders.get(who, { id })).toMatchObject({ id, dueAmount: 2380 });
  expect(await strict.customerPortal.orders.getPaymentStatus(who, { id })).toMatchObject({
    status: "failed",
  });
  await expect(strict.orders.receipt({ id })).rejects.toThrow(ResourceNotFound);
  const declined = { confirmationTokenId: await token("4000000000000002") };
  expect(
    await strict.customerPortal.orders.confirmRetryPayment(who, {
      id,
      customerOrderConfirmPayment: declined,
    }),
  ).toMatchObject({ status: "failed", error: expect.any(String) });
  const customerOrderConfirmPayment = { confirmationTokenId: await token() };
  expect(
    await strict.customerPortal.orders.confirmRetryPayment(who, { id, customerOrderConfirmPayment }),
  ).toMatchObject({ status: "succeeded" });
  await expect(
    strict.customerPortal.orders.confirmRetryPayment(who, { id, customerOrderConfirmPayment: {} }),
  ).rejects.toThrow(OrderNotEligibleForRetry);
  expect((await strict.subscriptions.get({ id: subscriptionId })).status).toBe("active");
  const customerOrderUpdate = { billingName: "Test Company" };
  const updated = await strict.customerPortal.orders.update(who, { id, customerOrderUpdate });
  expect([updated.billingName, updated.paid]).toEqual(["Test Company", true]);
  await strict.customerPortal.orders.generateInvoice(who, { id });
  const papers = [
    await strict.customerPortal.orders.invoice(who, { id }),
    await strict.customerPortal.orders.receipt(who, { id }),
    await strict.orders.receipt({ id }),
  ];
  for (const paper of papers) {
    const answer = await fetch(paper?.url ?? "");
    expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "application/pdf"]);
  }
});

test("the strict client gets nothing of another customer's order", async () => {
  const { id } = await anOpenOrder();
  const other = await strict.customers.create({ type: "individual", email: anEmail() });
  const { token: customerSession } = await strict.customerSessions.create({ customerId: other.id });
  await expect(strict.customerPortal.orders.get({ customerSession }, { id })).rejects.toThrow(
    ResourceNotFound,
  );
  await expect(
    strict.customerPortal.orders.confirmRetryPayment(
      { customerSession },
      { id, customerOrderConfirmPayment: { confirmationTokenId: await token() } },
    ),
  ).rejects.toThrow(ResourceNotFound);
});

test("the newer client fetches the receipt of an order that was paid", async () => {
  const { id, customerSession } = await anOpenOrder();
  await curl(`/v1/customer-portal/orders/${id}/confirm-payment`, {
    method: "POST",
    json: { confirmation_token_id: await token() },
    headers: { Authorization: `Bearer ${customerSession}` },
  });
  const receipt = await recent.orders.receipt(id);
  expect((await fetch(receipt?.url ?? "")).status).toBe(200);
});
