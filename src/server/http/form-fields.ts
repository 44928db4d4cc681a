import "server-only";

type Fields = { [name: string]: unknown };

/**
 * A form's fields as a schema wants them: a repeated name is a list, and so is one that ends in `[]`;
 * `prices.0.price_amount` is a path into lists and objects. Fields of React's own (`$ACTION…`) are left out.
 */
export function fieldsOf(form: FormData): Fields {
  const fields: Fields = {};
  for (const name of new Set(form.keys())) {
    if (name.startsWith("$ACTION")) continue;
    const values = form.getAll(name);
    const asList = name.endsWith("[]");
    const path = (asList ? name.slice(0, -2) : name).split(".");
    // A name like this is no field of ours, and must not reach the prototype of all objects.
    if (path.some((part) => part in Object.prototype)) continue;
    place(fields, path, asList || values.length > 1 ? values : values[0]);
  }
  return listsOf(fields) as Fields;
}

function place(fields: Fields, path: readonly string[], value: unknown): void {
  const [first = "", ...rest] = path;
  if (rest.length === 0) {
    fields[first] = value;
    return;
  }
  const inner = fields[first];
  const next: Fields = isFields(inner) ? inner : {};
  fields[first] = next;
  place(next, rest, value);
}

/** Objects whose keys are all numbers become lists, in the order of the numbers. */
function listsOf(value: unknown): unknown {
  if (!isFields(value)) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, listsOf(inner)] as const);
  if (entries.length > 0 && entries.every(([key]) => /^\d+$/.test(key)))
    return entries.sort(([a], [b]) => Number(a) - Number(b)).map(([, inner]) => inner);
  return Object.fromEntries(entries);
}

const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
