import { z } from "zod";
import { blankAsNull, wholeNumber } from "@/lib/form";
import { Currency } from "@/lib/money";
import { CreditsProperties } from "./schema";

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
export const CreditsForm = z
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
