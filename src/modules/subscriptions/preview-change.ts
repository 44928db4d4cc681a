import "server-only";
import { newId } from "@/lib/id";
import type { Context } from "@/server/context";
import { type PlanChange, readWantedChange } from "./change-plan";
import { readBalance } from "./find-balance";
import { planChange } from "./plan-change";
import { planNext, toPreviewed, waitingLines } from "./plan-next";
import type { SubscriptionChangePreview } from "./preview-schema";

/**
 * What a change of plan would bill, now and with the next invoice: the plan that the change itself writes, without writing it.
 *
 * @throws as `changePlan`, but for the payment.
 */
export async function previewChange(
  ctx: Context,
  id: string,
  input: PlanChange,
): Promise<SubscriptionChangePreview> {
  const { row, terms, behavior, tax } = await readWantedChange(ctx, id, input);
  const balance = await readBalance(ctx.read, row);
  const wanted = { terms, behavior, now: ctx.now, id: newId(), tax, balance };
  const { change, planned } = planChange(row, wanted);
  const next = planNext(row, change.after, {
    waiting: planned ? change.pending : waitingLines(row, change.pending),
    balance: balance + (planned?.bill.applied_balance_amount ?? 0),
    tax,
  });
  const isLater = behavior === "next_period";
  return {
    product_id: terms.product_id,
    product_price_id: terms.price_id,
    seats: terms.seats,
    proration_behavior: behavior,
    applies_at: (isLater ? row.current_period_end : ctx.now).toISOString(),
    now: planned && toPreviewed(planned, ctx.now),
    next: next && toPreviewed(next.planned, next.at),
  };
}
