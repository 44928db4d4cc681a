import { expect, test } from "vitest";
import { checkoutsOf, fixed } from "../../setup/checkouts.ts";
import { shopForTest } from "../../setup/shop.ts";

const shop = shopForTest();
const { api } = shop;
const { aProduct, create } = checkoutsOf(shop);

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

test("a repeated request opens one checkout", async () => {
  const product = await aProduct();
  const headers = { "Idempotency-Key": "open-once" };
  const ask = () => api("POST", "/checkouts", { products: [product.id] }, { headers });
  const [first, second] = [await ask(), await ask()];
  expect(second.text).toBe(first.text);
  expect(second.headers.get("idempotency-replayed")).toBe("true");
});
