import { z } from "zod";
import { Id } from "@/lib/id";
import { Instant } from "@/lib/time";
import { Amount, customerFields, namesOne, oneCustomer } from "./input-schema";
import { Credits } from "./schema";

const Threshold = Amount.meta({
  description: "`credits.low` is told when a balance falls below it.",
  example: 100,
});
const Days = z
  .int()
  .min(1)
  .max(90)
  .meta({ description: "How long before a grant ends `credits.expiring` tells of it." });
const Grace = Credits.meta({
  description:
    "What each customer may spend while the ledger does not answer; settled afterwards. 0: nothing.",
  example: 0,
});

export const CreditSettings = z
  .object({
    organization_id: Id,
    low_threshold: Threshold.nullable(),
    tell_deductions: z
      .boolean()
      .meta({ description: "Whether each deduction is an event, `credits.deducted`." }),
    expiring_days: Days,
    grace_amount: Grace,
    modified_at: Instant.nullable(),
  })
  .meta({ id: "CreditSettings" });
export type CreditSettings = z.output<typeof CreditSettings>;

export const CreditSettingsUpdate = z
  .strictObject({
    low_threshold: Threshold.nullish(),
    tell_deductions: z.boolean().optional(),
    expiring_days: Days.optional(),
    grace_amount: Grace.optional(),
  })
  .meta({ id: "CreditSettingsUpdate" });
export type CreditSettingsUpdate = z.output<typeof CreditSettingsUpdate>;

export const CreditThreshold = z
  .strictObject({
    ...customerFields,
    low_threshold: Threshold.nullable().meta({ description: "Null: the organization's." }),
  })
  .refine(namesOne, oneCustomer)
  .meta({ id: "CreditThreshold" });
export type CreditThreshold = z.output<typeof CreditThreshold>;

const FeatureName = z.string().trim().min(1).max(100).meta({ example: "video" });
const Rate = z
  .union([z.number().positive(), z.string().regex(/^\d{1,15}(\.\d{1,15})?$/)])
  .transform(String)
  .meta({ description: "Credits for one unit: a decimal above 0.", example: "10" });

const Price = z.discriminatedUnion("model", [
  z.strictObject({
    feature: FeatureName,
    model: z.literal("fixed"),
    price: Amount.meta({ description: "Credits for one." }),
  }),
  z.strictObject({
    feature: FeatureName,
    model: z.literal("metered"),
    rate: Rate,
    unit: z.string().trim().min(1).max(40).meta({ example: "second" }),
    minimum: Amount.nullish().meta({ description: "The least that one use costs." }),
    cap: Amount.nullish().meta({ description: "The most that one use costs." }),
  }),
]);
export type CreditPriceInput = z.output<typeof Price>;

export const CreditPricingUpdate = z
  .strictObject({
    features: z
      .array(Price)
      .max(500)
      .meta({ description: "The whole catalogue, in its order; no name twice." }),
  })
  .meta({ id: "CreditPricingUpdate" });
export type CreditPricingUpdate = z.output<typeof CreditPricingUpdate>;

export const CreditPrice = z
  .object({
    feature: FeatureName,
    model: z.enum(["fixed", "metered"]),
    price: Amount.nullable(),
    rate: z.string().nullable(),
    unit: z.string().nullable(),
    minimum: Amount.nullable(),
    cap: Amount.nullable(),
  })
  .meta({ id: "CreditPrice" });

export const CreditPricing = z
  .object({
    organization_id: Id,
    is_default: z
      .boolean()
      .meta({ description: "The catalogue of the SDK: the organization has none of its own." }),
    features: z.array(CreditPrice),
  })
  .meta({ id: "CreditPricing" });
export type CreditPricing = z.output<typeof CreditPricing>;
