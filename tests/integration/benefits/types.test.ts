import { expect, test } from "vitest";
import { aBenefitOf, leastOf } from "../../factories/benefit.ts";
import { aProduct } from "../../factories/product.ts";
import { shopForTest } from "../../setup/shop.ts";
import { eventsOf } from "./shop-with-credits.ts";

const shop = shopForTest();
const { api } = shop;
const ctx = () => shop.own().ctx;

test.each(Object.values(leastOf))(
  "a benefit of the type $type is made, read, edited and found by its type",
  async (input) => {
    const made = await api("POST", "/benefits", input);
    expect(made.status, made.text).toBe(201);
    expect(made.body).toMatchObject({ ...input, kind: input.type, visibility: "public", is_deleted: false });
    const { id } = made.body;
    expect((await api("GET", `/benefits/${id}`)).body).toEqual(made.body);
    const change = { type: input.type, description: "Other", properties: input.properties };
    const changed = await api("PATCH", `/benefits/${id}`, change);
    expect(changed.body, changed.text).toEqual({
      ...made.body,
      description: "Other",
      modified_at: expect.any(String),
    });
    const listed = await api("GET", `/benefits?type=${input.type}&id=${id}`);
    expect(listed.body.items).toEqual([changed.body]);
    expect((await api("GET", `/benefits?type=credits&id=${id}`)).body.items).toEqual([]);
    expect(await eventsOf(shop, id)).toEqual(["benefit.created", "benefit.updated"]);
  },
);

test("a note is edited, kept where it is not named, and cleared", async () => {
  const { id } = await aBenefitOf(ctx(), leastOf.custom);
  const noteAfter = async (properties: object) =>
    (await api("PATCH", `/benefits/${id}`, { type: "custom", properties })).body.properties.note;
  expect(await noteAfter({ note: "New" })).toBe("New");
  expect(await noteAfter({})).toBe("New");
  expect(await noteAfter({ note: null })).toBeNull();
});

test("a type is kept: properties of another are refused by name, and what all types have is edited without one", async () => {
  const { id } = await aBenefitOf(ctx(), leastOf.custom);
  for (const input of [{ type: "credits" }, { type: "feature_flag" }, { properties: { amount: 5 } }]) {
    const refused = await api("PATCH", `/benefits/${id}`, input);
    expect([refused.status, refused.body.detail[0].loc]).toEqual([422, ["body", "type"]]);
  }
  const changed = await api("PATCH", `/benefits/${id}`, { description: "Other" });
  expect(changed.body).toMatchObject({ description: "Other", properties: leastOf.custom.properties });
});

test.each([
  ["custom", { note: "x".repeat(5001) }, ["properties", "note"]],
  ["custom", { other: 1 }, ["properties", "other"]],
  ["feature_flag", { key: "x" }, ["properties", "key"]],
  ["no_such_type", {}, ["type"]],
])("of the type %s the properties %j are refused", async (type, properties, loc) => {
  const refused = await api("POST", "/benefits", { type, description: "Wrong", properties });
  expect([refused.status, refused.body.detail[0].loc]).toEqual([422, ["body", ...loc]]);
});

test("who has not bought does not read the note", async () => {
  const secret = await aBenefitOf(ctx(), {
    ...leastOf.custom,
    properties: { note: "The door code is 1234" },
  });
  const { id } = await aProduct(ctx());
  await api("POST", `/products/${id}/benefits`, { benefits: [secret.id] });
  const { body: checkout } = await api("POST", "/checkouts", { products: [id] });
  const { body, text } = await api("GET", `/checkouts/client/${checkout.client_secret}`, undefined, {
    token: null,
  });
  expect(body.product.benefits).toMatchObject([{ id: secret.id, type: "custom", properties: {} }]);
  expect(text).not.toContain("door code");
});
