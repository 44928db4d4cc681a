import { createPolar } from "polar-sdk/2026-04";
import { expect, test } from "vitest";
import { anEmail, aSale } from "./a-sale.ts";
import { allOf, curl, florin, NOTHING, strict, unique } from "./clients.ts";

/** A customer who bought something that brings a feature, with the session of that customer. */
async function aBuyer() {
  const benefit = await strict.benefits.create({
    type: "feature_flag",
    description: unique("Export"),
    metadata: { flag: "export" },
    properties: {},
  });
  const product = await strict.products.create({
    name: unique("With a feature"),
    prices: [{ amountType: "fixed", priceAmount: 2000, priceCurrency: "usd" }],
  });
  await strict.products.updateBenefits({
    id: product.id,
    productBenefitsUpdate: { benefits: [benefit.id] },
  });
  const externalId = unique("user");
  const email = anEmail();
  const customer = await strict.customers.create({ email, externalId });
  await aSale(product.id, email);
  await expect
    .poll(async () => (await strict.customers.getState({ id: customer.id })).grantedBenefits.length, {
      timeout: 20_000,
    })
    .toBe(1);
  const session = await strict.customerSessions.create({ customerId: customer.id });
  return { customer, email, externalId, product, benefit, customerSession: session.token };
}

/** The token in the latest link that confirms a new address. */
async function linkTo(email: string): Promise<string> {
  const read = async () => {
    const mails = await (await fetch(`${florin.url}/dev/mailbox.json?to=${email}`)).json();
    return /confirm-email\?token=(\w+)/.exec(mails[0]?.text ?? "")?.[1] ?? "";
  };
  await expect.poll(read, { timeout: 20_000 }).not.toBe("");
  return read();
}

test("both clients read all that a customer has in one call, by either id", async () => {
  const { customer, externalId, benefit } = await aBuyer();
  const state = await strict.customers.getState({ id: customer.id });
  expect(state.activeSubscriptions).toEqual([]);
  expect(state.grantedBenefits).toMatchObject([
    { benefitId: benefit.id, benefitType: "feature_flag", benefitMetadata: { flag: "export" } },
  ]);
  expect(await strict.customers.getStateExternal({ externalId })).toEqual(state);
  const { polar } = {
    polar: createPolar({ accessToken: florin.access_token, baseUrl: florin.url, timeout: 30 }),
  };
  expect(
    (await polar.customers.getState(customer.id)).granted_benefits.map((grant) => grant.benefit_id),
  ).toEqual([benefit.id]);
  await expect(strict.customers.getState({ id: NOTHING })).rejects.toMatchObject({ statusCode: 404 });
});

test("the strict client reads whose session it is, until when, and what the organization sells", async () => {
  const { email, customer, product, customerSession } = await aBuyer();
  const who = { customerSession };
  const user = await strict.customerPortal.customerSession.getAuthenticatedUser(who);
  expect([user.type, user.email, user.customerId]).toEqual(["customer", email, customer.id]);
  const { expiresAt } = await strict.customerPortal.customerSession.introspect(who);
  expect(expiresAt.getTime()).toBeGreaterThan(Date.now());
  const { slug } = await strict.organizations.get({ id: florin.organization_id });
  const shown = await strict.customerPortal.organizations.get({ slug });
  expect(shown.organization.id).toBe(florin.organization_id);
  expect(shown.products.length).toBeGreaterThan(0);
  expect(product.organizationId).toBe(shown.organization.id);
});

test("the strict client lists what a customer was granted, gets one, and says what there is to say of it", async () => {
  const { benefit, customerSession } = await aBuyer();
  const who = { customerSession };
  const grants = await allOf(
    await strict.customerPortal.benefitGrants.list(who, {
      typeFilter: "feature_flag",
      sorting: ["-granted_at", "type"],
    }),
  );
  expect(grants.map(({ benefitId }) => benefitId)).toEqual([benefit.id]);
  const id = grants[0]?.id ?? "";
  expect(await strict.customerPortal.benefitGrants.get(who, { id })).toEqual(grants[0]);
  const customerBenefitGrantUpdate = { benefitType: "feature_flag" as const };
  expect(await strict.customerPortal.benefitGrants.update(who, { id, customerBenefitGrantUpdate })).toEqual(
    grants[0],
  );
  await expect(strict.customerPortal.benefitGrants.get(who, { id: NOTHING })).rejects.toMatchObject({
    statusCode: 404,
  });
});

test("the strict client changes a customer's e-mail by the link that goes to the new address", async () => {
  const { customerSession, customer } = await aBuyer();
  const email = anEmail();
  await strict.customerPortal.customers.requestEmailUpdate({ customerSession }, { email });
  const token = await linkTo(email);
  await strict.customerPortal.customers.checkEmailUpdate({ token });
  const verified = await strict.customerPortal.customers.verifyEmailUpdate({ token });
  const me = await strict.customerPortal.customers.get({ customerSession: verified.token });
  expect([me.id, me.email]).toEqual([customer.id, email]);
  await expect(strict.customerPortal.customers.checkEmailUpdate({ token })).rejects.toMatchObject({
    statusCode: 410,
  });
  expect((await curl(`/v1/customers/${customer.id}`)).status).toBe(200);
});

test("the strict client reads a customer's credits as their meter", async () => {
  const { customer, customerSession } = await aBuyer();
  const who = { customerSession };
  expect(await allOf(await strict.customerPortal.customerMeters.list(who, {}))).toEqual([]);
  await curl("/v1/credits/grants", { method: "POST", json: { customer_id: customer.id, amount: 70 } });
  const meters = await allOf(
    await strict.customerPortal.customerMeters.list(who, {
      meterId: florin.organization_id,
      sorting: ["-balance", "meter_name"],
    }),
  );
  expect(meters).toMatchObject([
    { balance: 70, creditedUnits: 70, consumedUnits: 0, meter: { name: "Credits" } },
  ]);
  const id = meters[0]?.id ?? "";
  expect(await strict.customerPortal.customerMeters.get(who, { id })).toEqual(meters[0]);
});
