import { z } from "zod";

/** Of the objects that events tell of, what news are made of. Lenient: another version may have written them. */
export const Order = z.object({ description: z.string(), total_amount: z.int(), currency: z.string() });
export const Subscription = z.object({
  amount: z.int(),
  currency: z.string(),
  recurring_interval: z.string(),
  recurring_interval_count: z.int(),
  product: z.object({ name: z.string() }),
  status: z.string(),
  trial_end: z.iso.datetime().nullable(),
  ends_at: z.iso.datetime().nullable(),
  ended_at: z.iso.datetime().nullable(),
  past_due_at: z.iso.datetime().nullable(),
});
export const Dispute = z.object({
  amount: z.int(),
  tax_amount: z.int(),
  currency: z.string(),
  reason: z.string().nullable(),
  evidence_due_by: z.iso.datetime().nullable(),
  status: z.string(),
  closed: z.boolean(),
  order_id: z.uuid(),
});
export const Decision = z.enum(["won", "lost", "prevented"]);
export const Refund = z.object({
  amount: z.int(),
  tax_amount: z.int(),
  currency: z.string(),
  failure_reason: z.string().nullable(),
  order_id: z.uuid(),
});
