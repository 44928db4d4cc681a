import { describe, expect, test } from "vitest";
import { aBenefit } from "../../factories/benefit.ts";
import { aProduct } from "../../factories/product.ts";
import { shopForTest } from "../../setup/shop.ts";
import { eventsOf } from "./shop-with-credits.ts";

const shop = shopForTest();
const { api } = shop;
const ctx = () => shop.own().ctx;

const ids = (items: { id: string }[]) => items.map(({ id }) => id);

test("a benefit is made, read, changed in what is named, and told of", async () => {
  const properties = { amount: 1000, expires_in_days: 90, rollover: true, rollover_cap: 500 };
  const made = await api("POST", "/benefits", { type: "credits", description: "Credits", properties });
  expect(made.status, made.text).toBe(201);
  expect(made.body).toMatchObject({
    type: "meter_credit",
    kind: "credits",
    visibility: "public",
    is_deleted: false,
    modified_at: null,
    properties: {
      ...properties,
      credits_per_unit: null,
      currency: null,
      priority: 500,
      units: 1000,
      meter_id: shop.own().id,
    },
  });
  const { id } = made.body;
  expect((await api("GET", `/benefits/${id}`)).body).toEqual(made.body);
  const changed = await api("PATCH", `/benefits/${id}`, { properties: { amount: 2000 }, metadata: { a: 1 } });
  expect(changed.body.properties).toEqual({ ...made.body.properties, amount: 2000, units: 2000 });
  expect(changed.body).toMatchObject({ description: "Credits", metadata: { a: 1 } });
  expect(await eventsOf(shop, id)).toEqual(["benefit.created", "benefit.updated"]);
});

test("a top-up is in the organization's currency, unless it names one", async () => {
  const { ctx: euro } = await shop.merchant({ currency: "eur" });
  const own = await aBenefit(euro, { properties: { credits_per_unit: 100 } });
  expect(own.properties).toMatchObject({ amount: null, units: 0, currency: "eur" });
  const named = await aBenefit(euro, { properties: { credits_per_unit: 100, currency: "JPY" } });
  expect(named.properties.currency).toBe("jpy");
});

test.each([
  [["properties", "amount"], { amount: 0 }],
  [["properties", "amount"], { amount: 1.5 }],
  [["properties", "amount"], { amount: 2 ** 53 }],
  [["properties", "amount"], {}],
  [["properties", "credits_per_unit"], { amount: 1, credits_per_unit: 1 }],
  [["properties", "expires_in_days"], { amount: 1, expires_in_days: 0 }],
  [["properties", "priority"], { amount: 1, priority: 1000 }],
  [["properties", "rollover_cap"], { amount: 1, rollover_cap: 10 }],
  [["properties", "wrong"], { amount: 1, wrong: 1 }],
])("%j is refused in %j, and nothing is made", async (loc, properties) => {
  const before = await ctx().db.benefit.count();
  const refused = await api("POST", "/benefits", { type: "credits", description: "Wrong", properties });
  expect([refused.status, refused.body.detail[0].loc]).toEqual([422, ["body", ...loc]]);
  expect(await ctx().db.benefit.count()).toBe(before);
});

test("as Polar's clients write credits, they mean the same; another meter is refused by name", async () => {
  const meter_id = shop.own().id;
  const input = { type: "meter_credit", description: "Credits" };
  const made = await api("POST", "/benefits", {
    ...input,
    properties: { units: 50, rollover: false, meter_id },
  });
  expect(made.body).toMatchObject({ kind: "credits", properties: { amount: 50, units: 50 } });
  const other = await api("POST", "/benefits", {
    ...input,
    properties: { units: 50, rollover: false, meter_id: made.body.id },
  });
  expect([other.status, other.body.detail[0].loc]).toEqual([422, ["body", "properties", "meter_id"]]);
});

test("the list is filtered, searched and sorted", async () => {
  const merchant = await shop.merchant();
  const [b, a] = [
    await aBenefit(merchant.ctx, { description: "b 100%" }),
    await aBenefit(merchant.ctx, { description: "A 100", metadata: { tier: "pro" } }),
  ];
  const list = async (query: string) =>
    ids((await api("GET", `/benefits?${query}`, undefined, { token: merchant.token })).body.items);
  expect(await list("sorting=description")).toEqual([a.id, b.id]);
  expect(await list("sorting=created_at")).toEqual([b.id, a.id]);
  expect(await list("query=100%25")).toEqual([b.id]);
  expect(await list(`exclude_id=${a.id}`)).toEqual([b.id]);
  expect(await list(`id=${a.id}&type=credits&type=meter_credit`)).toEqual([a.id]);
  expect(await list("metadata[tier]=pro")).toEqual([a.id]);
});

describe("a product's benefits", () => {
  test("are replaced in the order named, and told of", async () => {
    const [first, second] = [await aBenefit(ctx()), await aBenefit(ctx())];
    const { id } = await aProduct(ctx());
    const put = (benefits: string[]) => api("POST", `/products/${id}/benefits`, { benefits });
    expect(ids((await put([second.id, first.id])).body.benefits)).toEqual([second.id, first.id]);
    expect(ids((await put([first.id])).body.benefits)).toEqual([first.id]);
    expect(ids((await api("GET", `/products?benefit_id=${first.id}`)).body.items)).toEqual([id]);
    expect((await api("GET", `/products?benefit_id=${second.id}`)).body.items).toEqual([]);
    expect((await put([])).body.benefits).toEqual([]);
    expect(await eventsOf(shop, id)).toEqual(["product.created", ...Array(3).fill("product.updated")]);
  });

  test("are refused where one is another organization's, deleted, unknown or named twice; nothing changes then", async () => {
    const own = await aBenefit(ctx());
    const foreign = await aBenefit((await shop.merchant()).ctx);
    const deleted = await aBenefit(ctx());
    await api("DELETE", `/benefits/${deleted.id}`);
    const { id } = await aProduct(ctx());
    await api("POST", `/products/${id}/benefits`, { benefits: [own.id] });
    for (const other of [foreign.id, deleted.id, id, own.id]) {
      const refused = await api("POST", `/products/${id}/benefits`, { benefits: [own.id, other] });
      expect([refused.status, refused.body.detail[0].loc]).toEqual([422, ["body", "benefits", 1]]);
    }
    expect(ids((await api("GET", `/products/${id}`)).body.benefits)).toEqual([own.id]);
  });

  test("go with a benefit that is deleted; it is then not found", async () => {
    const benefit = await aBenefit(ctx());
    const { id } = await aProduct(ctx());
    await api("POST", `/products/${id}/benefits`, { benefits: [benefit.id] });
    expect((await api("DELETE", `/benefits/${benefit.id}`)).status).toBe(204);
    expect((await api("GET", `/products/${id}`)).body.benefits).toEqual([]);
    expect((await api("GET", `/benefits/${benefit.id}`)).status).toBe(404);
    expect((await api("GET", `/benefits/${benefit.id}/grants`)).status).toBe(404);
  });

  test("are shown to the buyer of a checkout: the public ones, without metadata", async () => {
    const shown = await aBenefit(ctx(), { metadata: { secret: "yes" } });
    const hidden = await aBenefit(ctx(), { visibility: "private" });
    const { id } = await aProduct(ctx());
    await api("POST", `/products/${id}/benefits`, { benefits: [hidden.id, shown.id] });
    const { body: checkout } = await api("POST", "/checkouts", { products: [id] });
    const path = `/checkouts/client/${checkout.client_secret}`;
    const { body, text } = await api("GET", path, undefined, { token: null });
    expect(body.product.benefits).toMatchObject([{ id: shown.id, properties: { amount: 1000 } }]);
    expect(body.products[0].benefits).toEqual(body.product.benefits);
    expect(text).not.toContain('secret":"yes');
    expect(text).not.toContain(hidden.id);
  });
});
