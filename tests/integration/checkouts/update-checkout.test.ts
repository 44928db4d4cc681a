import { expect, test } from "vitest";
import { checkoutsOf, fixed, germany } from "../../setup/checkouts.ts";
import { shopForTest } from "../../setup/shop.ts";

const shop = shopForTest();
const { api } = shop;
const { aProduct, create, asBuyer } = checkoutsOf(shop);

test("the total follows the address, and a business with a valid tax id accounts for the tax itself", async () => {
  const { client_secret } = (await create({ products: [(await aProduct()).id] })).body;
  const update = async (body: object) => (await asBuyer("PATCH", client_secret, body)).body;
  expect(await update(germany)).toMatchObject({
    tax_amount: 380,
    total_amount: 2380,
    tax_behavior: "exclusive",
  });
  const business = await update({ is_business_customer: true, customer_tax_id: "ATU 12345675" });
  expect(business).toMatchObject({ tax_amount: 380, customer_tax_id: "ATU12345675" });
  const valid = await update({ customer_tax_id: "DE136695976" });
  expect(valid).toMatchObject({
    tax_amount: 0,
    total_amount: 2000,
    billing_address_fields: { line1: "required" },
  });
  expect(
    await update({ customer_billing_address: { country: "US", state: "CA" }, is_business_customer: false }),
  ).toMatchObject({
    tax_amount: 165,
    customer_billing_address: { state: "US-CA" },
    billing_address_fields: { state: "required" },
  });
  expect(await update({ customer_billing_address: null })).toMatchObject({
    tax_amount: null,
    total_amount: 2000,
  });
});

test("a price with the tax in it costs the same everywhere", async () => {
  const product = await aProduct({ ...fixed(1190), tax_behavior: "inclusive" });
  const { body } = await create({ products: [product.id], ...germany });
  expect(body).toMatchObject({
    amount: 1190,
    net_amount: 1000,
    tax_amount: 190,
    total_amount: 1190,
    tax_behavior: "inclusive",
  });
});

test("the buyer chooses among the products of the checkout and no others", async () => {
  const [one, two, three] = [await aProduct(), await aProduct(fixed(500)), await aProduct()];
  const { client_secret } = (await create({ products: [one.id, two.id] })).body;
  expect((await asBuyer("PATCH", client_secret, { product_id: two.id })).body).toMatchObject({
    product_id: two.id,
    amount: 500,
  });
  expect((await asBuyer("PATCH", client_secret, { product_id: three.id })).status).toBe(422);
  expect((await asBuyer("PATCH", client_secret, { product_price_id: three.prices[0].id })).status).toBe(422);
});

test("a price archived meanwhile still holds for a checkout that shows it", async () => {
  const product = await aProduct();
  const checkout = (await create({ products: [product.id] })).body;
  await api("PATCH", `/products/${product.id}`, { prices: [fixed(9900)] });
  expect((await asBuyer("PATCH", checkout.client_secret, germany)).body).toMatchObject({
    amount: 2000,
    total_amount: 2380,
  });
});

test("what the organization alone may set, the buyer may not", async () => {
  const { client_secret } = (await create({ products: [(await aProduct()).id] })).body;
  for (const field of ["metadata", "success_url", "currency", "customer_metadata"]) {
    const answer = await asBuyer("PATCH", client_secret, { [field]: {} });
    expect([answer.status, answer.body.detail[0].loc]).toEqual([422, ["body", field]]);
  }
});

test("the highest price is answered with its tax, to the buyer and in the merchant's list", async () => {
  const price = {
    amount_type: "fixed",
    price_amount: 999_999_999_999,
    price_currency: "usd",
    tax_behavior: "exclusive",
  };
  const { body: product } = await api("POST", "/products", { name: "Dear", prices: [price] });
  const { client_secret } = (await create({ products: [product.id] })).body;
  const address = { customer_billing_address: { country: "DE" } };
  const { status, body } = await api("PATCH", `/checkouts/client/${client_secret}`, address, { token: null });
  expect([status, body.total_amount]).toEqual([200, 1_189_999_999_999]);
  expect((await api("GET", "/checkouts")).status).toBe(200);
  const { body: refused } = await api("POST", "/products", {
    name: "Dearer",
    prices: [{ ...price, price_amount: 1_000_000_000_000 }],
  });
  expect(refused.detail[0].loc).toEqual(["body", "prices", 0, "price_amount"]);
});

test("simultaneous changes by the buyer are all kept", async () => {
  const { client_secret } = (await create({ products: [(await aProduct()).id] })).body;
  const changes = [{ customer_name: "Bo" }, { customer_email: "bo@example.com" }, germany, { locale: "de" }];
  const answers = await Promise.all(changes.map((change) => asBuyer("PATCH", client_secret, change)));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  expect((await asBuyer("GET", client_secret)).body).toMatchObject({
    customer_name: "Bo",
    customer_email: "bo@example.com",
    locale: "de",
    total_amount: 2380,
  });
});

test("yen have no decimals and dinars three, of which the last is nothing", async () => {
  const yen = await aProduct(fixed(1500, "jpy"));
  const place = { customer_billing_address: { country: "JP" } };
  expect((await create({ products: [yen.id], ...place })).body).toMatchObject({
    amount: 1500,
    tax_amount: 150,
    total_amount: 1650,
  });
  expect(
    (await api("POST", "/products", { name: "Test product", prices: [fixed(1505, "kwd")] })).status,
  ).toBe(422);
  const dinar = await aProduct(fixed(1990, "kwd"));
  const { body } = await create({ products: [dinar.id], ...germany });
  expect([body.tax_amount, body.total_amount]).toEqual([380, 2370]);
});
