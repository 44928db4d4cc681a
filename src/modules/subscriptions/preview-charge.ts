import "server-only";
import { ResourceNotFound } from "@/lib/errors";
import type { Context } from "@/server/context";
import { taxOn } from "./engine/quote-tax";
import { readBalance } from "./find-balance";
import { planNext, toPreviewed, waitingLines } from "./plan-next";
import type { SubscriptionChargePreview } from "./preview-schema";
import { findBillable } from "./repository";
import { stateOf } from "./row";

/** The next invoice of a subscription as the engine will write it, if nothing changes until then. @throws ResourceNotFound */
export async function previewCharge(ctx: Context, id: string): Promise<SubscriptionChargePreview> {
  const row = await findBillable(ctx.read, ctx.organizationId, id);
  if (!row) throw new ResourceNotFound();
  const next = planNext(row, stateOf(row), {
    waiting: waitingLines(row),
    balance: await readBalance(ctx.read, row),
    tax: await taxOn(ctx, row),
  });
  const invoice = next && toPreviewed(next.planned, next.at);
  const { subtotal_amount = 0, discount_amount = 0, tax_amount = 0, total_amount = 0 } = invoice ?? {};
  const base_amount = invoice ? (row.pending_update?.terms.amount ?? row.amount) : 0;
  return {
    base_amount,
    metered_amount: 0,
    subtotal_amount,
    discount_amount,
    tax_amount,
    total_amount,
    invoice,
  };
}
