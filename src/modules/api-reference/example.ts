import { type ApiDocument, refName, resolve, type Schema, withoutNull } from "./document";

/** One sale, so that the fields of an example go together; by the name of the field, where its schema takes the value. */
const likely: Record<string, unknown> = {
  name: "Field notes",
  label: "Field notes",
  product_name: "Field notes",
  description: "Field notes",
  email: "buyer@example.com",
  customer_email: "buyer@example.com",
  slug: "field-software",
  mime_type: "image/png",
  brand: "visa",
  last4: "4242",
  status: "paid",
  paid: true,
  amount: 1999,
  subtotal_amount: 1999,
  discount_amount: 0,
  net_amount: 1999,
  tax_amount: 165,
  total_amount: 2164,
  due_amount: 0,
  refunded_amount: 0,
  refunded_tax_amount: 0,
  refundable_amount: 1999,
  refundable_tax_amount: 165,
  country: "US",
  state: "US-CA",
  city: "San Francisco",
  postal_code: "94105",
  line1: "1 Market Street",
  url: "https://pay.example.com/checkout/…",
  success_url: "https://shop.example.com/thanks?checkout={CHECKOUT_ID}",
  client_secret: "florin_cs_…",
  token: "florin_oat_…",
};

const formats: Record<string, unknown> = {
  uuid: "01980f4e-6d2c-7a31-9c1b-2f4d5e6a7b80",
  "date-time": "2026-03-16T12:00:00.000Z",
  date: "2026-03-16",
  email: "buyer@example.com",
  uri: "https://shop.example.com",
  ipv4: "192.0.2.1",
};

/** A value that such a field may hold: what the schema gives as example, else one of its kind. */
export function exampleOf(
  document: ApiDocument,
  schema: Schema,
  name = "",
  within: readonly string[] = [],
): unknown {
  const inner = withoutNull(schema);
  const ref = refName(inner);
  // An object within itself, or one that may be missing anyway, deep inside: null says enough.
  if (ref !== undefined && within.includes(ref)) return null;
  const path = ref === undefined ? within : [...within, ref];
  const { $ref: _, ...given } = { ...resolve(document, inner), ...inner };
  if (isLikely(given, name)) return likely[name];
  if (given.example !== undefined) return given.example;
  if (given.const !== undefined) return given.const;
  if (given.default !== undefined) return given.default;
  if (given.enum) return given.enum[0];
  const [choice] = given.oneOf ?? given.anyOf ?? [];
  if (choice) return exampleOf(document, choice, name, path);
  if (given.properties) {
    const fields = Object.entries(given.properties);
    return Object.fromEntries(fields.map(([key, field]) => [key, exampleOf(document, field, key, path)]));
  }
  return simple(document, given, name, path);
}

function isLikely({ type, enum: values, const: only, format }: Schema, name: string): boolean {
  if (!(name in likely) || only !== undefined || (format && format !== "email")) return false;
  if (values) return values.includes(likely[name]);
  const mine = typeof likely[name] === "number" ? "integer" : typeof likely[name];
  return [type ?? []].flat().includes(mine);
}

function simple(document: ApiDocument, schema: Schema, name: string, path: readonly string[]): unknown {
  const of = (item: Schema) => exampleOf(document, item, name, path);
  if (schema.prefixItems) return schema.prefixItems.map(of);
  const types = [schema.type ?? []].flat();
  if (types.includes("null")) return null;
  switch (types[0]) {
    case "array":
      return schema.items ? [of(schema.items)] : [];
    case "object":
      return {};
    case "boolean":
      return false;
    case "integer":
    case "number":
      return Math.max(0, schema.minimum ?? 0);
    case "string":
      return formats[schema.format ?? ""] ?? "…";
    default:
      return null;
  }
}
