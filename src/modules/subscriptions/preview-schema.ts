import { z } from "zod";
import { Id } from "@/lib/id";
import { Amount, Currency } from "@/lib/money";
import { Instant } from "@/lib/time";
import { SeatCount } from "@/modules/products/schema";
import { TaxBehavior } from "@/modules/tax/schema";
import { ProrationBehavior } from "./schema";

const Signed = z.int().meta({ description: "Minor units of the currency.", example: 1999 });

const PreviewLine = z.object({
  label: z.string(),
  product_price_id: Id.nullable(),
  amount: Signed.meta({ description: "After discount, before tax; negative for a credit." }),
  discount_amount: Signed,
  tax_amount: Signed,
  proration: z.boolean(),
});

const money = {
  currency: Currency,
  subtotal_amount: Signed.meta({ description: "Before discount and tax." }),
  discount_amount: Signed,
  net_amount: Signed,
  tax_amount: Signed,
  total_amount: Signed,
  applied_balance_amount: Signed.meta({
    description: "What the customer's balance adds to the total: negative where it pays of it.",
  }),
  due_amount: Amount.meta({ description: "What is charged." }),
  tax_behavior: TaxBehavior.nullable(),
  lines: z.array(PreviewLine),
};

/** An order that is not written yet, exactly as it would be. */
export const PreviewedOrder = z
  .object({ at: Instant, period_start: Instant, period_end: Instant, ...money })
  .meta({ id: "PreviewedOrder" });
export type PreviewedOrder = z.output<typeof PreviewedOrder>;

const change = {
  product_id: Id.optional().meta({ description: "Another plan." }),
  seats: z.coerce.number().pipe(SeatCount).optional().meta({ description: "Another number of seats." }),
};
type Change = { product_id?: string | undefined; seats?: number | undefined };
const isOne = ({ product_id, seats }: Change) => !product_id !== !seats;
const oneOfThem = { error: "Name either a product or a number of seats.", path: ["product_id"] };

/** What a change would be: another plan, or another number of seats. */
export const OwnChangePreviewQuery = z.object(change).refine(isOne, oneOfThem);
export type OwnChangePreviewQuery = z.output<typeof OwnChangePreviewQuery>;

export const ChangePreviewQuery = z
  .object({
    ...change,
    proration_behavior: ProrationBehavior.optional().meta({ description: "Default: the organization's." }),
  })
  .refine(isOne, oneOfThem);

export type ChangePreviewQuery = z.output<typeof ChangePreviewQuery>;

export const SubscriptionChangePreview = z
  .object({
    product_id: Id,
    product_price_id: Id,
    seats: z.int().nullable().meta({ description: "Null: it is not sold by the seat." }),
    proration_behavior: ProrationBehavior,
    applies_at: Instant.meta({ description: "When the plan changes." }),
    now: PreviewedOrder.nullable().meta({ description: "What is billed at once; null: nothing is." }),
    next: PreviewedOrder.nullable().meta({ description: "The invoice after that; null: none will come." }),
  })
  .meta({ id: "SubscriptionChangePreview" });
export type SubscriptionChangePreview = z.output<typeof SubscriptionChangePreview>;

export const SubscriptionChargePreview = z
  .object({
    base_amount: Amount.meta({ description: "Of the plan, before discount and tax." }),
    metered_amount: z.literal(0),
    subtotal_amount: Signed,
    discount_amount: Signed,
    tax_amount: Signed,
    total_amount: Signed,
    invoice: PreviewedOrder.nullable().meta({
      description: "The next one, line by line; null: none will come.",
    }),
  })
  .meta({ id: "SubscriptionChargePreview" });
export type SubscriptionChargePreview = z.output<typeof SubscriptionChargePreview>;

export const SubscriptionCancelPreview = z
  .object({
    ends_at: Instant.meta({
      description: "Until when the customer keeps what it gives, when it ends with its period.",
    }),
    benefits: z.array(z.object({ id: Id, type: z.string(), description: z.string() })).meta({
      description: "What the customer loses then.",
    }),
    open_orders: z
      .array(
        z.object({ id: Id, invoice_number: z.string().nullable(), due_amount: Amount, currency: Currency }),
      )
      .meta({ description: "Not paid yet. They are given up when it ends." }),
    waiting_amount: Signed.meta({
      description:
        "Of earlier changes, before tax: billed at the end of the period; given up when it ends now.",
    }),
    currency: Currency,
  })
  .meta({ id: "SubscriptionCancelPreview" });
export type SubscriptionCancelPreview = z.output<typeof SubscriptionCancelPreview>;
