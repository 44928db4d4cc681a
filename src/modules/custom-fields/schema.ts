import { z } from "zod";
import { Id } from "@/lib/id";
import { Metadata } from "@/lib/metadata";
import { Instant } from "@/lib/time";

export const CustomFieldType = z.enum(["text", "number", "date", "checkbox", "select"]).meta({
  id: "CustomFieldType",
});
export type CustomFieldType = z.output<typeof CustomFieldType>;

const Slug = z
  .string()
  .trim()
  .min(1, "Give it a slug.")
  .max(100, "At most 100 characters.")
  .regex(/^[a-zA-Z0-9_-]*$/, "Letters, digits, hyphen and underscore only.")
  .meta({
    description: "The key under which answers are kept. Unique in the organization.",
    example: "team",
  });
const Name = z.string().trim().min(1, "Give it a name.").max(200, "At most 200 characters.").meta({
  description: "What buyers read, unless `form_label` says otherwise.",
  example: "Team name",
});

const Text = z.string().trim().max(300, "At most 300 characters.").optional();
const shown = { form_label: Text, form_help_text: Text, form_placeholder: Text };

/** The longest answer. */
export const LONGEST = 2_000;
const Length = z.int("A whole number.").min(0).max(LONGEST, `At most ${LONGEST}.`).optional();
const Whole = z.int("A whole number.").optional();
/** Seconds since 1970 that a date can be written for with four digits of the year. */
const Second = z.int().min(-62_135_596_800).max(253_402_300_799).optional().meta({
  description: "Unix time in seconds; its day (UTC) counts.",
});

const OptionText = z.string().trim().min(1, "Say something.").max(200, "At most 200 characters.");
const Options = z
  .array(z.strictObject({ value: OptionText, label: OptionText }))
  .min(1, "Give at least one option.")
  .max(200, "At most 200 options.")
  .refine((options) => new Set(options.map(({ value }) => value)).size === options.length, {
    message: "Two options have the same value.",
  });

const inOrder =
  <K extends string>(least: K, most: K) =>
  (given: { [name in K]?: number | undefined }) =>
    given[least] === undefined || given[most] === undefined || given[least] <= given[most];

/** What each type can say of itself. */
export const properties = {
  text: z
    .strictObject({ ...shown, textarea: z.boolean().optional(), min_length: Length, max_length: Length })
    .refine(inOrder("min_length", "max_length"), {
      message: "More than the greatest length.",
      path: ["min_length"],
    }),
  number: z
    .strictObject({ ...shown, ge: Whole, le: Whole })
    .refine(inOrder("ge", "le"), { message: "More than the greatest number.", path: ["ge"] }),
  date: z
    .strictObject({ ...shown, ge: Second, le: Second })
    .refine(inOrder("ge", "le"), { message: "After the last day.", path: ["ge"] }),
  checkbox: z.strictObject(shown),
  select: z.strictObject({ ...shown, options: Options }),
};

const base = {
  id: Id,
  created_at: Instant,
  modified_at: Instant.nullable(),
  organization_id: Id,
  slug: Slug,
  name: Name,
  metadata: Metadata,
};

const ofType = <T extends CustomFieldType>(type: T) =>
  z.object({ ...base, type: z.literal(type), properties: properties[type] });

export const CustomField = z
  .discriminatedUnion("type", [
    ofType("text"),
    ofType("number"),
    ofType("date"),
    ofType("checkbox"),
    ofType("select"),
  ])
  .meta({ id: "CustomField", description: "A question that buyers of a product are asked at the checkout." });
export type CustomField = z.output<typeof CustomField>;

/** A field as a product asks for it. */
export const AttachedCustomField = z
  .object({
    custom_field_id: Id,
    custom_field: CustomField,
    order: z.int().meta({ description: "Counted from 0." }),
    required: z.boolean().meta({ description: "Without an answer nothing is sold." }),
  })
  .meta({ id: "AttachedCustomField" });
export type AttachedCustomField = z.output<typeof AttachedCustomField>;

export const AttachedCustomFields = z
  .array(z.strictObject({ custom_field_id: Id, required: z.boolean() }))
  .max(50, "At most 50 fields.")
  .meta({ description: "What buyers are asked, in this order." });

const created = <T extends CustomFieldType>(type: T) =>
  z.strictObject({
    type: z.literal(type),
    slug: Slug,
    name: Name,
    properties: properties[type],
    metadata: Metadata.optional(),
    organization_id: Id.nullish(),
  });

export const CustomFieldCreate = z
  .discriminatedUnion("type", [
    created("text"),
    created("number"),
    created("date"),
    created("checkbox"),
    created("select"),
  ])
  .meta({ id: "CustomFieldCreate" });
export type CustomFieldCreate = z.output<typeof CustomFieldCreate>;

const updated = <T extends CustomFieldType>(type: T) =>
  z.strictObject({
    type: z.literal(type).meta({ description: "As it is: it cannot be changed." }),
    slug: Slug.nullish(),
    name: Name.nullish(),
    properties: properties[type].nullish(),
    metadata: Metadata.optional(),
  });

export const CustomFieldUpdate = z
  .discriminatedUnion("type", [
    updated("text"),
    updated("number"),
    updated("date"),
    updated("checkbox"),
    updated("select"),
  ])
  .meta({
    id: "CustomFieldUpdate",
    description: "For the checkouts to come. Answers that were given stay under the slug of then.",
  });
export type CustomFieldUpdate = z.output<typeof CustomFieldUpdate>;

/** Answers by slug: a text, a number, a day (`2026-03-01`), a yes or no, or the value of an option. */
export const Answers = z
  .record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))
  .meta({ example: { team: "Blue" } });
export type Answers = z.output<typeof Answers>;
