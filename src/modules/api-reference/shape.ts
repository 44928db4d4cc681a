import { type ApiDocument, refName, resolve, type Schema, withoutNull } from "./document";

/** A piece of a type's name; `ref` where it is a named object that the page describes. */
export type TypePart = { text: string; ref?: string };

/** One field of an object, or one parameter. */
export type FieldShape = {
  name: string;
  type: TypePart[];
  isRequired: boolean;
  description: string | null;
  /** What may be sent or answered, where it is one of a few. */
  values: string[];
  /** Bounds and default, in words. */
  limits: string[];
  /** Of an object that has no name of its own. */
  fields: FieldShape[];
};

const formats: Record<string, string> = {
  uuid: "UUID",
  "date-time": "instant",
  date: "date",
  email: "e-mail address",
  uri: "URL",
  ipv4: "IPv4 address",
  ipv6: "IPv6 address",
};

/** The fields of an object's schema. */
export function fieldsOf(document: ApiDocument, schema: Schema): FieldShape[] {
  const { properties = {}, required = [] } = resolve(document, schema);
  return Object.entries(properties).map(([name, field]) =>
    fieldOf(document, name, field, required.includes(name)),
  );
}

/** One field, or one parameter. */
export function fieldOf(
  document: ApiDocument,
  name: string,
  schema: Schema,
  isRequired: boolean,
): FieldShape {
  const inner = withoutNull(schema);
  const named = resolve(document, inner);
  const item = inner.items ?? inner;
  return {
    name,
    type: typeOf(document, schema),
    isRequired,
    description: descriptionOf(schema.description ?? inner.description, typeOf(document, inner)),
    values: valuesOf(document, inner),
    limits: limitsOf({ ...named, ...inner }, schema.default),
    fields: item.properties ? fieldsOf(document, item) : [],
  };
}

/** A description that only says the type again says nothing. */
const descriptionOf = (description: string | undefined, type: TypePart[]): string | null =>
  description === type.map(({ text }) => text).join("") ? null : (description ?? null);

/** The type in words: `list of Order`, `string or null`. */
export function typeOf(document: ApiDocument, schema: Schema): TypePart[] {
  const ref = refName(schema);
  const named = resolve(document, schema);
  if (ref !== undefined && isObject(named)) return [{ text: ref, ref }];
  if (ref !== undefined) return typeOf(document, named);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return joined(choices.map((choice) => typeOf(document, choice)));
  if (Array.isArray(schema.type))
    return joined(schema.type.map((type) => typeOf(document, { ...schema, type })));
  return manyOf(document, schema) ?? [{ text: plainType(schema) }];
}

/** Of a list or a map: of what. */
function manyOf(document: ApiDocument, schema: Schema): TypePart[] | null {
  if (schema.prefixItems) return [{ text: `list of ${schema.prefixItems.length}` }];
  if (schema.type === "array") return [{ text: "list of " }, ...typeOf(document, schema.items ?? {})];
  if (typeof schema.additionalProperties === "object")
    return [{ text: "map to " }, ...typeOf(document, schema.additionalProperties)];
  return null;
}

function plainType({ const: value, format, type, not }: Schema): string {
  if (value !== undefined) return JSON.stringify(value);
  return formats[format ?? ""] ?? (typeof type === "string" ? type : not ? "nothing" : "any value");
}

/** A named schema gets a paragraph of its own when it is an object, or a choice between objects. */
export const isObject = ({ properties, oneOf, anyOf }: Schema): boolean =>
  Boolean(properties) || [...(oneOf ?? []), ...(anyOf ?? [])].some((choice) => choice.$ref);

function joined(types: TypePart[][]): TypePart[] {
  const seen = new Set<string>();
  const distinct = types.filter((parts) => {
    const text = parts.map((part) => part.text).join("");
    return !seen.has(text) && seen.add(text);
  });
  return distinct.flatMap((parts, index) => (index === 0 ? parts : [{ text: " or " }, ...parts]));
}

function valuesOf(document: ApiDocument, schema: Schema): string[] {
  const { enum: values, items, anyOf } = resolve(document, schema);
  if (values) return values.filter((value) => value !== null).map(String);
  if (items) return valuesOf(document, withoutNull(items));
  return anyOf?.flatMap((choice) => valuesOf(document, choice)) ?? [];
}

/** Bounds beyond what numbers in JSON can hold anyway are not worth a word. */
const isTold = (bound: number | undefined): bound is number =>
  bound !== undefined && Math.abs(bound) < Number.MAX_SAFE_INTEGER;

function limitsOf(schema: Schema, byDefault: unknown): string[] {
  const { minimum, maximum, minLength, maxLength, minItems, maxItems } = schema;
  return [
    between(minLength, maxLength, "characters"),
    between(minimum, maximum, ""),
    between(minItems, maxItems, "items"),
    byDefault === undefined ? null : `default ${JSON.stringify(byDefault)}`,
  ].filter((limit) => limit !== null);
}

function between(low: number | undefined, high: number | undefined, of: string): string | null {
  const unit = of && ` ${of}`;
  const said = (bound: number) => bound.toLocaleString("en");
  if (isTold(low) && isTold(high))
    return low === high ? `${said(low)}${unit}` : `${said(low)} to ${said(high)}${unit}`;
  if (isTold(high)) return `at most ${said(high)}${unit}`;
  return isTold(low) && low !== 0 ? `at least ${said(low)}${unit}` : null;
}
