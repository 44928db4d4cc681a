import { z } from "zod";
import { blankAsAbsent } from "@/lib/form";
import { Id } from "@/lib/id";
import { CustomField, properties } from "./schema";

const Text = blankAsAbsent(z.string());
const Whole = blankAsAbsent(
  z
    .string()
    .trim()
    .regex(/^-?\d{1,15}$/, "A whole number.")
    .transform(Number),
);
/** As the browser's field for dates writes it, in Unix seconds. */
const Day = blankAsAbsent(z.iso.date("Enter a day.").transform((day) => Date.parse(day) / 1_000));
const Ticked = z.stringbool().optional();

/** One option a line: `value = label`, or the label alone, which is the value too. */
const Lines = z.string().transform((text) =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => {
      const [value = "", ...label] = line.split("=").map((part) => part.trim());
      return { value, label: label.join("=") || value };
    }),
);

const shown = { form_label: Text, form_help_text: Text, form_placeholder: Text };

const forms = {
  text: z
    .strictObject({ ...shown, textarea: Ticked, min_length: Whole, max_length: Whole })
    .pipe(properties.text),
  number: z.strictObject({ ...shown, ge: Whole, le: Whole }).pipe(properties.number),
  date: z.strictObject({ ...shown, ge: Day, le: Day }).pipe(properties.date),
  checkbox: z.strictObject(shown).pipe(properties.checkbox),
  select: z.strictObject({ ...shown, options: Lines }).pipe(properties.select),
};

const [{ shape }] = CustomField.options;
const of = { slug: shape.slug, name: shape.name };

export const CreateFieldForm = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("text"), ...of, properties: forms.text }),
  z.strictObject({ type: z.literal("number"), ...of, properties: forms.number }),
  z.strictObject({ type: z.literal("date"), ...of, properties: forms.date }),
  z.strictObject({ type: z.literal("checkbox"), ...of, properties: forms.checkbox }),
  z.strictObject({ type: z.literal("select"), ...of, properties: forms.select }),
]);

const known = { id: Id, ...of };

export const UpdateFieldForm = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("text"), ...known, properties: forms.text }),
  z.strictObject({ type: z.literal("number"), ...known, properties: forms.number }),
  z.strictObject({ type: z.literal("date"), ...known, properties: forms.date }),
  z.strictObject({ type: z.literal("checkbox"), ...known, properties: forms.checkbox }),
  z.strictObject({ type: z.literal("select"), ...known, properties: forms.select }),
]);

export const DeleteFieldForm = z.strictObject({ id: Id });
