import { expect, test } from "vitest";
import { shopForTest } from "../../setup/shop.ts";

const shop = shopForTest();
const { api } = shop;

const fixed = (price_amount: number, price_currency = "usd") => ({
  amount_type: "fixed",
  price_amount,
  price_currency,
});
const aProduct = async (...prices: object[]) =>
  (
    await api("POST", "/products", {
      name: "Test product",
      prices: prices.length > 0 ? prices : [fixed(2000)],
    })
  ).body;
const create = (body: object) => api("POST", "/checkouts", body);
const asBuyer = (method: string, secret: string, body?: object, path = "") =>
  api(method, `/checkouts/client/${secret}${path}`, body, { token: null });
const germany = { customer_billing_address: { country: "DE" } };

test("a checkout can be opened for products, for one product, or for one price", async () => {
  const product = await aProduct(fixed(2000), fixed(1800, "eur"));
  const euro = product.prices[1];
  const first = (await create({ products: [product.id] })).body;
  expect(first).toMatchObject({
    status: "open",
    product_id: product.id,
    currency: "usd",
    amount: 2000,
    tax_amount: null,
  });
  expect((await create({ product_id: product.id, currency: "eur" })).body).toMatchObject({
    currency: "eur",
    amount: 1800,
  });
  expect((await create({ product_price_id: euro.id })).body).toMatchObject({
    product_price_id: euro.id,
    amount: 1800,
  });
});

test.for([
  { why: "no product", body: {}, loc: ["body", "products"] },
  {
    why: "an unknown product",
    body: { products: ["0198f000-0000-7000-8000-000000000000"] },
    loc: ["body", "products", 0],
  },
  {
    why: "an unknown price",
    body: { product_price_id: "0198f000-0000-7000-8000-000000000000" },
    loc: ["body", "product_price_id"],
  },
])("$why is refused at its field", async ({ body, loc }) => {
  const answer = await create(body);
  expect([answer.status, answer.body.error, answer.body.detail[0].loc]).toEqual([
    422,
    "RequestValidationError",
    loc,
  ]);
});

test("another organization's product, price and customer are as unknown as any", async () => {
  const other = await shop.merchant();
  const as = { token: other.token };
  const product = (await api("POST", "/products", { name: "Test product", prices: [fixed(2000)] }, as)).body;
  const customer = (await api("POST", "/customers", { email: "other@example.com" }, as)).body;
  const own = await aProduct();
  expect((await create({ products: [product.id] })).status).toBe(422);
  expect((await create({ product_price_id: product.prices[0].id })).status).toBe(422);
  expect((await create({ products: [own.id], customer_id: customer.id })).status).toBe(422);
});

test("what is known of a customer is filled in", async () => {
  const customer = (
    await api("POST", "/customers", {
      email: "known@example.com",
      name: "Kay Known",
      external_id: "known-1",
      billing_address: { country: "FR" },
    })
  ).body;
  const product = await aProduct();
  for (const named of [{ customer_id: customer.id }, { external_customer_id: "known-1" }]) {
    expect((await create({ products: [product.id], ...named })).body).toMatchObject({
      customer_id: customer.id,
      customer_email: "known@example.com",
      customer_name: "Kay Known",
      tax_amount: 400,
      total_amount: 2400,
    });
  }
});

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

test("prices made for one checkout hold there alone", async () => {
  const product = await aProduct();
  const body = { products: [product.id], prices: { [product.id]: [fixed(700)] } };
  const checkout = (await create(body)).body;
  expect(checkout).toMatchObject({ amount: 700, product_price: { source: "ad_hoc", price_amount: 700 } });
  expect(checkout.prices[product.id]).toHaveLength(1);
  expect((await api("GET", `/products/${product.id}`)).body.prices).toMatchObject([
    { source: "catalog", price_amount: 2000 },
  ]);
  expect((await create({ products: [product.id] })).body.amount).toBe(2000);
  expect((await create({ product_price_id: checkout.product_price.id })).status).toBe(422);
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

test("{CHECKOUT_ID} in the success URL becomes the id", async () => {
  const product = await aProduct();
  const checkout = (
    await create({ products: [product.id], success_url: "https://example.com/ok?c={CHECKOUT_ID}" })
  ).body;
  expect(checkout.success_url).toBe(`https://example.com/ok?c=${checkout.id}`);
  expect((await create({ products: [product.id], success_url: "javascript:alert(1)" })).status).toBe(422);
});

test("the site that may embed a checkout is one origin, and nothing else gets into the page's policy", async () => {
  const products = [(await aProduct()).id];
  const answered = async (embed_origin: string) => {
    const { status, body } = await create({ products, embed_origin });
    return status === 201 ? body.embed_origin : status;
  };
  for (const origin of ["https://shop.example.com", "http://localhost:3000", "http://[::1]:3000"])
    expect(await answered(origin)).toBe(origin);
  for (const wrong of [
    "https://*",
    "https://a.com;sandbox",
    "https://a,b",
    "https://a.com/",
    "'self'",
    "null",
  ])
    expect(await answered(wrong), wrong).toBe(422);
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

test("a repeated request opens one checkout", async () => {
  const product = await aProduct();
  const headers = { "Idempotency-Key": "open-once" };
  const ask = () => api("POST", "/checkouts", { products: [product.id] }, { headers });
  const [first, second] = [await ask(), await ask()];
  expect(second.text).toBe(first.text);
  expect(second.headers.get("idempotency-replayed")).toBe("true");
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
