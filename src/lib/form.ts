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
