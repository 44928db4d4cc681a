import { z } from "zod";
import { Id } from "@/lib/id";
import { Currency } from "@/lib/money";

/** More in one grant would leave too little room below 2^53 for a balance to hold several. */
export const MAX_CREDITS = 1_000_000_000_000;

/** What is spent first has the lower number; grants by hand lie in the middle as well. */
export const DEFAULT_PRIORITY = 500;

const Amount = z
  .int("A whole number of credits.")
  .min(1, "At least 1.")
  .max(MAX_CREDITS, "At most 1,000,000,000,000.");
const PerUnit = z
  .int("A whole number of credits.")
  .min(1, "At least 1.")
  .max(1_000_000_000, "At most 1,000,000,000.");
const Days = z.int("A whole number of days.").min(1, "At least 1 day.").max(36_500, "At most 36,500 days.");
const Priority = z.int("A whole number.").min(0, "From 0 to 999.").max(999, "From 0 to 999.");

const described = {
  amount: "Credits for each purchase, or each period of a subscription. Null where they follow what is paid.",
  credits_per_unit:
    "Top-up: credits for each whole unit of `currency` (1 USD, 1 JPY) of the order's net amount, rounded down.",
  currency: "Of `credits_per_unit`: an order in another currency earns none of them.",
  expires_in_days: "Counted from the order. Null: they never expire.",
  rollover:
    "Whether what is left at the end of a cycle is carried into the next. One-time orders have no cycles.",
  rollover_cap: "The most that is carried over. Null: all of it.",
  priority: "Grants of a lower number are spent first; of the same, the one that expires first.",
};

/** How many credits a benefit gives, and for how long. */
export const CreditsProperties = z
  .object({
    amount: Amount.nullable().meta({ description: described.amount, example: 1000 }),
    credits_per_unit: PerUnit.nullable().meta({ description: described.credits_per_unit, example: null }),
    currency: Currency.nullable().meta({ description: described.currency, example: null }),
    expires_in_days: Days.nullable().meta({ description: described.expires_in_days, example: 365 }),
    rollover: z.boolean().meta({ description: described.rollover }),
    rollover_cap: Amount.nullable().meta({ description: described.rollover_cap, example: null }),
    priority: Priority.meta({ description: described.priority, example: DEFAULT_PRIORITY }),
    units: z.int().meta({ description: "The same as `amount` for Polar's clients; 0 where that is null." }),
    meter_id: Id.meta({
      description: "What Polar's clients credit: here the organization, which has one balance.",
    }),
  })
  .meta({ id: "BenefitCreditsProperties" });
export type CreditsProperties = z.output<typeof CreditsProperties>;

/** What is kept of them: the rest follows. */
export type CreditsTerms = Omit<CreditsProperties, "units" | "meter_id">;

export const CreditsInput = z
  .strictObject({
    amount: Amount.nullish().meta({ description: described.amount, example: 1000 }),
    credits_per_unit: PerUnit.nullish().meta({ description: described.credits_per_unit }),
    currency: Currency.nullish().meta({
      description: `${described.currency} Default: the organization's.`,
    }),
    expires_in_days: Days.nullish().meta({ description: described.expires_in_days }),
    rollover: z.boolean().optional().meta({ description: described.rollover }),
    rollover_cap: Amount.nullish().meta({ description: described.rollover_cap }),
    priority: Priority.optional().meta({ description: described.priority }),
  })
  .meta({ id: "BenefitCreditsInput" });
export type CreditsInput = z.output<typeof CreditsInput>;

const meter = {
  units: Amount.meta({ description: "Credits for each purchase." }),
  rollover: z.boolean(),
  meter_id: Id.meta({ description: "The organization's own id: it has one balance of credits." }),
};

/** As Polar's clients write it. */
export const MeterCreditInput = z.strictObject(meter).meta({ id: "BenefitMeterCreditInput" });

/** Either manner of writing, each key by itself. */
export const CreditsUpdate = z
  .strictObject({ ...CreditsInput.shape, units: meter.units.optional(), meter_id: meter.meter_id.optional() })
  .meta({ id: "BenefitCreditsUpdate" });
export type CreditsUpdate = z.output<typeof CreditsUpdate>;

/** A benefit of credits as it is answered, besides what all types have. */
export const creditsBenefit = {
  type: z.literal("meter_credit").meta({
    description: "Credits, by the name that Polar's clients know; ours is in `kind`.",
  }),
  kind: z.literal("credits"),
  properties: CreditsProperties,
};
