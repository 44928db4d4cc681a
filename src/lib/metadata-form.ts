import { z } from "zod";
import { Metadata } from "./metadata";

const Row = z.strictObject({
  key: z.string().trim(),
  value: z.string(),
  /** What the value was before: a number that still reads as one stays one. */
  kind: z.enum(["string", "number", "boolean"]).default("string"),
});
type Row = z.output<typeof Row>;

/** Metadata as a form sends it: rows of key and value. A row without either is left out; no row at all: no metadata. */
export const MetadataForm = z
  .array(Row)
  .default([])
  .transform((rows, context) => {
    const said = rows.filter(({ key, value }) => key !== "" || value !== "");
    const keys = said.map(({ key }) => key);
    const twice = keys.find((key, index) => keys.indexOf(key) !== index);
    if (twice !== undefined && twice !== "")
      context.addIssue({ code: "custom", message: `The key ${twice} stands here twice.` });
    if (keys.includes("")) context.addIssue({ code: "custom", message: "A value needs a key." });
    return Object.fromEntries(said.map((row) => [row.key, readValue(row)]));
  })
  .pipe(Metadata);

function readValue({ kind, value }: Row): string | number | boolean {
  if (kind === "boolean" && (value === "true" || value === "false")) return value === "true";
  if (kind === "number" && value.trim() !== "" && Number.isFinite(Number(value))) return Number(value);
  return value;
}
