import { z } from "zod";
import { Id } from "@/lib/id";
import { Instant } from "@/lib/time";
import { CancellationReason, SoldProduct } from "@/modules/orders/schema";
import { SeatCount } from "@/modules/products/schema";
import { oneChange } from "./one-change";
import { Comment, Subscription } from "./schema";

/** A subscription as its customer sees it. */
export const CustomerSubscription = Subscription.omit({
  metadata: true,
  custom_field_data: true,
  customer: true,
  discount: true,
})
  .extend({ product: SoldProduct })
  .meta({ id: "CustomerSubscription" });
export type CustomerSubscription = z.output<typeof CustomerSubscription>;

export const CustomerSubscriptionUpdate = z
  .strictObject({
    product_id: Id.optional().meta({
      description:
        "Another plan, paid for as the organization has it; where a payment is overdue, from the next period on.",
    }),
    cancel_at_period_end: z.boolean().nullish().meta({ description: "False: a planned end is taken back." }),
    cancellation_reason: CancellationReason.nullish(),
    cancellation_comment: Comment.nullish(),
    pause_at_period_end: z.boolean().optional(),
    resumes_at: Instant.nullish().meta({ description: "When the pause ends by itself." }),
    resume: z.literal(true).optional().meta({ description: "Begins a new period now, and charges it." }),
    pending_update: z.null().optional().meta({ description: "Null: the plan that waits is given up." }),
    seats: SeatCount.optional().meta({
      description: "Another number of seats, at the price that was agreed on.",
    }),
  })
  .superRefine(
    oneChange({
      belongings: {
        cancellation_reason: ["cancel_at_period_end"],
        cancellation_comment: ["cancel_at_period_end"],
        resumes_at: ["pause_at_period_end"],
      },
      together: new Set(),
      nullIsAbsent: ["cancel_at_period_end", "cancellation_reason", "cancellation_comment"],
    }),
  )
  .meta({ id: "CustomerSubscriptionUpdate" });
export type CustomerSubscriptionUpdate = z.output<typeof CustomerSubscriptionUpdate>;
