import { z } from "zod";
import { blankAsAbsent, blankAsNull, wholeNumber } from "@/lib/form";
import { Id } from "@/lib/id";
import { Instant } from "@/lib/time";
import { CreditGrantReason, Credits, Priority } from "./schema";

const MOST = Number.MAX_SAFE_INTEGER;
const amount = wholeNumber(z.int().min(1, "At least 1.").max(MOST, "That is too many."), "Enter how many.");

/** Each rendering of a form is one operation: pressed twice or sent again, it has one effect. */
const operation = { operation_id: Id };
const customer = { customer_id: Id };
const Why = z.string().trim().min(1, "Say why: it stays in the history.").max(500, "At most 500 characters.");

export const GrantForm = z.strictObject({
  ...operation,
  ...customer,
  amount,
  reason: CreditGrantReason,
  description: Why,
  expires_at: blankAsNull(Instant).optional(),
  priority: wholeNumber(Priority, "From 0 to 999."),
});

export const DeductForm = z.strictObject({ ...operation, ...customer, amount, description: Why });

export const RefundForm = z.strictObject({
  ...operation,
  ...customer,
  transaction_id: z.string(),
  amount,
  description: Why,
});

export const ReleaseForm = z.strictObject({ ...operation, hold_id: z.string() });

export const AccountForm = z.strictObject(customer);

const threshold = blankAsNull(
  wholeNumber(
    z.int().min(1, "At least 1.").max(MOST, "That is too many."),
    "A whole number of credits, or nothing.",
  ),
);

export const ThresholdForm = z.strictObject({ ...customer, low_threshold: threshold });

export const SettingsForm = z
  .strictObject({
    low_threshold: threshold,
    tell_deductions: z.literal("true").optional(),
    expiring_days: wholeNumber(
      z.int().min(1, "At least 1.").max(90, "At most 90."),
      "A whole number of days.",
    ),
    grace_amount: wholeNumber(Credits, "A whole number of credits; 0 for none."),
  })
  .transform(({ tell_deductions, ...rest }) => ({ ...rest, tell_deductions: tell_deductions !== undefined }));

const feature = z.string().trim().min(1, "Name the feature.").max(100, "At most 100 characters.");
const limit = blankAsAbsent(
  wholeNumber(z.int().min(1, "At least 1.").max(MOST), "A whole number of credits."),
);

const Fixed = z.strictObject({ feature, model: z.literal("fixed"), price: amount });
const Metered = z
  .strictObject({
    feature,
    model: z.literal("metered"),
    rate: z
      .string()
      .trim()
      .regex(/^\d{1,15}(\.\d{1,15})?$/, "A number such as 10 or 0.25.")
      .refine((rate) => /[1-9]/.test(rate), "More than 0."),
    unit: z.string().trim().min(1, "Name what is counted.").max(40, "At most 40 characters."),
    minimum: limit,
    cap: limit,
  })
  .refine(({ minimum, cap }) => cap === undefined || cap >= (minimum ?? 1), {
    error: "Not below the minimum.",
    path: ["cap"],
  });

export const PricingForm = z
  .strictObject({
    features: z
      .array(z.discriminatedUnion("model", [Fixed, Metered]))
      .max(500)
      .default([]),
  })
  .superRefine(({ features }, context) => {
    const names = features.map((price) => price.feature);
    names.forEach((name, index) => {
      if (names.indexOf(name) < index)
        context.addIssue({
          code: "custom",
          path: ["features", index, "feature"],
          message: "This feature has a price already.",
        });
    });
  });
