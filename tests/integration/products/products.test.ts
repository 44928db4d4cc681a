import { expect, test } from "vitest";
import { newId } from "@/lib/id";
import { aProduct } from "../../factories/product.ts";
import { apiForTest } from "../../setup/api.ts";

const { api, own, merchant } = apiForTest();

const prices = [{ amount_type: "fixed", price_amount: 1999 }];

test("a product is answered with its prices and can be read again", async () => {
  const { status, body } = await api("POST", "/products", {
    name: "Atlas",
    description: "**Maps**",
    metadata: { plan: "pro" },
    prices,
  });
  expect(status).toBe(201);
  expect(body).toMatchObject({
    name: "Atlas",
    description: "**Maps**",
    visibility: "public",
    is_recurring: false,
    is_archived: false,
    organization_id: own().id,
    modified_at: null,
    metadata: { plan: "pro" },
    benefits: [],
    medias: [],
    attached_custom_fields: [],
    prices: [{ ...prices[0], price_currency: "usd", source: "catalog", is_free: false, tax_behavior: null }],
  });
  expect((await api("GET", `/products/${body.id}`)).body).toEqual(body);
});

test("creation and every edit are told, with the product as it is answered", async () => {
  const { ctx } = own();
  const created = await aProduct(ctx);
  const { body: updated } = await api("PATCH", `/products/${created.id}`, { is_archived: true });
  const events = await ctx.db.webhook_event.findMany({
    where: { object_id: created.id },
    orderBy: { id: "asc" },
  });
  expect(events).toMatchObject([
    { type: "product.created", payload: created },
    { type: "product.updated", payload: updated },
  ]);
});

test("absent leaves unchanged, null clears the description and leaves what cannot be empty", async () => {
  const { id } = await aProduct(own().ctx, { description: "Text", metadata: { a: "1" } });
  const archived = await api("PATCH", `/products/${id}`, { is_archived: true });
  expect(archived.body).toMatchObject({ is_archived: true, description: "Text", metadata: { a: "1" } });
  expect(archived.body.modified_at).toEqual(expect.any(String));
  const nulls = {
    name: null,
    description: null,
    visibility: null,
    is_archived: null,
    prices: null,
    medias: null,
  };
  const cleared = await api("PATCH", `/products/${id}`, nulls);
  expect(cleared.body).toMatchObject({ name: "Test product", description: null, is_archived: true });
  expect(cleared.body.prices).toHaveLength(1);
});

test("recurring and trial fields are kept, and the billing cycle stays as it was made", async () => {
  const recurring = { recurring_interval: "month", trial_interval: "day", trial_interval_count: 14 } as const;
  const product = await aProduct(own().ctx, recurring);
  expect(product).toMatchObject({ ...recurring, recurring_interval_count: 1, is_recurring: true });
  const path = `/products/${product.id}`;
  expect((await api("PATCH", path, { recurring_interval: "year" })).status).toBe(422);
  expect((await api("PATCH", path, { recurring_interval: "month" })).status).toBe(200);
  const longer = await api("PATCH", path, { trial_interval_count: 30 });
  expect(longer.body).toMatchObject({ trial_interval: "day", trial_interval_count: 30 });
  const none = await api("PATCH", path, { trial_interval: null });
  expect(none.body).toMatchObject({ trial_interval: null, trial_interval_count: null });
});

test.for([
  { why: "a trial without a subscription", body: { trial_interval: "day" }, loc: ["trial_interval"] },
  { why: "a count without its interval", body: { recurring_interval_count: 2 }, loc: ["recurring_interval"] },
  { why: "a picture that nobody uploaded", body: { medias: [newId()] }, loc: ["medias", 0] },
  {
    why: "a custom field that does not exist",
    body: { attached_custom_fields: [{ custom_field_id: newId(), required: true }] },
    loc: ["attached_custom_fields", 0, "custom_field_id"],
  },
  { why: "another organization", body: { organization_id: newId() }, loc: ["organization_id"] },
  { why: "an empty name", body: { name: "  " }, loc: ["name"] },
])("$why is refused at its field, and nothing is made", async ({ body, loc }) => {
  const { token } = await merchant();
  const answer = await api("POST", "/products", { name: "Atlas", prices, ...body }, { token });
  expect([answer.status, answer.body.detail[0].loc]).toEqual([422, ["body", ...loc]]);
  expect((await api("GET", "/products", undefined, { token })).body.pagination.total_count).toBe(0);
});

test("a product may name its own organization", async () => {
  const { status } = await api("POST", "/products", { name: "Atlas", prices, organization_id: own().id });
  expect(status).toBe(201);
});

test("the list of benefits may be emptied, and takes none that does not exist", async () => {
  const { id } = await aProduct(own().ctx);
  expect((await api("POST", `/products/${id}/benefits`, { benefits: [] })).body.id).toBe(id);
  const { status, body } = await api("POST", `/products/${id}/benefits`, { benefits: [newId()] });
  expect([status, body.detail[0].loc]).toEqual([422, ["body", "benefits", 0]]);
});

test("a product goes only as long as nobody was offered it", async () => {
  const unseen = await aProduct(own().ctx);
  expect((await api("DELETE", `/products/${unseen.id}`)).status).toBe(204);
  expect((await api("GET", `/products/${unseen.id}`)).status).toBe(404);
  expect(await own().ctx.db.price.count({ where: { product_id: unseen.id } })).toBe(0);
  const offered = await aProduct(own().ctx);
  expect((await api("POST", "/checkouts", { products: [offered.id] })).status).toBe(201);
  const { status, body } = await api("DELETE", `/products/${offered.id}`);
  expect([status, body.error]).toEqual([409, "ProductNotDeletable"]);
  expect((await api("GET", `/products/${offered.id}`)).body).toEqual(offered);
});

test("a product that was offered beside another one does not go either", async () => {
  const [first, second] = [await aProduct(own().ctx), await aProduct(own().ctx)];
  expect((await api("POST", "/checkouts", { products: [first.id, second.id] })).status).toBe(201);
  for (const { id } of [first, second]) expect((await api("DELETE", `/products/${id}`)).status).toBe(409);
});

test("lists page, sort, search and filter", async () => {
  const { ctx, token } = await merchant();
  const at = (price_amount: number) => [{ amount_type: "fixed" as const, price_amount }];
  const atlas = await aProduct(ctx, { name: "Atlas", prices: at(3000), metadata: { line: "maps" } });
  await aProduct(ctx, { name: "bolt", prices: at(1000), visibility: "private" });
  await aProduct(ctx, { name: "Crown 100%", prices: at(2000), recurring_interval: "month" });
  await aProduct(ctx, { name: "dune", prices: [{ amount_type: "custom" }] });
  await api("PATCH", `/products/${atlas.id}`, { is_archived: true }, { token });
  const names = async (query: string) => {
    const { body } = await api("GET", `/products?${query}`, undefined, { token });
    return body.items.map(({ name }: { name: string }) => name.charAt(0).toLowerCase()).join("");
  };
  expect(await names("")).toBe("dcba");
  expect(await names("sorting=name")).toBe("abcd");
  expect(await names("sorting=-price_amount")).toBe("acbd");
  expect(await names("sorting=price_amount_type,-price_amount")).toBe("dacb");
  expect(await names("sorting=name&limit=3&page=2")).toBe("d");
  expect(await names("is_archived=false&sorting=name")).toBe("bcd");
  expect(await names("is_recurring=true")).toBe("c");
  expect(await names("visibility=private&visibility=draft")).toBe("b");
  expect(await names(`query=${encodeURIComponent("0%")}`)).toBe("c");
  expect(await names("metadata[line]=maps")).toBe("a");
  expect(await names(`id=${atlas.id}`)).toBe("a");
  expect(await names(`benefit_id=${newId()}`)).toBe("");
  expect(await names(`organization_id=${own().id}`)).toBe("");
});
