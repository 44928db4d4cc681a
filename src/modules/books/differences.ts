import { z } from "zod";

/**
 * One thing that is not as the books say. `object` with `id` and `field` is what was looked at, `recorded` what stands there, `in_books` what
 * the postings come to; amounts in minor units. Of `stripe_…` objects `id` is Stripe's, and `moved` what Stripe moved for them in all.
 */
export const Difference = z.object({
  object: z.enum([
    "order",
    "payment",
    "refund",
    "dispute",
    "customer_balance",
    "stripe_charge",
    "stripe_refund",
    "stripe_dispute",
  ]),
  id: z.string(),
  currency: z.string().nullable(),
  field: z.string(),
  recorded: z.union([z.int(), z.string()]).nullable(),
  in_books: z.union([z.int(), z.string()]).nullable(),
});
export type Difference = z.output<typeof Difference>;

/** So many are kept of one organization and one kind of object; where there are more, something is wrong with all of them. */
export const MOST_DIFFERENCES = 1_000;
