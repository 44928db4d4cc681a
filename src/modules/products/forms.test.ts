import { expect, test } from "vitest";
import { fieldsOf } from "@/server/http/form-fields";
import { ArchiveProductForm, CreateProductForm, UpdateProductForm } from "./forms";

const id = "01980f4e-6d2c-7a31-9c1b-2f4d5e6a7b80";

const valid: [string, string][] = [
  ["name", "Icon set"],
  ["description", ""],
  ["visibility", "private"],
  ["prices.0.amount_type", "fixed"],
  ["prices.0.price_currency", "usd"],
  ["prices.0.price_amount", "2900"],
];

function read(schema: typeof CreateProductForm | typeof UpdateProductForm, fields: [string, string][]) {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  const read = schema.safeParse(fieldsOf(form));
  return {
    data: read.data,
    errors: read.error?.issues.map(({ path, message }) => [path.join("."), message]),
  };
}

const rows = (...entries: [key: string, value: string, type?: string][]): [string, string][] =>
  entries.flatMap(([key, value, type = "string"], index) => [
    [`metadata.${index}.key`, key],
    [`metadata.${index}.value`, value],
    [`metadata.${index}.type`, type],
  ]);

test("a form gives what the API takes", () => {
  expect(read(CreateProductForm, [...valid, ["medias[]", id]]).data).toEqual({
    name: "Icon set",
    description: null,
    visibility: "private",
    prices: [{ amount_type: "fixed", price_currency: "usd", price_amount: 2900 }],
    medias: [id],
    metadata: {},
  });
});

test("without a price it says that one is needed, at the prices", () => {
  const { errors } = read(CreateProductForm, valid.slice(0, 3));
  expect(errors).toEqual([["prices", "A product needs at least one price."]]);
});

test("an edit names the product, and clears what was left empty", () => {
  const { data } = read(UpdateProductForm, [...valid.slice(0, 3), ["id", id], ["prices.0.id", id]]);
  expect(data).toMatchObject({
    id,
    input: { description: null, prices: [{ id }], medias: [], metadata: {} },
  });
});

test("a metadata value that was a number or a boolean stays one, and empty rows are left out", () => {
  const fields = rows(["plan", "pro"], ["seats", "5", "number"], ["beta", "true", "boolean"], ["", ""]);
  expect(read(CreateProductForm, [...valid, ...fields]).data).toMatchObject({
    metadata: { plan: "pro", seats: 5, beta: true },
  });
});

test("what is wrong with metadata is said at its row", () => {
  const { errors } = read(CreateProductForm, [...valid, ...rows(["a", "1"], ["a", "2"])]);
  expect(errors).toEqual([["metadata.1.key", "There is another value of this name."]]);
});

test("archiving says which way", () => {
  expect(ArchiveProductForm.parse({ id, is_archived: "false" })).toEqual({ id, is_archived: false });
});
