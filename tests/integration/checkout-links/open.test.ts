import { expect, test } from "vitest";
import { openLink, type Search } from "@/modules/checkout-links";
import { world } from "@/server/context";
import { aCheckoutLink } from "../../factories/checkout-link.ts";
import { aDiscount } from "../../factories/discount.ts";
import { aProduct } from "../../factories/product.ts";
import { shopForTest } from "../../setup/shop.ts";

const { api, own, token } = shopForTest();

const follow = async (key: string, search: Search = {}) => {
  const secret = await openLink(world(), key, search);
  if (!secret) return null;
  const { body } = await api("GET", `/checkouts/client/${secret}`);
  return (await api("GET", `/checkouts/${body.id}`)).body;
};
const archive = (id: string) => api("PATCH", `/products/${id}`, { is_archived: true });

test("each visit opens a checkout of its own, on the link's terms, with what the address says", async () => {
  const discount = await aDiscount(own().ctx);
  const link = await aCheckoutLink(own().ctx, {
    discount_id: discount.id,
    allow_discount_codes: false,
    require_billing_address: true,
    success_url: "https://shop.example.com/?id={CHECKOUT_ID}",
    return_url: "https://shop.example.com",
    metadata: { campaign: "launch" },
  });
  const search = {
    customer_email: "ada@example.com",
    customer_name: "Ada",
    utm_source: "news",
    reference_id: "r-1",
    campaign: "not a name that is kept",
  };
  const first = await follow(link.client_secret, search);
  expect(first).toMatchObject({
    status: "open",
    customer_email: "ada@example.com",
    customer_name: "Ada",
    allow_discount_codes: false,
    require_billing_address: true,
    discount_id: discount.id,
    return_url: "https://shop.example.com",
    embed_origin: null,
    metadata: { campaign: "launch", utm_source: "news", reference_id: "r-1" },
  });
  expect(first.success_url).toBe(`https://shop.example.com/?id=${first.id}`);
  expect((await follow(link.client_secret))?.id).not.toBe(first.id);
});

test("opened and bought are counted, each once, however many buy at once; the order keeps where the buyer came from", async () => {
  const link = await aCheckoutLink(own().ctx);
  const opened = await Promise.all(
    Array.from({ length: 5 }, (_, index) =>
      follow(link.client_secret, { utm_source: "news", customer_email: `b${index}@example.com` }),
    ),
  );
  const bought = opened.slice(0, 3);
  await Promise.all(
    bought.map(async ({ client_secret }) =>
      api("POST", `/checkouts/client/${client_secret}/confirm`, {
        confirmation_token_id: await token(),
        customer_billing_address: { country: "DE" },
      }),
    ),
  );
  const { body } = await api("GET", `/checkout-links/${link.id}`);
  expect(body).toMatchObject({ opened_count: 5, bought_count: 3 });
  const orders = await api("GET", `/orders?product_id=${link.products[0]?.id}`);
  expect(orders.body.items).toHaveLength(3);
  for (const order of orders.body.items) expect(order.metadata).toEqual({ utm_source: "news" });
});

test("a code, an amount and a discount that do not hold are left away, and the sale goes on", async () => {
  const { id, name } = await aDiscount(own().ctx, { code: "REAL" });
  const ended = await aDiscount(own().ctx, { ends_at: "2020-01-01T00:00:00Z" });
  const custom = await aProduct(own().ctx, {
    prices: [{ amount_type: "custom", minimum_amount: 500, maximum_amount: 5000 }],
  });
  const link = await aCheckoutLink(own().ctx, { products: [custom.id], discount_id: ended.id });
  expect(await follow(link.client_secret, { discount_code: "FALSE", amount: "99999" })).toMatchObject({
    amount: 500,
    discount: null,
  });
  expect(await follow(link.client_secret, { discount_code: "real", amount: "2500" })).toMatchObject({
    amount: 2500,
    discount: { id, name },
  });
  const closed = await aCheckoutLink(own().ctx, { allow_discount_codes: false });
  expect((await follow(closed.client_secret, { discount_code: "REAL" }))?.discount).toBeNull();
});

test("products that are off sale are left out; a link with none left, a deleted one and an unknown one open nothing", async () => {
  const [first, second] = [await aProduct(own().ctx), await aProduct(own().ctx)];
  const link = await aCheckoutLink(own().ctx, { products: [first.id, second.id] });
  await archive(first.id);
  expect((await follow(link.client_secret)).products.map(({ id }: { id: string }) => id)).toEqual([
    second.id,
  ]);
  await archive(second.id);
  expect(await follow(link.client_secret)).toBeNull();
  const deleted = await aCheckoutLink(own().ctx);
  await api("DELETE", `/checkout-links/${deleted.id}`);
  expect(await follow(deleted.client_secret)).toBeNull();
  expect(await follow("florin_cl_nobody")).toBeNull();
});

test("a link of one price sells for it; once that is archived, for the product's price of then", async () => {
  const { id, prices } = await aProduct(own().ctx);
  const link = await aCheckoutLink(own().ctx, { product_price_id: prices[0]?.id ?? "" });
  expect((await follow(link.client_secret)).amount).toBe(1999);
  await api("PATCH", `/products/${id}`, { prices: [{ amount_type: "fixed", price_amount: 2999 }] });
  expect((await follow(link.client_secret)).amount).toBe(2999);
});

test("the link that every product has takes the same from its address; a draft has none", async () => {
  const { id } = await aProduct(own().ctx);
  expect(await follow(id, { customer_email: "ada@example.com", utm_campaign: "spring" })).toMatchObject({
    customer_email: "ada@example.com",
    metadata: { utm_campaign: "spring" },
  });
  expect(await follow((await aProduct(own().ctx, { visibility: "draft" })).id)).toBeNull();
});

test("only a site that the link names may embed what it opens; for others nothing is opened", async () => {
  const link = await aCheckoutLink(own().ctx, { embed_origins: ["https://shop.example.com"] });
  const embedded = await follow(link.client_secret, { embed_origin: "https://shop.example.com" });
  expect(embedded.embed_origin).toBe("https://shop.example.com");
  for (const embed_origin of ["https://evil.example", "*", "https://shop.example.com/"])
    expect(await follow(link.client_secret, { embed_origin })).toBeNull();
  const product = link.products[0]?.id ?? "";
  expect(await follow(product, { embed_origin: "https://shop.example.com" })).toBeNull();
  expect((await api("GET", `/checkout-links/${link.id}`)).body.opened_count).toBe(1);
});
