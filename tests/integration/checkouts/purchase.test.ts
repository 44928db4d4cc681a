import { expect, test } from "vitest";
import { shopForTest } from "../../setup/shop.ts";

const shop = shopForTest();
const { api, token } = shop;

const buyer = {
  customer_email: "buyer@example.com",
  customer_name: "Bo Buyer",
  customer_billing_address: { country: "DE" },
};

async function aProduct(prices: object[] = [{ amount_type: "fixed", price_amount: 2000 }]) {
  const { body } = await api("POST", "/products", { name: "Test product", prices });
  return body;
}

async function aCheckout(more: object = {}) {
  const product = await aProduct();
  const { status, body } = await api("POST", "/checkouts", { products: [product.id], ...more });
  expect(status).toBe(201);
  return body;
}

const confirm = async (secret: string, number?: string, more: object = {}) =>
  api(
    "POST",
    `/checkouts/client/${secret}/confirm`,
    { ...buyer, confirmation_token_id: await token(number), ...more },
    { token: null },
  );

const ordersOf = async (checkoutId: string) =>
  (await api("GET", `/orders?checkout_id=${checkoutId}`)).body.items;

test("a buyer who pays has one order, with tax, number, payment and events", async () => {
  const checkout = await aCheckout();
  const { status, body } = await confirm(checkout.client_secret);
  expect([status, body.status]).toEqual([200, "confirmed"]);
  const after = (await api("GET", `/checkouts/${checkout.id}`)).body;
  expect(after).toMatchObject({
    status: "succeeded",
    tax_amount: 380,
    total_amount: 2380,
    payment_failure: null,
  });
  const [order, ...others] = await ordersOf(checkout.id);
  expect(others).toEqual([]);
  expect(order).toMatchObject({
    id: after.order_id,
    status: "paid",
    net_amount: 2000,
    tax_amount: 380,
    total_amount: 2380,
    tax: { rate_ppm: 190_000, jurisdiction: "DE", reason: "standard_rated" },
    customer: { email: "buyer@example.com", name: "Bo Buyer" },
  });
  expect(order.invoice_number).toMatch(/^FLR-\d{4}$/);
  const payments = (await api("GET", `/payments?order_id=${order.id}`)).body.items;
  expect(payments).toMatchObject([
    { status: "succeeded", amount: 2380, method_metadata: { brand: "visa", last4: "4242" } },
  ]);
  const events = await shop
    .own()
    .ctx.db.webhook_event.findMany({ where: { object_id: order.id }, orderBy: { id: "asc" } });
  expect(events.map(({ type }) => type)).toEqual(["order.created", "order.paid"]);
});

test("a declined card leaves the checkout open with the reason, and another card pays it", async () => {
  const checkout = await aCheckout();
  const declined = await confirm(checkout.client_secret, "4000000000000002");
  expect([declined.status, declined.body.error]).toEqual([400, "PaymentError"]);
  const open = (await api("GET", `/checkouts/client/${checkout.client_secret}`, undefined, { token: null }))
    .body;
  expect(open).toMatchObject({
    status: "open",
    payment_failure: { code: "generic_decline", field: "payment" },
  });
  expect(await ordersOf(checkout.id)).toEqual([]);
  expect((await confirm(checkout.client_secret)).status).toBe(200);
  expect(await ordersOf(checkout.id)).toHaveLength(1);
});

test("fifty simultaneous confirms of one checkout charge once", async () => {
  const checkout = await aCheckout();
  const answers = await Promise.all(Array.from({ length: 50 }, () => confirm(checkout.client_secret)));
  const statuses = answers.map(({ status }) => status);
  expect(statuses.filter((status) => status === 200)).toHaveLength(1);
  expect(statuses.filter((status) => status === 403)).toHaveLength(49);
  expect(await ordersOf(checkout.id)).toHaveLength(1);
  const intents = await shop.sandbox().stripe.paymentIntents.list({ limit: 100 });
  const charged = intents.data.filter(({ metadata }) => metadata.checkout_id === checkout.id);
  expect(charged).toHaveLength(1);
});

test("a free product needs no card and has its order at once", async () => {
  const product = await aProduct([{ amount_type: "free" }]);
  const checkout = (await api("POST", "/checkouts", { product_id: product.id })).body;
  expect(checkout).toMatchObject({
    is_free_product_price: true,
    is_payment_required: false,
    total_amount: 0,
  });
  const path = `/checkouts/client/${checkout.client_secret}/confirm`;
  expect((await api("POST", path, { customer_email: "free@example.com" }, { token: null })).status).toBe(200);
  expect(await ordersOf(checkout.id)).toMatchObject([{ total_amount: 0, status: "paid" }]);
});

test("order numbers have no gaps, though purchases run side by side and some fail", async () => {
  const merchant = await shop.merchant();
  const as = { token: merchant.token };
  const product = (
    await api(
      "POST",
      "/products",
      { name: "Test product", prices: [{ amount_type: "fixed", price_amount: 500 }] },
      as,
    )
  ).body;
  const buy = async (number: string) => {
    const checkout = (await api("POST", "/checkouts", { product_id: product.id }, as)).body;
    return confirm(checkout.client_secret, number);
  };
  await Promise.all(
    Array.from({ length: 24 }, (_, i) => buy(i % 4 === 0 ? "4000000000009995" : "4242424242424242")),
  );
  const orders = (await api("GET", "/orders?limit=100&sorting=invoice_number", undefined, as)).body;
  expect(orders.pagination.total_count).toBe(18);
  expect(orders.items.map((order: { invoice_number: string }) => order.invoice_number)).toEqual(
    Array.from({ length: 18 }, (_, i) => `FLR-${String(i + 1).padStart(4, "0")}`),
  );
});
