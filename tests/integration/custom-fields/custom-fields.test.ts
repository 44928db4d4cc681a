import { expect, test } from "vitest";
import { aCustomField } from "../../factories/custom-field.ts";
import { aProduct } from "../../factories/product.ts";
import { apiForTest } from "../../setup/api.ts";

const { api, own, merchant } = apiForTest();

const refusedAt = ({ status, body }: { status: number; body: { detail: { loc: string[] }[] } }) => [
  status,
  body.detail[0]?.loc.slice(1).join("."),
];
const make = (body: object) => api("POST", "/custom-fields/", body);
const text = { type: "text", name: "Team", properties: {} };

test("a field of each type is made, read and listed by type, slug and name", async () => {
  const bodies = [
    { type: "text", properties: { textarea: true, min_length: 2, max_length: 80, form_placeholder: "Blue" } },
    { type: "number", properties: { ge: 1, le: 99, form_help_text: "How many of you." } },
    { type: "date", properties: { ge: 1_767_225_600 } },
    { type: "checkbox", properties: { form_label: "I agree to the terms" } },
    { type: "select", properties: { options: [{ value: "s", label: "Small" }] } },
  ];
  for (const said of bodies) {
    const { status, body } = await make({ slug: `kind-${said.type}`, name: `Kind ${said.type}`, ...said });
    expect([status, body.type, body.properties]).toEqual([201, said.type, said.properties]);
    expect((await api("GET", `/custom-fields/${body.id}`)).body).toEqual(body);
  }
  const slugs = async (query: string) =>
    (await api("GET", `/custom-fields/?${query}`)).body.items.map(({ slug }: { slug: string }) => slug);
  expect(await slugs("type=date&type=select")).toEqual(["kind-date", "kind-select"]);
  expect(await slugs("query=KIND+num")).toEqual(["kind-number"]);
  expect(await slugs("query=kind-&sorting=-slug&limit=1")).toEqual(["kind-text"]);
});

test("a slug is unique in its organization, and free again once its field is deleted", async () => {
  const first = await make({ ...text, slug: "unique" });
  expect(refusedAt(await make({ ...text, slug: "unique" }))).toEqual([422, "slug"]);
  const other = await make({ ...text, slug: "other" });
  expect(
    refusedAt(await api("PATCH", `/custom-fields/${other.body.id}`, { type: "text", slug: "unique" })),
  ).toEqual([422, "slug"]);
  const { token } = await merchant();
  expect((await api("POST", "/custom-fields", { ...text, slug: "unique" }, { token })).status).toBe(201);
  expect((await api("DELETE", `/custom-fields/${first.body.id}`)).status).toBe(204);
  expect((await api("GET", `/custom-fields/${first.body.id}`)).status).toBe(404);
  expect((await make({ ...text, slug: "unique" })).status).toBe(201);
});

test("a field keeps its type; name, slug, properties and metadata change", async () => {
  const { id } = await aCustomField(own().ctx);
  expect(
    refusedAt(await api("PATCH", `/custom-fields/${id}`, { type: "number", properties: { ge: 1 } })),
  ).toEqual([422, "type"]);
  const said = { name: "Squad", slug: "squad", properties: { max_length: 5 }, metadata: { a: 1 } };
  const { body } = await api("PATCH", `/custom-fields/${id}`, { type: "text", ...said });
  expect(body).toMatchObject({ id, type: "text", ...said });
  expect((await api("PATCH", `/custom-fields/${id}`, { type: "text", name: null })).body.name).toBe("Squad");
});

test.for([
  { why: "a slug with a blank", body: { ...text, slug: "a b" } },
  { why: "options of a text", body: { ...text, slug: "x", properties: { options: [] } } },
  {
    why: "a choice without options",
    body: { ...text, slug: "x", type: "select", properties: { options: [] } },
  },
  {
    why: "two options of one value",
    body: {
      ...text,
      slug: "x",
      type: "select",
      properties: {
        options: [
          { value: "s", label: "S" },
          { value: "s", label: "T" },
        ],
      },
    },
  },
  {
    why: "bounds the wrong way round",
    body: { ...text, slug: "x", properties: { min_length: 3, max_length: 2 } },
  },
  { why: "an unknown type", body: { ...text, slug: "x", type: "colour" } },
])("$why is refused", async ({ body }) => {
  expect((await make(body)).status).toBe(422);
});

test("a product asks for fields in its own order, replaces them, and takes none of another organization", async () => {
  const [first, second] = [await aCustomField(own().ctx), await aCustomField(own().ctx)];
  const { body } = await api("POST", "/products", {
    name: "Asks",
    prices: [{ amount_type: "fixed", price_amount: 1000 }],
    attached_custom_fields: [
      { custom_field_id: second.id, required: true },
      { custom_field_id: first.id, required: false },
    ],
  });
  expect(body.attached_custom_fields).toEqual([
    { custom_field_id: second.id, custom_field: second, order: 0, required: true },
    { custom_field_id: first.id, custom_field: first, order: 1, required: false },
  ]);
  const patch = (ids: string[]) =>
    api("PATCH", `/products/${body.id}`, {
      attached_custom_fields: ids.map((custom_field_id) => ({ custom_field_id, required: false })),
    });
  const foreign = await aCustomField((await merchant()).ctx);
  expect(refusedAt(await patch([first.id, foreign.id]))).toEqual([
    422,
    "attached_custom_fields.1.custom_field_id",
  ]);
  expect(refusedAt(await patch([first.id, first.id]))).toEqual([
    422,
    "attached_custom_fields.1.custom_field_id",
  ]);
  expect((await api("GET", `/products/${body.id}`)).body.attached_custom_fields).toHaveLength(2);
  expect(
    (await api("PATCH", `/products/${body.id}`, { name: "Same" })).body.attached_custom_fields,
  ).toHaveLength(2);
  await api("DELETE", `/custom-fields/${second.id}`);
  const left = (await api("GET", `/products/${body.id}`)).body.attached_custom_fields;
  expect(left).toMatchObject([{ custom_field_id: first.id, order: 0 }]);
  expect((await patch([])).body.attached_custom_fields).toEqual([]);
});

test("a product of another organization is told nothing of a field", async () => {
  const { ctx } = await merchant();
  const field = await aCustomField(own().ctx);
  await expect(
    aProduct(ctx, { attached_custom_fields: [{ custom_field_id: field.id, required: false }] }),
  ).rejects.toThrow("There is no such custom field.");
});
