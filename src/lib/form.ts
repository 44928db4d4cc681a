import { z } from "zod";

/** A text field left empty means null: the value is cleared. */
export const blankAsNull = <S extends z.ZodType>(schema: S) =>
  z.preprocess((given) => (given === "" ? null : given), schema.nullable());

/** A text field left empty means that nothing was said. */
export const blankAsAbsent = <S extends z.ZodType>(schema: S) =>
  z.preprocess((given) => (given === "" ? undefined : given), schema.optional());

/** A list of checkboxes or choices of one name: none, one or several. */
export const listOf = <S extends z.ZodType>(item: S) =>
  z.preprocess((given) => (given === undefined ? [] : Array.isArray(given) ? given : [given]), z.array(item));

/** A whole number as a field posts it; spaces and commas between the digits are no matter. */
export const wholeNumber = (schema: z.ZodType<number, number>, message: string) =>
  z
    .string({ error: message })
    .transform((text) => text.replaceAll(/[\s,]/g, ""))
    .pipe(z.string().regex(/^\d{1,16}$/, message))
    .transform(Number)
    .pipe(schema);
