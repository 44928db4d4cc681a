import { z } from "zod";
import { Id } from "@/lib/id";
import { Metadata } from "@/lib/metadata";
import { Instant } from "@/lib/time";
import { Answers } from "@/modules/custom-fields/schema";
import { OrderCustomer } from "@/modules/customers/schema";
import { OrderDiscount } from "@/modules/discounts/schema";
import { CancellationReason, OrderSubscription } from "@/modules/orders/schema";
import { Product, ProductPrice, SeatCount } from "@/modules/products/schema";
import { oneChange } from "./one-change";

export const PendingSubscriptionUpdate = z
  .object({
    id: Id,
    created_at: Instant,
    modified_at: z.null(),
    applies_at: Instant,
    product_id: Id.nullable().meta({ description: "Null: the plan stays." }),
    seats: z.int().nullable().meta({ description: "Null: their number stays." }),
  })
  .meta({ id: "PendingSubscriptionUpdate", description: "A change of plan that waits for the next period." });

export const Subscription = OrderSubscription.extend({
  customer: OrderCustomer,
  product: Product,
  discount: OrderDiscount.nullable(),
  prices: z.array(ProductPrice).meta({ description: "The price that was agreed on." }),
  meters: z.array(z.never()),
  pending_update: PendingSubscriptionUpdate.nullable(),
  custom_field_data: Answers,
  payment_method_id: Id.nullable().meta({ description: "Null: the customer's default is charged." }),
}).meta({ id: "Subscription" });
export type Subscription = z.output<typeof Subscription>;

/** Who is to have it: one of the two is named. */
const of = (other: string) => ({
  error: `Name the customer by \`customer_id\` or \`external_customer_id\`, ${other}.`,
});

export const SubscriptionCreate = z
  .strictObject({
    product_id: Id.meta({
      description: "A recurring product that costs nothing; others are bought by a checkout.",
    }),
    customer_id: Id.optional(),
    external_customer_id: z.string().min(1).max(200).optional(),
    metadata: Metadata.optional(),
  })
  .refine((input) => input.customer_id || input.external_customer_id, {
    ...of("please"),
    path: ["customer_id"],
  })
  .refine((input) => !(input.customer_id && input.external_customer_id), {
    ...of("not by both"),
    path: ["external_customer_id"],
  })
  .meta({ id: "SubscriptionCreate" });
export type SubscriptionCreate = z.output<typeof SubscriptionCreate>;

export const ProrationBehavior = z.enum(["invoice", "prorate", "next_period", "reset"]).meta({
  id: "SubscriptionProrationBehavior",
  description:
    "`invoice`: the difference is charged now; if that fails nothing is changed. `prorate`: with the next invoice. `next_period`: the change waits for it. `reset`: a new period begins now.",
});
export type ProrationBehavior = z.output<typeof ProrationBehavior>;

export const Comment = z.string().max(2_000);

/** Why the customer leaves; in their own words, and shown to them. */
const leaving = {
  customer_cancellation_reason: CancellationReason.nullish(),
  customer_cancellation_comment: Comment.nullish(),
};

const forms = {
  product_id: Id.nullish().meta({ description: "Another plan." }),
  proration_behavior: ProrationBehavior.nullish().meta({ description: "Default: the organization's." }),
  discount_id: Id.nullish().meta({ description: "Holds from the next period on. Null takes it off." }),
  trial_end: z.union([z.literal("now"), Instant]).nullish(),
  current_billing_period_end: Instant.optional(),
  cancel_at_period_end: z.boolean().optional(),
  revoke: z.literal(true).optional().meta({ description: "Ends it now." }),
  ...leaving,
  pause_at_period_end: z.boolean().optional(),
  resumes_at: Instant.nullish().meta({ description: "When a pause ends by itself." }),
  resume: z.literal(true).optional().meta({ description: "Begins a new period now, and charges it." }),
  pending_update: z.null().optional().meta({ description: "Null: the plan that waits is given up." }),
  payment_method_id: Id.nullish().meta({ description: "Null: the customer's default is charged." }),
  metadata: Metadata.optional(),
  seats: SeatCount.optional().meta({
    description: "Another number of seats, at the price that was agreed on.",
  }),
};

/** What a field that is no change by itself belongs to. */
const belongings: Partial<Record<keyof typeof forms, readonly (keyof typeof forms)[]>> = {
  proration_behavior: ["product_id", "seats"],
  customer_cancellation_reason: ["cancel_at_period_end", "revoke"],
  customer_cancellation_comment: ["cancel_at_period_end", "revoke"],
  resumes_at: ["pause_at_period_end"],
};
/** May come together, and with each other only. */
const together = new Set(["discount_id", "trial_end", "payment_method_id", "metadata"]);

export const SubscriptionUpdate = z
  .strictObject(forms)
  .superRefine(
    oneChange({ belongings, together, nullIsAbsent: ["product_id", "trial_end", "proration_behavior"] }),
  )
  .meta({ id: "SubscriptionUpdate" });
export type SubscriptionUpdate = z.output<typeof SubscriptionUpdate>;

export const SubscriptionCancel = z
  .strictObject({
    cancel_at_period_end: z.boolean().default(true).meta({ description: "False: it ends now." }),
    reason: CancellationReason.nullish(),
    comment: Comment.nullish(),
  })
  .meta({ id: "SubscriptionCancel" });
export type SubscriptionCancel = z.output<typeof SubscriptionCancel>;
