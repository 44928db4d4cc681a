import { ResourceNotFound } from "polar-sdk-strict/models/errors/resourcenotfound.js";
import { expect, test } from "vitest";
import { allOf, curl, florin, recent, strict, unique } from "./clients.ts";

const price = { amountType: "fixed", priceAmount: 2000, priceCurrency: "usd" } as const;
const aProduct = () => strict.products.create({ name: unique("Linked"), prices: [price] });

test("the strict client makes, reads, changes, lists and deletes a checkout link", async () => {
  const product = await aProduct();
  const discount = await strict.discounts.create({
    type: "percentage",
    name: "Spring sale",
    basisPoints: 2500,
    duration: "once",
  });
  const made = await strict.checkoutLinks.create({
    paymentProcessor: "stripe",
    products: [product.id],
    label: "Newsletter",
    discountId: discount.id,
    allowDiscountCodes: false,
    successUrl: "https://shop.example.com/?checkout_id={CHECKOUT_ID}",
    trialInterval: "day",
    trialIntervalCount: 7,
    metadata: { campaign: "launch" },
  });
  expect(made).toMatchObject({
    label: "Newsletter",
    products: [{ id: product.id }],
    discount: { id: discount.id, basisPoints: 2500 },
    trialIntervalCount: 7,
    metadata: { campaign: "launch" },
  });
  expect(await strict.checkoutLinks.get({ id: made.id })).toEqual(made);
  const changed = await strict.checkoutLinks.update({
    id: made.id,
    checkoutLinkUpdate: { label: "Spring", discountId: null, trialInterval: null, trialIntervalCount: null },
  });
  expect(changed).toMatchObject({ label: "Spring", discount: null, trialInterval: null, url: made.url });
  const sorting = ["-created_at", "label", "success_url", "-allow_discount_codes"] as const;
  const query = { organizationId: florin.organization_id, productId: product.id, sorting: [...sorting] };
  expect(await allOf(await strict.checkoutLinks.list(query))).toEqual([changed]);
  await strict.checkoutLinks.delete({ id: made.id });
  await expect(strict.checkoutLinks.get({ id: made.id })).rejects.toBeInstanceOf(ResourceNotFound);
});

test("the strict client makes links of one product and of one price", async () => {
  const product = await aProduct();
  const of = { paymentProcessor: "stripe" } as const;
  const one = await strict.checkoutLinks.create({ ...of, productId: product.id });
  expect(one.products.map(({ id }) => id)).toEqual([product.id]);
  const priced = await strict.checkoutLinks.create({ ...of, productPriceId: product.prices[0]?.id ?? "" });
  expect(priced.products.map(({ id }) => id)).toEqual([product.id]);
});

test("the newer client makes, reads, changes, lists and deletes a checkout link", async () => {
  const { id: product } = await aProduct();
  const made = await recent.checkoutLinks.create({ payment_processor: "stripe", products: [product] });
  expect(await recent.checkoutLinks.get(made.id)).toEqual(made);
  expect(await recent.checkoutLinks.update(made.id, { label: "Spring" })).toMatchObject({ label: "Spring" });
  const found = [];
  for await (const link of recent.checkoutLinks.iterList({ product_id: product })) found.push(link.id);
  expect(found).toEqual([made.id]);
  await recent.checkoutLinks.delete(made.id);
  await expect(recent.checkoutLinks.get(made.id)).rejects.toMatchObject({ statusCode: 404 });
});

const visit = (url: string, headers: Record<string, string>, method = "GET") =>
  fetch(url, { method, headers, redirect: "manual" });
const browser = { "user-agent": "Mozilla/5.0 (X11; Linux x86_64) Gecko/20100101 Firefox/140.0" };

test("a browser that follows a link is led to a new checkout; previews, prefetches and HEAD open none", async () => {
  const product = await aProduct();
  const link = await strict.checkoutLinks.create({ paymentProcessor: "stripe", products: [product.id] });
  const led = await visit(`${link.url}?customer_email=ada@example.com`, browser);
  expect(led.status).toBe(307);
  expect(led.headers.get("location")).toMatch(/\/checkout\/florin_cs_\w+$/);

  const preview = await visit(link.url, { "user-agent": "Slackbot-LinkExpanding 1.0" });
  expect(preview.status).toBe(200);
  expect(await preview.text()).toContain(`<title>${product.name}</title>`);
  expect((await visit(link.url, { ...browser, "sec-purpose": "prefetch;prerender" })).status).toBe(503);
  expect((await visit(link.url, browser, "HEAD")).status).toBe(200);
  const seen = await curl(`/api/v1/checkout-links/${link.id}`);
  expect(await seen.json()).toMatchObject({ opened_count: 1 });
});
