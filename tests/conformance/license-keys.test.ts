import { createPolar } from "polar-sdk/2026-04";
import { ResourceNotFound } from "polar-sdk-strict/models/errors/resourcenotfound.js";
import { expect, test } from "vitest";
import { anEmail, aSale } from "./a-sale.ts";
import { allOf, florin, recent, strict, unique } from "./clients.ts";

const price = { amountType: "fixed", priceAmount: 2000, priceCurrency: "usd" } as const;
const organizationId = florin.organization_id;

/** A product with a licence, sold; the key that came of it. */
async function aKey() {
  const benefit = await strict.benefits.create({
    type: "license_keys",
    description: unique("Licence"),
    properties: {
      prefix: "ACME",
      expires: { ttl: 1, timeframe: "year" },
      activations: { limit: 2, enableCustomerAdmin: true },
      limitUsage: 10,
    },
  });
  const product = await strict.products.create({ name: unique("App"), prices: [price] });
  await strict.products.updateBenefits({
    id: product.id,
    productBenefitsUpdate: { benefits: [benefit.id] },
  });
  const { order } = await aSale(product.id, anEmail());
  const list = async () => allOf(await strict.licenseKeys.list({ benefitId: benefit.id, organizationId }));
  await expect.poll(async () => (await list()).length, { timeout: 15_000 }).toBe(1);
  const [key] = await list();
  if (!key) throw new Error("no key");
  return { benefit, key, customerId: order.customerId };
}

test("the strict client makes, changes and reads a benefit of licence keys, and what it granted", async () => {
  const { benefit, key, customerId } = await aKey();
  const update = { type: "license_keys", properties: { limitUsage: null, prefix: "OTHER" } } as const;
  const changed = await strict.benefits.update({ id: benefit.id, requestBody: update });
  expect(changed).toMatchObject({
    properties: { prefix: "OTHER", limitUsage: null, activations: { limit: 2 } },
  });
  const [grant] = await allOf(await strict.benefitGrants.list({ customerId }));
  expect(grant?.properties).toMatchObject({ licenseKeyId: key.id, displayKey: key.displayKey });
});

test("the strict client lists, reads and changes keys, activates, validates and deactivates them", async () => {
  const { key, customerId, benefit } = await aKey();
  expect(key).toMatchObject({ status: "granted", limitActivations: 2, limitUsage: 10, usage: 0, customerId });
  const named = { key: key.key, organizationId };
  const conditions = { major_version: 1 };
  const activated = await strict.licenseKeys.activate({
    ...named,
    label: "Laptop",
    conditions,
    meta: { os: "x" },
  });
  expect(activated).toMatchObject({ licenseKeyId: key.id, label: "Laptop", licenseKey: { id: key.id } });
  const { id: activationId } = activated;
  expect(await strict.licenseKeys.getActivation({ id: key.id, activationId })).toMatchObject({
    meta: { os: "x" },
  });
  const validated = await strict.licenseKeys.validate({
    ...named,
    ...{ activationId, conditions, benefitId: benefit.id, customerId, incrementUsage: 3 },
  });
  expect(validated).toMatchObject({ usage: 3, validations: 1, activation: { id: activationId } });
  const read = await strict.licenseKeys.get({ id: key.id });
  expect(read.activations.map(({ id }) => id)).toEqual([activationId]);
  await strict.licenseKeys.deactivate({ ...named, activationId });
  await expect(strict.licenseKeys.getActivation({ id: key.id, activationId })).rejects.toBeInstanceOf(
    ResourceNotFound,
  );
  const disabled = await strict.licenseKeys.update({
    id: key.id,
    licenseKeyUpdate: { status: "disabled", usage: 3 },
  });
  expect(disabled).toMatchObject({ status: "disabled", usage: 3 });
  await expect(strict.licenseKeys.validate(named)).rejects.toBeInstanceOf(ResourceNotFound);
});

test("the strict client does so for customers and their programs, and the newer one rotates", async () => {
  const { key, customerId } = await aKey();
  const named = { key: key.key, organizationId };
  const { id: activationId } = await strict.customerPortal.licenseKeys.activate({
    ...named,
    label: "Desktop",
  });
  expect(await strict.customerPortal.licenseKeys.validate({ ...named, activationId })).toMatchObject({
    status: "granted",
    customerId,
  });
  await strict.customerPortal.licenseKeys.deactivate({ ...named, activationId });
  const { token } = await strict.customerSessions.create({ customerId });
  const session = { customerSession: token };
  expect(await allOf(await strict.customerPortal.licenseKeys.list(session, {}))).toMatchObject([
    { id: key.id, key: key.key },
  ]);
  expect(await strict.customerPortal.licenseKeys.get(session, { id: key.id })).toMatchObject({
    id: key.id,
    activations: [],
  });
  const rotated = await recent.licenseKeys.rotate(key.id);
  expect(rotated.key).not.toBe(key.key);
  expect((await recent.licenseKeys.validate({ key: rotated.key, organization_id: organizationId })).id).toBe(
    key.id,
  );
  await expect(
    recent.licenseKeys.validate({ key: rotated.key, organization_id: organizationId, increment_usage: 99 }),
  ).rejects.toMatchObject({ statusCode: 400 });
  const recentOfCustomer = createPolar({ accessToken: token, baseUrl: florin.url, timeout: 30 });
  const own = await recentOfCustomer.customerPortal.licenseKeys.rotate(key.id);
  expect([own.id, own.key === rotated.key]).toEqual([key.id, false]);
  await recent.licenseKeys.update(key.id, { status: "revoked" });
  await expect(recent.licenseKeys.rotate(key.id)).rejects.toMatchObject({ statusCode: 400 });
});
