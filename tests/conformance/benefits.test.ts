import { ResourceNotFound } from "polar-sdk-strict/models/errors/resourcenotfound.js";
import { expect, test } from "vitest";
import { anEmail, aSale } from "./a-sale.ts";
import { allOf, curl, florin, recent, strict, unique } from "./clients.ts";

const price = { amountType: "fixed", priceAmount: 2000, priceCurrency: "usd" } as const;
const meterId = florin.organization_id;

/** Credits in our own words: those of the clients know neither expiry nor top-up. */
async function credits(properties: object): Promise<{ id: string }> {
  const json = { type: "credits", description: unique("Credits"), properties };
  return (await curl("/api/v1/benefits/", { method: "POST", json })).json();
}

test("the strict client makes, reads, changes, lists and deletes a benefit of credits", async () => {
  const made = await strict.benefits.create({
    type: "meter_credit",
    description: unique("Credits"),
    metadata: { tier: "pro" },
    properties: { units: 100, rollover: false, meterId },
  });
  expect(made).toMatchObject({
    type: "meter_credit",
    isDeleted: false,
    properties: { units: 100, meterId },
  });
  expect(await strict.benefits.get({ id: made.id })).toEqual(made);
  const changed = await strict.benefits.update({
    id: made.id,
    requestBody: { type: "meter_credit", properties: { units: 250, rollover: true, meterId } },
  });
  expect(changed).toMatchObject({
    description: made.description,
    properties: { units: 250, rollover: true },
  });
  const listed = await strict.benefits.list({
    id: made.id,
    organizationId: florin.organization_id,
    typeFilter: "meter_credit",
    query: made.description,
    metadata: { tier: "pro" },
    sorting: ["-created_at", "description", "type", "user_order"],
  });
  expect(await allOf(listed)).toEqual([changed]);
  await strict.benefits.delete({ id: made.id });
  await expect(strict.benefits.get({ id: made.id })).rejects.toBeInstanceOf(ResourceNotFound);
});

test("the strict client finds nothing wrong with a list and a product that hold every form of credits", async () => {
  const made = [
    await credits({ amount: 1000, expires_in_days: 30, rollover: true, rollover_cap: 10 }),
    await credits({ credits_per_unit: 50 }),
  ];
  const ids = made.map(({ id }) => id);
  expect((await allOf(await strict.benefits.list({ id: ids }))).length).toBe(2);
  const product = await strict.products.create({ name: unique("Pack"), prices: [price] });
  const { benefits } = await strict.products.updateBenefits({
    id: product.id,
    productBenefitsUpdate: { benefits: ids },
  });
  expect(benefits.map(({ id }) => id)).toEqual(ids);
  const found = await allOf(await strict.products.list({ benefitId: ids[1] ?? "" }));
  expect(found.map(({ id }) => id)).toEqual([product.id]);
  const checkout = await strict.checkouts.create({ products: [product.id] });
  expect(checkout.product?.benefits.map(({ type }) => type)).toEqual(["meter_credit", "meter_credit"]);
  const { clientSecret } = checkout;
  expect((await strict.checkouts.clientGet({ clientSecret })).product?.benefits).toHaveLength(2);
});

test("the strict client reads what an order has granted, while it is pending and after", async () => {
  const { id: benefitId } = await credits({ amount: 1000 });
  const product = await strict.products.create({ name: unique("Pack"), prices: [price] });
  await strict.products.updateBenefits({
    id: product.id,
    productBenefitsUpdate: { benefits: [benefitId] },
  });
  const email = anEmail();
  const { order } = await aSale(product.id, email);
  const grants = async () =>
    allOf(
      await strict.benefitGrants.list({
        customerId: order.customerId,
        organizationId: florin.organization_id,
        sorting: ["-created_at", "granted_at", "revoked_at"],
      }),
    );
  await expect
    .poll(grants, { timeout: 15_000 })
    .toMatchObject([
      { benefitId, orderId: order.id, isGranted: true, isRevoked: false, customer: { email } },
    ]);
  const ofBenefit = await strict.benefits.grants({ id: benefitId, isGranted: true });
  expect(await allOf(ofBenefit)).toEqual(await grants());
  expect(await allOf(await strict.benefitGrants.list({ externalCustomerId: "nobody" }))).toEqual([]);
});

test("the strict client makes, reads and changes notes and feature flags, and finds them in lists, products and grants", async () => {
  const note = await strict.benefits.create({
    type: "custom",
    description: unique("Advice"),
    properties: { note: "**Write** to us." },
  });
  const flag = await strict.benefits.create({
    type: "feature_flag",
    description: unique("Export"),
    metadata: { feature: "export" },
    properties: {},
  });
  const update = { type: "custom", properties: { note: null } } as const;
  const changed = await strict.benefits.update({ id: note.id, requestBody: update });
  expect(changed).toMatchObject({ type: "custom", properties: { note: null } });
  const renamed = { type: "feature_flag", description: "Renamed" } as const;
  expect(await strict.benefits.update({ id: flag.id, requestBody: renamed })).toMatchObject(renamed);
  const listed = await strict.benefits.list({
    typeFilter: ["custom", "feature_flag"],
    id: [note.id, flag.id],
  });
  expect((await allOf(listed)).map(({ type }) => type).sort()).toEqual(["custom", "feature_flag"]);
  const product = await strict.products.create({ name: unique("Pack"), prices: [price] });
  await strict.products.updateBenefits({
    id: product.id,
    productBenefitsUpdate: { benefits: [note.id, flag.id] },
  });
  const { order } = await aSale(product.id, anEmail());
  const grants = async () =>
    allOf(await strict.benefitGrants.list({ customerId: order.customerId, isGranted: true }));
  await expect.poll(async () => (await grants()).length, { timeout: 15_000 }).toBe(2);
  expect((await grants()).map(({ properties }) => properties)).toEqual([{}, {}]);
});

test("the newer client makes, reads, changes, lists and deletes a benefit, and reads grants", async () => {
  const properties = { units: 10, rollover: false, meter_id: meterId };
  const made = await recent.benefits.create({
    type: "meter_credit",
    description: unique("Credits"),
    properties,
  });
  expect(await recent.benefits.get(made.id)).toEqual(made);
  const changed = await recent.benefits.update(made.id, { type: "meter_credit", description: "Other" });
  expect(changed).toMatchObject({ id: made.id, description: "Other" });
  const found = [];
  for await (const benefit of recent.benefits.iterList({ id: made.id })) found.push(benefit.id);
  expect(found).toEqual([made.id]);
  expect((await recent.benefits.grants(made.id)).items).toEqual([]);
  expect((await recent.benefitGrants.list({ limit: 1 })).pagination.max_page).toBeGreaterThanOrEqual(0);
  await recent.benefits.delete(made.id);
  await expect(recent.benefits.get(made.id)).rejects.toMatchObject({ statusCode: 404 });
});
