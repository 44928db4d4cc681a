import { z } from "zod";
import { Id } from "@/lib/id";
import { Metadata } from "@/lib/metadata";
import { Amount, Currency, MAX_AMOUNT } from "@/lib/money";
import { Instant } from "@/lib/time";
import { RefundDispute } from "@/modules/disputes/schema";

export const RefundStatus = z.enum(["pending", "succeeded", "failed", "canceled"]).meta({
  description: "`succeeded` may still become `failed`, when the bank cannot take the money back.",
});
export type RefundStatus = z.output<typeof RefundStatus>;

export const RefundReason = z.enum([
  "duplicate",
  "fraudulent",
  "customer_request",
  "service_disruption",
  "satisfaction_guarantee",
  "dispute_prevention",
  "other",
]);
export type RefundReason = z.output<typeof RefundReason>;

export const Refund = z
  .object({
    id: Id,
    created_at: Instant,
    modified_at: Instant.nullable(),
    status: RefundStatus,
    reason: RefundReason,
    comment: z.string().nullable().meta({ description: "For the organization alone." }),
    amount: Amount.meta({ description: "Given back, without tax." }),
    tax_amount: Amount.meta({ description: "Tax given back beside `amount`." }),
    currency: Currency,
    failure_reason: z.string().nullable().meta({ example: "expired_or_canceled_card" }),
    revoke_benefits: z.boolean(),
    organization_id: Id,
    order_id: Id,
    subscription_id: Id.nullable(),
    customer_id: Id,
    payment_id: Id.nullable(),
    metadata: Metadata,
    dispute: RefundDispute.nullable().meta({ description: "The latest dispute over the same payment." }),
  })
  .meta({ id: "Refund" });
export type Refund = z.output<typeof Refund>;

export const RefundCreate = z
  .strictObject({
    order_id: Id,
    reason: RefundReason.exclude(["dispute_prevention"]),
    amount: z.int().min(1).max(MAX_AMOUNT).meta({
      description: "Without tax, minor units of the order's currency: tax is given back in proportion.",
      example: 1999,
    }),
    comment: z.string().max(2_000).nullish().meta({ description: "For the organization alone." }),
    metadata: Metadata.optional(),
    revoke_benefits: z.boolean().default(false).meta({
      description:
        "Take back what the order granted, although only a part is refunded. With the whole, that happens anyway.",
    }),
  })
  .meta({ id: "RefundCreate" });
export type RefundCreate = z.output<typeof RefundCreate>;
