import { DisputeNotOpenError } from "polar-sdk-strict/models/errors/disputenotopenerror.js";
import { HTTPValidationError } from "polar-sdk-strict/models/errors/httpvalidationerror.js";
import { NotOpenCheckout } from "polar-sdk-strict/models/errors/notopencheckout.js";
import { PaymentError } from "polar-sdk-strict/models/errors/paymenterror.js";
import { RefundedAlready } from "polar-sdk-strict/models/errors/refundedalready.js";
import { ResourceNotFound } from "polar-sdk-strict/models/errors/resourcenotfound.js";
import { describe, expect, test } from "vitest";
import { aSale, token } from "./a-sale.ts";
import { allOf, curl, florin, NOTHING, recent, strict, unique } from "./clients.ts";

const price = { amountType: "fixed", priceAmount: 2000, priceCurrency: "usd" } as const;
const aProduct = () => strict.products.create({ name: unique("Sold"), prices: [price] });
const germany = { customerBillingAddress: { country: "DE" } } as const;

describe("checkouts, by the strict client", () => {
  test("are opened, read, changed, listed, and paid", async () => {
    const product = await aProduct();
    const made = await strict.checkouts.create({
      products: [product.id],
      metadata: { source: "test" },
      ...germany,
    });
    expect(made).toMatchObject({ status: "open", totalAmount: 2380, taxAmount: 380, productId: product.id });
    expect((await strict.checkouts.get({ id: made.id })).id).toBe(made.id);
    const changed = await strict.checkouts.update({
      id: made.id,
      checkoutUpdate: { customerName: "Kay", metadata: { a: 1 } },
    });
    expect(changed).toMatchObject({ customerName: "Kay", metadata: { a: 1 } });
    const listed = await allOf(await strict.checkouts.list({ productId: product.id, status: "open" }));
    expect(listed.map(({ id }) => id)).toEqual([made.id]);
    const { clientSecret } = made;
    expect((await strict.checkouts.clientGet({ clientSecret })).organization.id).toBe(florin.organization_id);
    const email = `${unique("buyer")}@example.com`;
    await strict.checkouts.clientUpdate({ clientSecret, checkoutUpdatePublic: { customerEmail: email } });
    const checkoutConfirmStripe = { confirmationTokenId: await token() };
    const confirmed = await strict.checkouts.clientConfirm({ clientSecret, checkoutConfirmStripe });
    expect(confirmed).toMatchObject({ status: "confirmed", customerEmail: email });
    expect((await strict.checkouts.get({ id: made.id })).status).toBe("succeeded");
  });

  test("are refused in the client's own error classes", async () => {
    const product = await aProduct();
    const { id, clientSecret } = await strict.checkouts.create({ products: [product.id], ...germany });
    const confirm = async (number?: string) =>
      strict.checkouts.clientConfirm({
        clientSecret,
        checkoutConfirmStripe: {
          confirmationTokenId: await token(number),
          customerEmail: "declined@example.com",
        },
      });
    await expect(strict.checkouts.create({ products: [NOTHING] })).rejects.toBeInstanceOf(
      HTTPValidationError,
    );
    await expect(strict.checkouts.get({ id: NOTHING })).rejects.toBeInstanceOf(ResourceNotFound);
    await expect(strict.checkouts.clientGet({ clientSecret: "nothing" })).rejects.toBeInstanceOf(
      ResourceNotFound,
    );
    await expect(confirm("4000000000000002")).rejects.toBeInstanceOf(PaymentError);
    expect((await strict.checkouts.get({ id })).status).toBe("open");
    await confirm();
    await expect(confirm()).rejects.toBeInstanceOf(NotOpenCheckout);
  });
});

describe("orders and refunds, by the strict client", () => {
  test("are read, filtered, corrected, exported and given back", async () => {
    const { checkout, order, email } = await aSale((await aProduct()).id);
    expect(order).toMatchObject({
      status: "paid",
      totalAmount: 2380,
      checkoutId: checkout.id,
      customer: { email },
    });
    expect(await strict.orders.get({ id: order.id })).toEqual(order);
    const of = await allOf(
      await strict.orders.list({ customerId: order.customerId, productBillingType: "one_time" }),
    );
    expect(of.map(({ id }) => id)).toEqual([order.id]);
    const corrected = await strict.orders.update({
      id: order.id,
      orderUpdate: { billingName: "Corrected", billingAddress: { country: "DE", city: "Berlin" } },
    });
    expect(corrected).toMatchObject({ billingName: "Corrected", billingAddress: { city: "Berlin" } });
    expect(await strict.orders.export({ productId: order.productId ?? "" })).toContain(order.id);
    const refund = await strict.refunds.create({
      orderId: order.id,
      reason: "customer_request",
      amount: 500,
    });
    expect(refund).toMatchObject({ status: "succeeded", amount: 500, taxAmount: 95 });
    await expect(
      strict.refunds.create({ orderId: order.id, reason: "other", amount: 1501 }),
    ).rejects.toBeInstanceOf(HTTPValidationError);
    await strict.refunds.create({ orderId: order.id, reason: "other", amount: 1500 });
    await expect(
      strict.refunds.create({ orderId: order.id, reason: "other", amount: 1 }),
    ).rejects.toBeInstanceOf(RefundedAlready);
    expect(await strict.orders.get({ id: order.id })).toMatchObject({
      status: "refunded",
      refundedAmount: 2000,
      refundedTaxAmount: 380,
    });
    expect(await allOf(await strict.refunds.list({ orderId: order.id }))).toHaveLength(2);
    const payments = await allOf(await strict.payments.list({ orderId: order.id }));
    expect(payments).toMatchObject([{ status: "succeeded", method: "card", amount: 2380 }]);
    expect((await strict.payments.get({ id: payments[0]?.id ?? "" })).id).toBe(payments[0]?.id);
    expect(await allOf(await strict.disputes.list({ orderId: order.id }))).toEqual([]);
  });

  test("a disputed payment is listed as a dispute", async () => {
    const checkout = await strict.checkouts.create({
      products: [(await aProduct()).id],
      customerEmail: "dispute@example.com",
      ...germany,
    });
    await strict.checkouts.clientConfirm({
      clientSecret: checkout.clientSecret,
      checkoutConfirmStripe: { confirmationTokenId: await token("4000000000000259") },
    });
    const [order] = (await strict.orders.list({ checkoutId: checkout.id })).result.items;
    const disputes = async () => allOf(await strict.disputes.list({ orderId: order?.id ?? "" }));
    await expect
      .poll(disputes, { timeout: 20_000 })
      .toMatchObject([{ orderId: order?.id, amount: 2000, taxAmount: 380 }]);
    const [dispute] = await disputes();
    expect((await strict.disputes.get({ id: dispute?.id ?? "" })).status).toBe(dispute?.status);
    expect((await strict.disputes.accept({ id: dispute?.id ?? "" })).status).toBe("lost");
    await expect(strict.disputes.accept({ id: dispute?.id ?? "" })).rejects.toBeInstanceOf(
      DisputeNotOpenError,
    );
  });
});

describe("organizations, by the strict client", () => {
  test("a token sees and changes its own", async () => {
    const id = florin.organization_id;
    const before = await strict.organizations.get({ id });
    expect((await allOf(await strict.organizations.listOrganizations({}))).map((each) => each.id)).toEqual([
      id,
    ]);
    const website = `https://example.com/${unique("site")}`;
    expect(await strict.organizations.update({ id, organizationUpdate: { website } })).toMatchObject({
      id,
      website,
    });
    await strict.organizations.update({ id, organizationUpdate: { website: before.website } });
    await expect(strict.organizations.get({ id: NOTHING })).rejects.toBeInstanceOf(ResourceNotFound);
  });
});

describe("the newer client", () => {
  test("sells, reads and gives back", async () => {
    const product = await recent.products.create({
      name: unique("Recent"),
      prices: [{ amount_type: "fixed", price_amount: 1000, price_currency: "usd" }],
    });
    const checkout = await recent.checkouts.create({
      products: [product.id],
      customer_email: `${unique("recent")}@example.com`,
      customer_billing_address: { country: "FR" },
    });
    const confirmation_token_id = await token();
    const confirmed = await recent.checkouts.clientConfirm(checkout.client_secret, { confirmation_token_id });
    expect(confirmed.status).toBe("confirmed");
    const { items } = await recent.orders.list({ checkout_id: checkout.id });
    const [order] = items;
    expect(order).toMatchObject({ total_amount: 1200, status: "paid" });
    const refund = await recent.refunds.create({ order_id: order?.id ?? "", reason: "other", amount: 1000 });
    expect(refund).toMatchObject({ status: "succeeded", tax_amount: 200 });
    expect((await recent.organizations.get(florin.organization_id)).id).toBe(florin.organization_id);
  });
});

describe("the forms that older documents use", () => {
  test("a checkout for a price, confirmed by id, and its order as CSV", async () => {
    const product = await aProduct();
    const body = { product_price_id: product.prices[0]?.id, customer_email: `${unique("old")}@example.com` };
    const opened = await curl("/v1/checkouts", { method: "POST", json: body });
    expect(opened.status).toBe(201);
    const checkout = await opened.json();
    expect(checkout.url).toBe(`${florin.url}/checkout/${checkout.client_secret}`);
    const json = { client_secret: checkout.client_secret, confirmation_token_id: await token() };
    const confirmed = await (
      await curl(`/v1/checkouts/${checkout.id}/confirm`, { method: "POST", json })
    ).json();
    expect(confirmed).toMatchObject({ status: "confirmed", subscription_id: null });
    const order = await (await curl(`/api/v1/orders/${confirmed.order_id}`)).json();
    expect(order.amount).toBe(order.net_amount);
    const completed = await (await curl("/v1/checkouts?status=completed")).json();
    expect(completed.items.map(({ id }: { id: string }) => id)).toContain(checkout.id);
    const csv = await curl("/v1/orders/export?product_billing_type=one_time");
    expect([csv.status, csv.headers.get("content-type")]).toEqual([200, expect.stringContaining("text/csv")]);
    const [head] = (await csv.text()).split("\n");
    expect(head?.trim()).toBe(
      "Order ID,Created At,Amount,Tax Amount,Currency,Customer Email,Customer Name,Product Name,Subscription ID,Discount Code",
    );
    const recurring = await (await curl("/v1/orders/?product_billing_type=recurring")).json();
    expect(recurring.items.map(({ id }: { id: string }) => id)).not.toContain(order.id);
  });
});
