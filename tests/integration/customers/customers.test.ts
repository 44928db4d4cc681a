import { expect, test } from "vitest";
import { aCustomer } from "../../factories/customer.ts";
import { apiForTest } from "../../setup/api.ts";

const { api, own, merchant } = apiForTest();

const germany = { country: "DE", line1: "Testweg 1", postal_code: "10115", city: "Berlin" };

test("a customer is answered as it was given, and is found by both ids", async () => {
  const { status, body } = await api("POST", "/customers", {
    email: "Ada@example.com",
    external_id: "user 1/2",
    name: "Ada",
    billing_address: germany,
    tax_id: "DE136695976",
    metadata: { plan: "pro", seats: 3, beta: true },
  });
  expect(status).toBe(201);
  expect(body).toMatchObject({
    email: "Ada@example.com",
    email_verified: false,
    external_id: "user 1/2",
    name: "Ada",
    type: "individual",
    billing_address: { ...germany, line2: null, state: null },
    tax_id: ["DE136695976", "eu_vat"],
    metadata: { plan: "pro", seats: 3, beta: true },
    organization_id: own().id,
    modified_at: null,
    deleted_at: null,
    avatar_url: null,
  });
  expect((await api("GET", `/customers/${body.id}`)).body).toEqual(body);
  expect((await api("GET", `/customers/external/${encodeURIComponent("user 1/2")}`)).body).toEqual(body);
});

test("one e-mail in any case belongs to one customer of an organization", async () => {
  await aCustomer(own().ctx, { email: "grace@example.com" });
  const { status, body } = await api("POST", "/customers", { email: "GRACE@example.com" });
  expect(status).toBe(422);
  expect(body).toMatchObject({ error: "RequestValidationError", detail: [{ loc: ["body", "email"] }] });
  const other = await merchant();
  const elsewhere = await api("POST", "/customers", { email: "grace@example.com" }, { token: other.token });
  expect(elsewhere.status).toBe(201);
});

test("twenty creations of one e-mail at once make one customer", async () => {
  const email = "hedy@example.com";
  const answers = await Promise.all(Array.from({ length: 20 }, () => api("POST", "/customers", { email })));
  expect(answers.map(({ status }) => status).filter((status) => status === 201)).toHaveLength(1);
  expect(answers.every(({ status }) => status === 201 || status === 422)).toBe(true);
  const listed = await api("GET", `/customers?email=${email}`);
  expect(listed.body.pagination.total_count).toBe(1);
});

test("an external id is unique and stays once it is set", async () => {
  const one = await aCustomer(own().ctx, { external_id: "ext-1" });
  const two = await aCustomer(own().ctx);
  const taken = await api("POST", "/customers", { email: "new@example.com", external_id: "ext-1" });
  expect(taken.body.detail[0].loc).toEqual(["body", "external_id"]);
  const stolen = await api("PATCH", `/customers/${two.id}`, { external_id: "ext-1" });
  expect(stolen.body.detail[0].loc).toEqual(["body", "external_id"]);
  for (const external_id of ["ext-2", null]) {
    const changed = await api("PATCH", `/customers/${one.id}`, { external_id });
    expect(changed.status).toBe(422);
  }
  const set = await api("PATCH", `/customers/${two.id}`, { external_id: "ext-2" });
  expect(set.body).toMatchObject({ external_id: "ext-2" });
});

test("a change of the e-mail to one that is taken names the field, and nothing changes", async () => {
  const one = await aCustomer(own().ctx, { email: "taken@example.com" });
  const two = await aCustomer(own().ctx);
  const { status, body } = await api("PATCH", `/customers/${two.id}`, {
    email: "TAKEN@example.com",
    name: "X",
  });
  expect([status, body.detail[0].loc]).toEqual([422, ["body", "email"]]);
  expect((await api("GET", `/customers/${two.id}`)).body).toEqual(two);
  const recased = await api("PATCH", `/customers/${one.id}`, { email: "Taken@Example.com" });
  expect(recased.body.email).toBe("Taken@Example.com");
});

test("absent leaves unchanged, null clears", async () => {
  const { id } = await aCustomer(own().ctx, { name: "Mary", billing_address: germany, metadata: { a: "1" } });
  const renamed = await api("PATCH", `/customers/${id}`, { name: "Mary S." });
  expect(renamed.body).toMatchObject({ name: "Mary S.", billing_address: germany, metadata: { a: "1" } });
  expect(renamed.body.modified_at).toEqual(expect.any(String));
  const cleared = await api("PATCH", `/customers/${id}`, { name: null, billing_address: null, metadata: {} });
  expect(cleared.body).toMatchObject({ name: null, billing_address: null, metadata: {} });
});

test.for([
  {
    why: "a country that does not exist",
    body: { billing_address: { country: "XX" } },
    loc: ["billing_address", "country"],
  },
  {
    why: "a state of another country",
    body: { billing_address: { country: "US", state: "CA-QC" } },
    loc: ["billing_address", "state"],
  },
  {
    why: "a tax id that its country cannot have given",
    body: { billing_address: { country: "DE" }, tax_id: "DE123" },
    loc: ["tax_id"],
  },
  { why: "no e-mail address", body: { email: "nobody" }, loc: ["email"] },
  { why: "another type", body: { type: "team" }, loc: ["type"] },
])("$why is refused at its field", async ({ body, loc }) => {
  const answer = await api("POST", "/customers", { email: "valid@example.com", ...body });
  expect([answer.status, answer.body.detail[0].loc]).toEqual([422, ["body", ...loc]]);
});

test("a state is answered as its ISO code, however it was sent", async () => {
  const { billing_address } = await aCustomer(own().ctx, { billing_address: { country: "us", state: "ca" } });
  expect(billing_address).toMatchObject({ country: "US", state: "US-CA" });
});

test("a deleted customer is gone from the API, its row forgets who it was, and its e-mail is free again", async () => {
  const { ctx } = own();
  const named = { email: "gone@example.com", external_id: "gone", name: "Gone", billing_address: germany };
  const customer = await aCustomer(ctx, { ...named, tax_id: "DE136695976", metadata: { a: "b" } });
  const deleted = await api("DELETE", `/customers/external/gone?anonymize=true`);
  expect([deleted.status, deleted.text]).toEqual([204, ""]);
  for (const path of [`/customers/${customer.id}`, "/customers/external/gone"]) {
    expect((await api("GET", path)).status).toBe(404);
    expect((await api("DELETE", path)).status).toBe(404);
  }
  expect((await api("GET", "/customers?email=gone@example.com")).body.items).toEqual([]);
  const row = await ctx.db.customer.findUniqueOrThrow({ where: { id: customer.id } });
  expect(row).toMatchObject({
    email: null,
    name: null,
    external_id: null,
    billing_address: null,
    tax_id: null,
    metadata: {},
  });
  expect(row.deleted_at).toBeInstanceOf(Date);
  expect((await api("POST", "/customers", named)).status).toBe(201);
});

test("what happens to a customer is told in order", async () => {
  const { ctx } = own();
  const { id } = await aCustomer(ctx);
  await api("PATCH", `/customers/${id}`, { name: "N" });
  await api("DELETE", `/customers/${id}`);
  const events = await ctx.db.webhook_event.findMany({ where: { object_id: id }, orderBy: { id: "asc" } });
  expect(events.map(({ type }) => type)).toEqual([
    "customer.created",
    "customer.updated",
    "customer.deleted",
  ]);
});
