import { z } from "zod";

/** Long enough for instructions, short enough for a webhook's payload. */
const Note = z.string().max(5000, "At most 5,000 characters.").meta({
  description:
    "Markdown that whoever was granted the benefit reads in the portal; buyers before that do not. HTML in it is shown as text.",
  example: "Write to **help@example.com** and name your order: we answer within a day.",
});

/** What a note by hand holds. */
export const CustomProperties = z.object({ note: Note.nullable() }).meta({ id: "BenefitCustomProperties" });
export type CustomProperties = z.output<typeof CustomProperties>;

export const CustomInput = z.strictObject({ note: Note.nullish() }).meta({ id: "BenefitCustomInput" });
export type CustomInput = z.output<typeof CustomInput>;

const named = { type: z.literal("custom"), kind: z.literal("custom") };

/** A benefit that people deliver, as it is answered, besides what all types have. */
export const customBenefit = { ...named, properties: CustomProperties };

/** Before it is granted nobody reads the note. */
export const customPublic = { ...named, properties: z.object({}) };
