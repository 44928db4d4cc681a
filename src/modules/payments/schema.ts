import { z } from "zod";
import { Id } from "@/lib/id";
import { Amount, Currency } from "@/lib/money";
import { Instant } from "@/lib/time";

export const PaymentStatus = z.enum(["pending", "succeeded", "failed"]);
export type PaymentStatus = z.output<typeof PaymentStatus>;

/** What made us ask for a payment. */
export const PaymentTrigger = z.enum([
  "purchase",
  "subscription_cycle",
  "retry_dunning",
  "retry_customer",
  "retry_payment_method_update",
  "retry_admin",
]);
export type PaymentTrigger = z.output<typeof PaymentTrigger>;

export const CardMetadata = z.object({ brand: z.string(), last4: z.string() });

export const Payment = z
  .object({
    id: Id,
    created_at: Instant,
    modified_at: Instant.nullable(),
    processor: z.literal("stripe"),
    status: PaymentStatus,
    amount: Amount,
    currency: Currency,
    method: z.string().meta({ example: "card" }),
    method_metadata: CardMetadata.partial(),
    trigger: PaymentTrigger.nullable(),
    decline_reason: z.string().nullable().meta({ example: "insufficient_funds" }),
    decline_message: z.string().nullable(),
    organization_id: Id,
    checkout_id: Id.nullable(),
    order_id: Id.nullable(),
    processor_metadata: z.record(z.string(), z.string().nullable()),
  })
  .meta({ id: "Payment" });
export type Payment = z.output<typeof Payment>;
