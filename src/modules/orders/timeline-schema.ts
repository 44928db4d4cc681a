import { z } from "zod";
import { Amount, Currency } from "@/lib/money";
import { Instant } from "@/lib/time";

const moment = {
  id: z.string().meta({ description: "Unique within the timeline." }),
  at: Instant,
};
const money = { amount: Amount.meta({ description: "With tax." }), currency: Currency };
const card = z.object({ brand: z.string(), last4: z.string() }).partial();
const ofCredits = <S extends z.ZodType>(schema: S) =>
  schema.nullable().meta({ description: "Null where the benefit is not credits." });
const entry = <const K extends string, S extends z.ZodRawShape>(kind: K, shape: S) =>
  z.object({ ...moment, kind: z.literal(kind), ...shape });

/** One thing that happened to an order. */
export const OrderTimelineEntry = z
  .discriminatedUnion("kind", [
    entry("checkout_opened", {}),
    entry("order_placed", { number: z.string() }),
    entry("billing_corrected", {}),
    entry("payment_pending", { ...money, card }),
    entry("payment_succeeded", { ...money, card }),
    entry("payment_failed", { ...money, card, why: z.string().nullable() }),
    entry("refund_asked", { ...money, reason: z.string(), comment: z.string().nullable() }),
    entry("refund_succeeded", money),
    entry("refund_failed", { ...money, why: z.string().nullable() }),
    entry("benefit_granted", { benefit: z.string(), credits: ofCredits(z.int()) }),
    entry("benefit_failed", { benefit: z.string(), why: z.string() }),
    entry("benefit_revoked", {
      benefit: z.string(),
      credits: ofCredits(z.object({ granted: z.int(), taken_back: z.int(), spent: z.int() })),
    }),
    entry("dispute_opened", { ...money, reason: z.string().nullable() }),
    entry("dispute_won", money),
    entry("dispute_lost", money),
    entry("dispute_prevented", money),
  ])
  .meta({ id: "OrderTimelineEntry" });
export type OrderTimelineEntry = z.output<typeof OrderTimelineEntry>;

export const OrderTimeline = z
  .object({ items: z.array(OrderTimelineEntry).meta({ description: "The latest first." }) })
  .meta({ id: "OrderTimeline" });
export type OrderTimeline = z.output<typeof OrderTimeline>;
