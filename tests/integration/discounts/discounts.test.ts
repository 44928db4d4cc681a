import { expect, test } from "vitest";
import { aProduct } from "../../factories/product.ts";
import { apiForTest } from "../../setup/api.ts";

const { api, own, merchant } = apiForTest();

const percentage = { type: "percentage", name: "Spring sale", basis_points: 2000, duration: "once" };
const fixed = { type: "fixed", name: "Five off", amount: 500, duration: "forever" };
const make = (body: object) => api("POST", "/discounts", body);
const refusedAt = ({ status, body }: { status: number; body: { detail: { loc: string[] }[] } }) => [
  status,
  body.detail[0]?.loc.slice(1).join("."),
];

test("a percentage is answered in basis points, by both names", async () => {
  const { status, body } = await make({ ...percentage, code: "Spring-1", metadata: { season: "spring" } });
  expect(status).toBe(201);
  expect(body).toMatchObject({
    type: "percentage",
    basis_points: 2000,
    amount: 2000,
    code: "Spring-1",
    duration: "once",
    duration_in_months: null,
    max_redemptions: null,
    max_redemptions_per_customer: null,
    redemptions_count: 0,
    products: [],
    organization_id: own().id,
  });
  expect((await api("GET", `/discounts/${body.id}`)).body).toEqual(body);
});

test("a fixed amount is in the organization's currency, in the one named, or in several", async () => {
  expect((await make(fixed)).body).toMatchObject({ amount: 500, currency: "usd", amounts: { usd: 500 } });
  expect((await make({ ...fixed, currency: "eur" })).body).toMatchObject({ currency: "eur", amount: 500 });
  const several = { type: "fixed", name: "Off", duration: "once", amounts: { gbp: 300, eur: 400 } };
  expect((await make(several)).body).toMatchObject({
    amount: 400,
    currency: "eur",
    amounts: several.amounts,
  });
});

test("a repeating discount says for how many months, and no other does", async () => {
  expect(refusedAt(await make({ ...percentage, duration: "repeating" }))).toEqual([
    422,
    "duration_in_months",
  ]);
  expect(refusedAt(await make({ ...percentage, duration_in_months: 3 }))).toEqual([
    422,
    "duration_in_months",
  ]);
  const { body } = await make({ ...percentage, duration: "repeating", duration_in_months: 3 });
  expect(body).toMatchObject({ duration: "repeating", duration_in_months: 3 });
  expect(
    (await api("PATCH", `/discounts/${body.id}`, { duration: "once" })).body.duration_in_months,
  ).toBeNull();
});

test("what contradicts itself is refused at its field, and nothing is made of it", async () => {
  const before = (await api("GET", "/discounts")).body.pagination.total_count;
  const cases: [object, string][] = [
    [{ ...percentage, basis_points: 0 }, "percentage.basis_points"],
    [{ ...percentage, basis_points: 10_001 }, "percentage.basis_points"],
    [{ ...percentage, code: "no spaces" }, "percentage.code"],
    [{ ...percentage, products: ["01980f4e-6d2c-7a31-9c1b-2f4d5e6a7b80"] }, "products.0"],
    [{ ...percentage, starts_at: "2026-03-02T00:00:00Z", ends_at: "2026-03-02T00:00:00Z" }, "ends_at"],
    [{ ...fixed, amount: undefined }, "amounts"],
    [{ ...fixed, amounts: { usd: 1 } }, "amount"],
    [{ ...fixed, amount: 1, currency: "kwd" }, "amounts"],
  ];
  for (const [body, field] of cases) {
    const { status, body: answer } = await make(body);
    const places = answer.detail.map(({ loc }: { loc: string[] }) => loc.slice(1).join("."));
    expect([status, places], JSON.stringify(body)).toEqual([
      422,
      [expect.stringContaining(field.split(".").at(-1) ?? "")],
    ]);
  }
  expect((await api("GET", "/discounts")).body.pagination.total_count).toBe(before);
});

test("a code belongs to one discount of an organization, however it is written, until that is deleted", async () => {
  const { body } = await make({ ...percentage, code: "ONCE" });
  expect(refusedAt(await make({ ...percentage, code: "once" }))).toEqual([422, "code"]);
  const other = (await make(percentage)).body;
  expect(refusedAt(await api("PATCH", `/discounts/${other.id}`, { code: "Once" }))).toEqual([422, "code"]);
  const elsewhere = await merchant();
  expect(
    (await api("POST", "/discounts", { ...percentage, code: "ONCE" }, { token: elsewhere.token })).status,
  ).toBe(201);
  expect((await api("DELETE", `/discounts/${body.id}`)).status).toBe(204);
  expect((await api("GET", `/discounts/${body.id}`)).status).toBe(404);
  expect((await api("PATCH", `/discounts/${other.id}`, { code: "Once" })).status).toBe(200);
});

test("a change leaves what is absent, clears what is null, and keeps the type", async () => {
  const product = await aProduct(own().ctx);
  const terms = {
    code: "KEEP",
    max_redemptions: 5,
    products: [product.id],
    ends_at: "2040-01-01T00:00:00.000Z",
  };
  const { body } = await make({ ...percentage, ...terms });
  expect(body.products).toMatchObject([{ id: product.id, name: product.name, is_recurring: false }]);
  const patch = (change: object) => api("PATCH", `/discounts/${body.id}`, change);
  expect((await patch({ basis_points: 2500 })).body).toMatchObject({
    ...terms,
    products: [{ id: product.id }],
    basis_points: 2500,
  });
  expect(
    (await patch({ code: null, max_redemptions: null, ends_at: null, products: null, name: null })).body,
  ).toMatchObject({
    name: "Spring sale",
    code: null,
    max_redemptions: null,
    ends_at: null,
    products: [],
  });
  expect(refusedAt(await patch({ type: "fixed" }))).toEqual([422, "type"]);
  expect(refusedAt(await patch({ amount: 500 }))).toEqual([422, "amount"]);
});

test("the list is filtered by type, text and metadata, and sorted by what the clients sort by", async () => {
  const { token } = await merchant();
  const asOther = (method: string, path: string, body?: object) => api(method, path, body, { token });
  const send = async (body: object) => (await asOther("POST", "/discounts", body)).body.id;
  const a = await send({ ...percentage, name: "Beta", code: "AAA", metadata: { tier: "pro" } });
  const b = await send({ ...fixed, name: "alpha", code: "zzz", ends_at: "2040-01-01T00:00:00Z" });
  const ids = async (query: string) =>
    (await asOther("GET", `/discounts?${query}`)).body.items.map(({ id }: { id: string }) => id);
  expect(await ids("")).toEqual([b, a]);
  expect(await ids("sorting=name")).toEqual([b, a]);
  expect(await ids("sorting=code")).toEqual([a, b]);
  expect(await ids("sorting=-ends_at")).toHaveLength(2);
  expect(await ids("sorting=redemptions_count")).toHaveLength(2);
  expect(await ids("type=fixed")).toEqual([b]);
  expect(await ids("query=aa")).toEqual([a]);
  expect(await ids("query=ALPH")).toEqual([b]);
  expect(await ids("metadata[tier]=pro")).toEqual([a]);
});

test("each change is told once, with the discount as it was then", async () => {
  const { body } = await make({ ...percentage, name: "Told" });
  await api("PATCH", `/discounts/${body.id}`, { name: "Told again" });
  await api("DELETE", `/discounts/${body.id}`);
  const events = await own().ctx.db.webhook_event.findMany({
    where: { object_id: body.id },
    orderBy: { id: "asc" },
  });
  expect(events.map(({ type }) => type)).toEqual([
    "discount.created",
    "discount.updated",
    "discount.deleted",
  ]);
  expect(events.map(({ payload }) => (payload as { name: string }).name)).toEqual([
    "Told",
    "Told again",
    "Told again",
  ]);
});
