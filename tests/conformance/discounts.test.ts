import { HTTPValidationError } from "polar-sdk-strict/models/errors/httpvalidationerror.js";
import { ResourceNotFound } from "polar-sdk-strict/models/errors/resourcenotfound.js";
import { expect, test } from "vitest";
import { token } from "./a-sale.ts";
import { allOf, curl, florin, recent, strict, unique } from "./clients.ts";

const price = { amountType: "fixed", priceAmount: 2000, priceCurrency: "usd" } as const;
const aProduct = () => strict.products.create({ name: unique("Sold"), prices: [price] });
const percentage = { type: "percentage", name: "Spring sale", basisPoints: 2500, duration: "once" } as const;

test("the strict client makes, reads, changes, lists and deletes a discount", async () => {
  const product = await aProduct();
  const code = unique("SPRING");
  const made = await strict.discounts.create({
    ...percentage,
    code,
    maxRedemptions: 10,
    startsAt: new Date("2026-01-01T00:00:00Z"),
    endsAt: new Date("2099-01-01T00:00:00Z"),
    products: [product.id],
    metadata: { season: "spring" },
  });
  expect(made).toMatchObject({
    basisPoints: 2500,
    code,
    redemptionsCount: 0,
    products: [{ id: product.id }],
  });
  expect(await strict.discounts.get({ id: made.id })).toEqual(made);
  const changed = await strict.discounts.update({
    id: made.id,
    discountUpdate: { name: "Summer sale", endsAt: null, products: [] },
  });
  expect(changed).toMatchObject({ name: "Summer sale", endsAt: null, products: [], maxRedemptions: 10 });
  const sorting = ["-created_at", "name", "code", "redemptions_count", "-ends_at"] as const;
  const query = { organizationId: florin.organization_id, query: code, sorting: [...sorting] };
  expect(await allOf(await strict.discounts.list(query))).toEqual([changed]);
  await expect(strict.discounts.create({ ...percentage, code: code.toLowerCase() })).rejects.toBeInstanceOf(
    HTTPValidationError,
  );
  await strict.discounts.delete({ id: made.id });
  await expect(strict.discounts.get({ id: made.id })).rejects.toBeInstanceOf(ResourceNotFound);
});

test("the strict client finds nothing wrong with any kind of discount, alone, in a list and in a checkout", async () => {
  const word = unique("kind");
  const fixed = { type: "fixed", name: word, amount: 500, currency: "usd" } as const;
  const months = { duration: "repeating", durationInMonths: 3 } as const;
  const made = [
    await strict.discounts.create({ ...percentage, name: word }),
    await strict.discounts.create({ ...percentage, name: word, ...months }),
    await strict.discounts.create({ ...fixed, duration: "forever" }),
    await strict.discounts.create({ ...fixed, ...months }),
    await strict.discounts.create({
      type: "fixed",
      name: word,
      duration: "once",
      amounts: { usd: 500, eur: 400 },
    }),
  ];
  const listed = await allOf(await strict.discounts.list({ query: word }));
  expect(listed.map(({ id }) => id)).toEqual(made.map(({ id }) => id).reverse());
  const product = await aProduct();
  for (const { id } of made) {
    const checkout = await strict.checkouts.create({ products: [product.id], discountId: id });
    expect(checkout).toMatchObject({ discountAmount: 500, discountId: id, discount: { id, name: word } });
  }
});

test("a sale with a code, by the strict client: the order names its discount", async () => {
  const product = await aProduct();
  const code = unique("SALE");
  const discount = await strict.discounts.create({ ...percentage, code });
  const { id, clientSecret } = await strict.checkouts.create({
    products: [product.id],
    customerEmail: `${unique("buyer")}@example.com`,
    customerBillingAddress: { country: "DE" },
  });
  const withCode = await strict.checkouts.clientUpdate({
    clientSecret,
    checkoutUpdatePublic: { discountCode: code.toLowerCase() },
  });
  expect(withCode).toMatchObject({ discountAmount: 500, netAmount: 1500, taxAmount: 285, totalAmount: 1785 });
  const without = await strict.checkouts.clientUpdate({
    clientSecret,
    checkoutUpdatePublic: { discountCode: null },
  });
  expect(without).toMatchObject({ discount: null, totalAmount: 2380 });
  await strict.checkouts.update({ id, checkoutUpdate: { discountId: discount.id } });
  await strict.checkouts.clientConfirm({
    clientSecret,
    checkoutConfirmStripe: { confirmationTokenId: await token() },
  });
  const [order] = await allOf(await strict.orders.list({ discountId: discount.id }));
  expect(order).toMatchObject({
    checkoutId: id,
    discountAmount: 500,
    totalAmount: 1785,
    discount: { id: discount.id, code, redemptionsCount: 1 },
  });
  expect(await strict.orders.export({ productId: product.id })).toContain(code);
});

test("the newer client makes, reads, changes, lists and deletes a discount", async () => {
  const made = await recent.discounts.create({
    type: "percentage",
    name: "Spring sale",
    basis_points: 1000,
    duration: "forever",
  });
  expect(await recent.discounts.get(made.id)).toEqual(made);
  const name = unique("Summer");
  expect(await recent.discounts.update(made.id, { name })).toMatchObject({ id: made.id, name });
  const found = [];
  for await (const discount of recent.discounts.iterList({ query: name })) found.push(discount.id);
  expect(found).toEqual([made.id]);
  await recent.discounts.delete(made.id);
  await expect(recent.discounts.get(made.id)).rejects.toMatchObject({ statusCode: 404 });
});

test("the forms that older documents use: percentages answer their basis points as `amount`", async () => {
  const json = { type: "percentage", name: "Old", basis_points: 1500, duration: "once" };
  const made = await curl("/v1/discounts", { method: "POST", json });
  expect([made.status, await made.json()]).toEqual([
    201,
    expect.objectContaining({ type: "percentage", basis_points: 1500, amount: 1500 }),
  ]);
});
