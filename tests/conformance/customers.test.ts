import { HTTPValidationError } from "polar-sdk-strict/models/errors/httpvalidationerror.js";
import { ResourceNotFound } from "polar-sdk-strict/models/errors/resourcenotfound.js";
import { describe, expect, test } from "vitest";
import { allOf, curl, florin, NOTHING, recent, strict, unique } from "./clients.ts";

const anEmail = () => `${unique("buyer")}@example.com`;
const address = {
  country: "US",
  state: "ca",
  line1: "1 Test Street",
  city: "Test City",
  postalCode: "94000",
} as const;

describe("the strict client, with one customer", () => {
  test("makes, reads, changes and deletes a customer by our id", async () => {
    const email = anEmail();
    const made = await strict.customers.create({
      type: "individual",
      email,
      name: "Ada",
      billingAddress: address,
      taxId: "12-3456789",
      locale: "en-GB",
      metadata: { plan: "pro" },
    });
    expect(made).toMatchObject({
      type: "individual",
      email,
      billingAddress: { country: "US", state: "US-CA" },
      taxId: ["12-3456789", null],
      deletedAt: null,
    });
    expect(await strict.customers.get({ id: made.id })).toEqual(made);
    const changed = await strict.customers.update({
      id: made.id,
      customerUpdate: { name: null, billingAddress: { country: "DE" }, taxId: "DE136695976" },
    });
    expect(changed).toMatchObject({ name: null, taxId: ["DE136695976", "eu_vat"] });
    await strict.customers.delete({ id: made.id, anonymize: true });
    await expect(strict.customers.get({ id: made.id })).rejects.toThrow(ResourceNotFound);
  });

  test("reads, changes and deletes a customer by the merchant's id, whatever letters it has", async () => {
    for (const letters of ["plain", "with space", "slash/and?query#hash", "ünï%20ço:dé"]) {
      const externalId = unique(letters);
      const made = await strict.customers.create({ type: "individual", email: anEmail(), externalId });
      expect(await strict.customers.getExternal({ externalId })).toEqual(made);
      const changed = await strict.customers.updateExternal({
        externalId,
        customerUpdateExternalID: { name: "Grace" },
      });
      expect(changed).toMatchObject({ id: made.id, name: "Grace", externalId });
      await strict.customers.deleteExternal({ externalId });
      await expect(strict.customers.getExternal({ externalId })).rejects.toThrow(ResourceNotFound);
    }
  });
});

test("the strict client opens a session for a customer, by either id, and the token opens what is theirs", async () => {
  const externalId = unique("session");
  const customer = await strict.customers.create({ type: "individual", email: anEmail(), externalId });
  for (const request of [{ customerId: customer.id }, { externalCustomerId: externalId }]) {
    const session = await strict.customerSessions.create({
      ...request,
      returnUrl: "https://example.com/back",
    });
    expect(session).toMatchObject({
      customerId: customer.id,
      customer,
      returnUrl: "https://example.com/back",
    });
    const own = { headers: { Authorization: `Bearer ${session.token}` } };
    expect((await curl("/v1/customer-portal/credits/balance", own)).status).toBe(200);
    expect((await curl("/v1/customers", own)).status).toBe(401);
  }
});

describe("the strict client, with all of them", () => {
  test("pages through a list, and every filter and sorting it knows is taken", async () => {
    const group = unique("group");
    const emails = [anEmail(), anEmail(), anEmail()];
    for (const email of emails)
      await strict.customers.create({ type: "individual", email, name: group, metadata: { group } });
    const pages = await strict.customers.list({ metadata: { group }, sorting: ["email"], limit: 2 });
    expect((await allOf(pages)).map(({ email }) => email)).toEqual([...emails].sort());
    const list = async (request: Parameters<typeof strict.customers.list>[0]) =>
      (await allOf(await strict.customers.list(request))).length;
    expect(
      await list({ query: group, organizationId: florin.organization_id, sorting: ["-name", "-created_at"] }),
    ).toBe(3);
    expect(await list({ email: emails[0]?.toUpperCase() })).toBe(1);
    expect(await list({ query: group, active: true })).toBe(0);
  });

  test("reads the CSV", async () => {
    const email = anEmail();
    await strict.customers.create({ type: "individual", email, name: 'Quoted "name", with comma' });
    const csv = await strict.customers.export({});
    expect(csv.split("\n")[0]).toMatch(/^ID,External ID,Created At,Email,Name,Tax ID,.*Country,Metadata$/);
    expect(csv).toContain(`${email},"Quoted ""name"", with comma"`);
  });

  test("reads the errors it knows as what they are", async () => {
    const email = anEmail();
    await strict.customers.create({ type: "individual", email });
    const twice = await strict.customers
      .create({ type: "individual", email: email.toUpperCase() })
      .catch((thrown: unknown) => thrown);
    expect(twice).toBeInstanceOf(HTTPValidationError);
    expect((twice as HTTPValidationError).detail).toMatchObject([{ loc: ["body", "email"] }]);
    await expect(strict.customers.update({ id: NOTHING, customerUpdate: {} })).rejects.toThrow(
      ResourceNotFound,
    );
    await expect(strict.customers.delete({ id: NOTHING })).rejects.toThrow(ResourceNotFound);
    const team = strict.customers.create({ type: "team", email: anEmail() });
    await expect(team).rejects.toThrow(HTTPValidationError);
  });
});

describe("the newer client", () => {
  test("makes, reads, changes, lists, exports and deletes customers by both ids", async () => {
    const [email, external_id] = [anEmail(), unique("external/id")];
    const made = await recent.customers.create({ type: "individual", email, external_id });
    expect(await recent.customers.get(made.id)).toEqual(made);
    expect(await recent.customers.getExternal(external_id)).toEqual(made);
    expect(await recent.customers.update(made.id, { name: "Ada" })).toMatchObject({ name: "Ada" });
    expect(await recent.customers.updateExternal(external_id, { name: "Grace" })).toMatchObject({
      name: "Grace",
    });
    const found = [];
    for await (const customer of recent.customers.iterList({ email })) found.push(customer.id);
    expect(found).toEqual([made.id]);
    expect(await recent.customers.export()).toContain(email);
    await recent.customers.deleteExternal(external_id);
    await expect(recent.customers.get(made.id)).rejects.toMatchObject({ statusCode: 404 });
    await expect(recent.customers.delete(made.id, { anonymize: true })).rejects.toMatchObject({
      statusCode: 404,
    });
  });
});

test("a request by hand answers the same with and without a trailing slash, at both bases", async () => {
  for (const path of ["/v1/customers", "/v1/customers/", "/api/v1/customers", "/api/v1/customers/"]) {
    const answer = await curl(`${path}?limit=1`, { redirect: "manual" });
    expect([path, answer.status]).toEqual([path, 200]);
    expect(answer.headers.get("content-type")).toBe("application/json");
  }
});
