import { z } from "zod";
import { Id } from "@/lib/id";
import { Instant } from "@/lib/time";
import { Credits } from "./schema";

/** A sum over many accounts or years may exceed 2^53: then it is the nearest number. */
const Sum = z.number().min(0).meta({ description: "Whole credits.", example: 100 });

const Signed = z
  .number()
  .meta({ description: "Whole credits; below zero where more was given back than spent." });

const figures = {
  purchased: Sum.meta({ description: "Granted because they were paid for." }),
  granted: Sum.meta({ description: "Granted in all, `purchased` included." }),
  spent: Signed.meta({ description: "For good, less what was given back." }),
  expired: Sum,
  revoked: Sum.meta({ description: "Grants taken back." }),
};

const outstanding = z
  .number()
  .meta({ description: "What customers still have at the end of it, holds included." });

const Totals = z.object({ ...figures, outstanding }).meta({ id: "CreditTotals" });

const Day = z
  .object({
    date: z.iso.date().meta({ description: "UTC" }),
    starts_at: Instant,
    ...figures,
    outstanding,
    previous: Totals.meta({ description: "Of the day as far into the period before." }),
  })
  .meta({ id: "CreditDay" });

export const CreditSummary = z
  .object({
    days: z.array(Day),
    totals: Totals,
    previous_totals: Totals.meta({ description: "Of as many days right before." }),
    features: z
      .array(
        z.object({
          feature: z.string().nullable().meta({ description: "Null: spent without naming one." }),
          spent: Signed,
          previous_spent: Signed,
        }),
      )
      .meta({ description: "What was spent on, the most first." }),
    has_accounts: z.boolean().meta({ description: "Whether anybody ever had credits." }),
  })
  .meta({ id: "CreditSummary" });
export type CreditSummary = z.output<typeof CreditSummary>;

export const CreditSummaryQuery = z.object({
  days: z.coerce
    .number()
    .int()
    .min(1)
    .max(366)
    .default(30)
    .meta({ description: "Length of the period, today (UTC) included, and of the one it is compared with." }),
});

export const CreditAccount = z
  .object({
    organization_id: Id,
    customer_id: Id,
    customer: z
      .object({ email: z.string().nullable(), name: z.string().nullable() })
      .meta({ description: "Nulls once the customer is deleted." }),
    balance: Credits,
    held: Credits,
    granted: Sum,
    spent: Signed,
    expired: Sum,
    low_threshold: Credits.nullable().meta({ description: "The customer's own, else the organization's." }),
    created_at: Instant,
    modified_at: Instant.meta({ description: "Of the last change." }),
  })
  .meta({ id: "CreditAccount" });
export type CreditAccount = z.output<typeof CreditAccount>;

export const CreditExplanation = z
  .object({
    customer_id: Id,
    seq: z.int().meta({ description: "Of the last transaction that is counted." }),
    granted: Sum,
    purchased: Sum.meta({ description: "Of `granted`, what was paid for." }),
    transferred: z.number().meta({ description: "Received from other customers less given to them." }),
    spent: Signed,
    expired: Sum,
    revoked: Sum,
    held: Credits,
    calculated: z.number().meta({
      description: "granted + transferred − spent − expired − revoked − held, all from the log.",
    }),
  })
  .meta({ id: "CreditExplanation" });
export type CreditExplanation = z.output<typeof CreditExplanation>;
