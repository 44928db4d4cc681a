import { z } from "zod";
import { Metadata } from "./metadata";

const Row = z.strictObject({
  key: z.string().trim(),
  value: z.string().max(500, "At most 500 characters."),
  /** What the value was before: a number or a boolean stays one. */
  type: z.enum(["string", "number", "boolean"]).default("string"),
});
type Row = z.output<typeof Row>;

type Value = string | number | boolean;

/**
 * Metadata as a form sends it: rows of key and value. A row without either is left out; no row at all: no metadata. What is
 * wrong is said at the field of its row.
 */
export const MetadataForm = z
  .array(Row)
  .default([])
  .transform((rows, context) => {
    const entries: Record<string, Value> = {};
    for (const [index, row] of rows.entries()) {
      if (row.key === "" && row.value.trim() === "") continue;
      const value = readers[row.type](row.value.trim(), row.value);
      const problem = problemOf(row, value, entries);
      if (problem)
        context.addIssue({ code: "custom", path: [index, problem.field], message: problem.message });
      else if (value !== null) entries[row.key] = value;
    }
    return entries;
  })
  .pipe(Metadata);

const readers: Record<Row["type"], (trimmed: string, text: string) => Value | null> = {
  string: (_, text) => text,
  number: (text) => (text !== "" && Number.isFinite(Number(text)) ? Number(text) : null),
  boolean: (text) => (text === "true" || text === "false" ? text === "true" : null),
};

function problemOf({ key, type }: Row, value: Value | null, before: object) {
  if (key === "") return { field: "key", message: "Give it a name." };
  if (key.length > 40) return { field: "key", message: "At most 40 characters." };
  if (Object.hasOwn(before, key)) return { field: "key", message: "There is another value of this name." };
  if (value === null)
    return { field: "value", message: type === "number" ? "Enter a number." : "true or false." };
  return null;
}
