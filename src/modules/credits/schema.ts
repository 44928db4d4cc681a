import { z } from "zod";
import { Id } from "@/lib/id";
import { Metadata } from "@/lib/metadata";
import { Instant } from "@/lib/time";

const MOST = Number.MAX_SAFE_INTEGER;

/** Whole credits. */
export const Credits = z.int().min(0).max(MOST).meta({ description: "Whole credits.", example: 100 });

/** Credits of a change: below zero where they were taken. */
const Change = z.int().meta({ description: "Whole credits; below zero: taken.", example: -10 });

export const CreditTransactionType = z
  .enum([
    "initialize",
    "grant",
    "deduct",
    "hold",
    "capture",
    "release",
    "expire",
    "refund",
    "revoke",
    "transfer_out",
    "transfer_in",
  ])
  .meta({
    description:
      "`hold`: also when one is extended. `capture`: what was held and not used came back. `revoke`: a grant was taken back.",
  });
export type CreditTransactionType = z.output<typeof CreditTransactionType>;

export const CreditGrantReason = z.enum(["purchase", "reward", "refund", "adjustment"]);

export const Priority = z.int().min(0).max(999).meta({
  description: "Grants of a lower number are spent first; then what ends soonest, then the oldest.",
  example: 500,
});

/** What happened once to an account. */
export const CreditTransaction = z
  .object({
    id: z
      .string()
      .meta({ description: "`tx_{milliseconds}_…`", example: "tx_1774224000000_0000000001a1b2c3" }),
    created_at: Instant,
    organization_id: Id,
    customer_id: Id,
    seq: z.int().meta({ description: "Place in the account's log, from 1 and without gaps.", example: 7 }),
    type: CreditTransactionType,
    reason: z.string().nullable().meta({
      description:
        "Of a grant: purchase, reward, refund or adjustment. Of a release: `expired` when the hold ran out, else `released`.",
    }),
    amount: Change.meta({ description: "What the balance changed by: the sum over the log is the balance." }),
    balance: Credits.meta({ description: "What could be spent after it." }),
    held: Credits.meta({ description: "In open holds after it." }),
    description: z.string().nullable(),
    metadata: Metadata,
    feature: z.string().nullable().meta({ example: "video" }),
    quantity: z.number().nullable().meta({ description: "Of the feature, in its unit.", example: 12.4 }),
    grants: z
      .array(
        z.object({
          grant_id: z.string(),
          priority: Priority,
          expires_at: Instant.nullable(),
          amount: Change,
        }),
      )
      .meta({ description: "Which grants the change was made to; together `amount`." }),
    grant_id: z.string().nullable(),
    hold_id: z.string().nullable(),
    expires_at: Instant.nullable().meta({ description: "Of a hold: when it ends by itself." }),
    captured: Credits.nullable().meta({ description: "Of a capture: what was spent for good." }),
    lapsed: Credits.meta({ description: "Came back to a grant that had ended, and so does not count." }),
    refund_of: z.string().nullable().meta({ description: "Id of the transaction that was given back." }),
    refunded: Credits.nullable().meta({
      description: "Of a refund: credits given back, lapsed ones included.",
    }),
    to: z.array(z.object({ customer_id: z.string(), amount: Credits })).nullable(),
    from_customer_id: z.string().nullable(),
  })
  .meta({ id: "CreditTransaction" });
export type CreditTransaction = z.output<typeof CreditTransaction>;

export const CreditGrant = z
  .object({
    id: z
      .string()
      .meta({ description: "Name of the grant.", example: "01980f4e-6d2c-7a31-9c1b-2f4d5e6a7b80" }),
    created_at: Instant,
    organization_id: Id,
    customer_id: Id,
    transaction_id: z.string(),
    reason: z.string().nullable(),
    description: z.string().nullable(),
    metadata: Metadata,
    amount: Credits,
    remaining: Credits,
    priority: Priority,
    expires_at: Instant.nullable().meta({ description: "Null: never." }),
  })
  .meta({ id: "CreditGrant" });
export type CreditGrant = z.output<typeof CreditGrant>;

export const CreditHold = z
  .object({
    id: z.string(),
    created_at: Instant,
    organization_id: Id,
    customer_id: Id,
    status: z.enum(["open", "captured", "released", "expired"]),
    amount: Credits.meta({ description: "Set aside, extensions included." }),
    captured: Credits.nullable(),
    description: z.string().nullable(),
    feature: z.string().nullable(),
    metadata: Metadata,
    expires_at: Instant,
    resolved_at: Instant.nullable(),
  })
  .meta({ id: "CreditHold" });
export type CreditHold = z.output<typeof CreditHold>;

export const CreditBalance = z
  .object({
    organization_id: Id,
    customer_id: Id,
    balance: Credits.meta({ description: "What can be spent at this instant." }),
    held: Credits,
    seq: z.int().meta({ description: "Of the last transaction." }),
    low_threshold: Credits.nullable().meta({ description: "The customer's own; null: the organization's." }),
    grants: z
      .array(
        z.object({ id: z.string(), remaining: Credits, expires_at: Instant.nullable(), priority: Priority }),
      )
      .meta({ description: "In the order in which they are spent." }),
    holds: z.array(z.object({ id: z.string(), amount: Credits, expires_at: Instant })),
  })
  .meta({ id: "CreditBalance" });
export type CreditBalance = z.output<typeof CreditBalance>;

/** The payload of `credits.low` and `credits.exhausted`. */
export type CreditNotice = {
  organization_id: string;
  customer_id: string;
  balance: number;
  held: number;
  low_threshold: number | null;
  transaction_id: string;
  created_at: string;
};

/** A deduction that stands under the grace allowance, because the ledger did not answer. */
export const CreditGrace = z
  .object({
    id: Id,
    created_at: Instant,
    organization_id: Id,
    customer_id: Id,
    amount: Credits,
    status: z.enum(["pending", "settled", "uncollected"]).meta({
      description: "`uncollected`: the account had not enough when the ledger was back.",
    }),
    settled_amount: Credits,
    transaction_id: z.string().nullable(),
    settled_at: Instant.nullable(),
  })
  .meta({ id: "CreditGrace" });
export type CreditGrace = z.output<typeof CreditGrace>;

export const CreditOperation = z
  .object({ transaction: CreditTransaction, balance: Credits })
  .meta({ id: "CreditOperation" });
export type CreditOperation = z.output<typeof CreditOperation>;

export const CreditDeduction = z
  .object({
    transaction: CreditTransaction.nullable().meta({
      description: "Null while the deduction stands under the grace allowance.",
    }),
    balance: Credits.nullable().meta({ description: "Null where there is no transaction." }),
    grace: CreditGrace.nullable(),
  })
  .meta({ id: "CreditDeduction" });
export type CreditDeduction = z.output<typeof CreditDeduction>;

export const CreditHoldOperation = z
  .object({
    id: z.string().meta({ description: "Of the hold." }),
    transaction: CreditTransaction,
    balance: Credits,
  })
  .meta({ id: "CreditHoldOperation" });
export type CreditHoldOperation = z.output<typeof CreditHoldOperation>;

export const CreditVerification = z
  .object({
    organization_id: Id,
    customer_id: Id,
    valid: z.boolean(),
    balance: Credits.meta({ description: "What the account says." }),
    calculated: Credits.meta({ description: "What its log comes to." }),
    seq: z.int(),
    differences: z.array(z.string()),
  })
  .meta({ id: "CreditVerification" });
export type CreditVerification = z.output<typeof CreditVerification>;

export const CreditBatchResult = z
  .object({
    results: z.array(
      z.object({
        status: z.int().meta({ description: "As the operation's own endpoint would answer.", example: 201 }),
        body: z.record(z.string(), z.unknown()),
      }),
    ),
  })
  .meta({ id: "CreditBatchResult" });
export type CreditBatchResult = z.output<typeof CreditBatchResult>;
