import { ResourceNotFound } from "polar-sdk-strict/models/errors/resourcenotfound.js";
import { expect, test } from "vitest";
import { token } from "./a-sale.ts";
import { allOf, florin, recent, strict, unique } from "./clients.ts";

const price = { amountType: "fixed", priceAmount: 2000, priceCurrency: "usd" } as const;

test("the strict client makes, reads, changes, lists and deletes fields of each type", async () => {
  const word = unique("field");
  const made = [
    await strict.customFields.create({
      type: "text",
      slug: `${word}-a`,
      name: "Team",
      properties: { formLabel: "Your team", textarea: true, minLength: 1, maxLength: 50 },
      metadata: { kind: "first" },
    }),
    await strict.customFields.create({
      type: "number",
      slug: `${word}-b`,
      name: "Number",
      properties: { ge: 1, le: 9 },
    }),
    await strict.customFields.create({
      type: "date",
      slug: `${word}-c`,
      name: "Day",
      properties: { ge: 1_767_225_600 },
    }),
    await strict.customFields.create({ type: "checkbox", slug: `${word}-d`, name: "Terms", properties: {} }),
    await strict.customFields.create({
      type: "select",
      slug: `${word}-e`,
      name: "Size",
      properties: { options: [{ value: "s", label: "Small" }] },
    }),
  ];
  const [first] = made;
  if (!first) throw new Error("five were made");
  expect(await strict.customFields.get({ id: first.id })).toEqual(first);
  const query = { organizationId: florin.organization_id, query: word, sorting: ["slug" as const] };
  expect(await allOf(await strict.customFields.list(query))).toEqual(made);
  expect(await allOf(await strict.customFields.list({ query: word, typeFilter: "date" }))).toEqual([made[2]]);
  const changed = await strict.customFields.update({
    id: first.id,
    customFieldUpdate: { type: "text", name: "Squad", properties: { maxLength: 5 } },
  });
  expect(changed).toMatchObject({ name: "Squad", slug: first.slug, properties: { maxLength: 5 } });
  for (const { id } of made) await strict.customFields.delete({ id });
  await expect(strict.customFields.get({ id: first.id })).rejects.toBeInstanceOf(ResourceNotFound);
});

test("a sale that asks, by the strict client: product, checkout and order carry fields and answers", async () => {
  const slug = unique("team");
  const field = await strict.customFields.create({ type: "text", slug, name: "Team", properties: {} });
  const product = await strict.products.create({
    name: unique("Asks"),
    prices: [price],
    attachedCustomFields: [{ customFieldId: field.id, required: true }],
  });
  expect(product.attachedCustomFields).toEqual([
    { customFieldId: field.id, customField: field, order: 0, required: true },
  ]);
  const checkout = await strict.checkouts.create({
    products: [product.id],
    customerEmail: `${unique("buyer")}@example.com`,
    customerBillingAddress: { country: "DE" },
  });
  expect(checkout.attachedCustomFields).toEqual(product.attachedCustomFields);
  const { clientSecret } = checkout;
  const confirmed = await strict.checkouts.clientConfirm({
    clientSecret,
    checkoutConfirmStripe: { confirmationTokenId: await token(), customFieldData: { [slug]: "Blue" } },
  });
  expect(confirmed.customFieldData).toEqual({ [slug]: "Blue" });
  const [order] = await allOf(await strict.orders.list({ productId: product.id }));
  expect(order?.customFieldData).toEqual({ [slug]: "Blue" });
});

test("the newer client makes, reads, changes, lists and deletes a field", async () => {
  const slug = unique("recent");
  const made = await recent.customFields.create({ type: "text", slug, name: "Team", properties: {} });
  expect(await recent.customFields.get(made.id)).toEqual(made);
  const changed = await recent.customFields.update(made.id, { type: "text", name: "Squad" });
  expect(changed).toMatchObject({ name: "Squad" });
  const found = [];
  for await (const field of recent.customFields.iterList({ query: slug })) found.push(field.id);
  expect(found).toEqual([made.id]);
  await recent.customFields.delete(made.id);
  await expect(recent.customFields.get(made.id)).rejects.toMatchObject({ statusCode: 404 });
});
