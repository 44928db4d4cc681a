import { expect, test } from "vitest";
import { aDiscount } from "../../factories/discount.ts";
import { aProduct } from "../../factories/product.ts";
import { apiForTest } from "../../setup/api.ts";

const { api, own, merchant } = apiForTest();

const refusedAt = ({ status, body }: { status: number; body: { detail: { loc: string[] }[] } }) => [
  status,
  body.detail[0]?.loc.slice(1).join("."),
];
const nobody = "01999999-0000-7000-8000-000000000000";

test("a link is made with all that it can say, read, listed by product and label, changed and deleted", async () => {
  const product = await aProduct(own().ctx, { metadata: { tier: "pro" } });
  const discount = await aDiscount(own().ctx);
  const { status, body } = await api("POST", "/checkout-links/", {
    payment_processor: "stripe",
    products: [product.id, product.id],
    label: "Newsletter",
    discount_id: discount.id,
    allow_discount_codes: false,
    require_billing_address: true,
    success_url: "https://shop.example.com/thanks?id={CHECKOUT_ID}",
    return_url: "https://shop.example.com",
    trial_interval: "week",
    trial_interval_count: 2,
    embed_origins: ["https://shop.example.com"],
    metadata: { campaign: "launch" },
  });
  expect(status).toBe(201);
  expect(body).toMatchObject({
    payment_processor: "stripe",
    label: "Newsletter",
    products: [{ id: product.id, metadata: { tier: "pro" } }],
    discount: { id: discount.id },
    allow_discount_codes: false,
    trial_interval: "week",
    opened_count: 0,
    bought_count: 0,
    metadata: { campaign: "launch" },
  });
  expect(body.url).toBe(`http://127.0.0.1:3000/buy/${body.client_secret}`);
  expect((await api("GET", `/checkout-links/${body.id}`)).body).toEqual(body);
  const listed = await api("GET", `/checkout-links/?product_id=${product.id}&query=news&sorting=label`);
  expect(listed.body.items).toEqual([body]);
  expect((await api("GET", `/checkout-links/?product_id=${nobody}`)).body.items).toEqual([]);

  const changed = await api("PATCH", `/checkout-links/${body.id}`, {
    label: null,
    discount_id: null,
    trial_interval: null,
    trial_interval_count: null,
    embed_origins: null,
  });
  expect(changed.body).toMatchObject({
    id: body.id,
    url: body.url,
    label: null,
    discount: null,
    discount_id: null,
    trial_interval: null,
    embed_origins: [],
    metadata: { campaign: "launch" },
    success_url: "https://shop.example.com/thanks?id={CHECKOUT_ID}",
  });
  expect((await api("DELETE", `/checkout-links/${body.id}`)).status).toBe(204);
  expect((await api("GET", `/checkout-links/${body.id}`)).status).toBe(404);
});

test("a link of one price names it and its product", async () => {
  const { id, prices } = await aProduct(own().ctx);
  const price = prices[0]?.id;
  const { body } = await api("POST", "/checkout-links", { product_price_id: price });
  expect(body).toMatchObject({ product_price_id: price, products: [{ id }] });
  const changed = await api("PATCH", `/checkout-links/${body.id}`, { products: [id] });
  expect(changed.body.product_price_id).toBeNull();
});

test("a link is refused at the field that names nothing of the organization, or contradicts itself", async () => {
  const foreign = (await merchant()).ctx;
  const theirs = await aProduct(foreign);
  const product_id = (await aProduct(own().ctx)).id;
  const make = (body: object) => api("POST", "/checkout-links", body).then(refusedAt);
  expect(await make({})).toEqual([422, "products"]);
  expect(await make({ products: [] })).toEqual([422, "products"]);
  expect(await make({ products: [product_id, theirs.id] })).toEqual([422, "products.1"]);
  expect(await make({ product_id: nobody })).toEqual([422, "product_id"]);
  expect(await make({ product_price_id: theirs.prices[0]?.id })).toEqual([422, "product_price_id"]);
  const { id: discount_id } = await aDiscount(foreign);
  expect(await make({ product_id, discount_id })).toEqual([422, "discount_id"]);
  expect(await make({ product_id, trial_interval: "day" })).toEqual([422, "trial_interval_count"]);
  expect(await make({ product_id, embed_origins: ["https://a.example/x"] })).toEqual([
    422,
    "embed_origins.0",
  ]);
  expect(await make({ product_id, success_url: "javascript:alert(1)" })).toEqual([422, "success_url"]);
  expect(await make({ product_id, organization_id: foreign.organizationId })).toEqual([
    422,
    "organization_id",
  ]);
});
