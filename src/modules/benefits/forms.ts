import { z } from "zod";
import { blankAsNull, wholeNumber } from "@/lib/form";
import { Id } from "@/lib/id";
import { Currency } from "@/lib/money";
import { CreditsProperties } from "./credits-schema";
import { BenefitCreate, BenefitVisibility } from "./schema";

const { shape } = CreditsProperties;

const common = {
  expires_in_days: blankAsNull(wholeNumber(shape.expires_in_days.unwrap(), "A whole number of days.")),
  priority: wholeNumber(shape.priority, "From 0 to 999."),
  rollover: z.literal("true").optional(),
  rollover_cap: blankAsNull(
    wholeNumber(shape.rollover_cap.unwrap(), "A whole number of credits."),
  ).optional(),
};

/** The form names one way of counting; the other is cleared. */
const Properties = z
  .discriminatedUnion("counting", [
    z.strictObject({
      counting: z.literal("amount"),
      amount: wholeNumber(shape.amount.unwrap(), "Enter how many."),
      ...common,
    }),
    z.strictObject({
      counting: z.literal("per_unit"),
      credits_per_unit: wholeNumber(shape.credits_per_unit.unwrap(), "Enter how many."),
      currency: Currency,
      ...common,
    }),
  ])
  .transform(({ counting, rollover, rollover_cap: cap, ...rest }) => ({
    amount: null,
    credits_per_unit: null,
    ...rest,
    rollover: rollover !== undefined,
    rollover_cap: rollover ? (cap ?? null) : null,
  }));

const fields = {
  description: z.string().trim().min(1, "Say what it is.").max(120, "At most 120 characters."),
  visibility: BenefitVisibility,
  properties: Properties,
};

export const CreateBenefitForm = z
  .strictObject(fields)
  .transform((input) => BenefitCreate.parse({ type: "credits", ...input }));

/** The form of a benefit that exists: it sends every field it shows. */
export const UpdateBenefitForm = z
  .strictObject({ id: Id, ...fields })
  .transform(({ id, ...input }) => ({ id, input }));

export const DeleteBenefitForm = z.strictObject({ id: Id });
