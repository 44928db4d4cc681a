import { type ApiDocument, refName, type Schema } from "./document";
import type { Group } from "./operations";
import { type FieldShape, fieldsOf } from "./shape";

export type ErrorKind = {
  name: string;
  status: string;
  description: string;
  /** What its body holds beside `error` and `detail`. */
  fields: FieldShape[];
};

/** Every kind of failure that some operation may answer, by status and name. */
export function errorKindsOf(document: ApiDocument, groups: readonly Group[]): ErrorKind[] {
  const kinds = new Map<string, ErrorKind>();
  for (const { status, kinds: names } of groups
    .flatMap(({ operations }) => operations)
    .flatMap(({ errors }) => errors))
    for (const name of names) {
      const schema: Schema = document.components.schemas[name] ?? {};
      const fields = fieldsOf(document, schema).filter((field) => !["error", "detail"].includes(field.name));
      kinds.set(name, { name, status, description: schema.description ?? "", fields });
    }
  return [...kinds.values()].sort((a, b) => a.status.localeCompare(b.status) || a.name.localeCompare(b.name));
}

/** The names of every object that these schemas are made of, in the order in which one meets them. */
export function objectsIn(document: ApiDocument, schemas: readonly Schema[]): string[] {
  const found = new Set<string>();
  const walk = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    const name = refName(value as Schema);
    if (name !== undefined && !found.has(name)) {
      found.add(name);
      walk(document.components.schemas[name]);
    }
    for (const inner of Object.values(value)) walk(inner);
  };
  for (const schema of schemas) walk(schema);
  return [...found];
}
