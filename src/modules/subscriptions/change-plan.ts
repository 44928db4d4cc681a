import "server-only";
import { ResourceNotFound } from "@/lib/errors";
import { newId } from "@/lib/id";
import { lockBalances } from "@/modules/books";
import { charge, insertPayment, type PaymentRow } from "@/modules/payments";
import type { Tax } from "@/modules/tax";
import type { Context } from "@/server/context";
import type { Tx } from "@/server/db/client";
import { transaction } from "@/server/db/transaction";
import { applyChange } from "./apply-change";
import { chargeOf } from "./engine/charge-of";
import { taxOn } from "./engine/quote-tax";
import { PaymentFailed } from "./errors";
import { findSubscription } from "./find-subscriptions";
import { getTerms, getTermsFor } from "./find-terms";
import { defaultBehavior, planChange, refuseChange } from "./plan-change";
import { findBillable, writeStates } from "./repository";
import { type BillableRow, stateOf } from "./row";
import type { ProrationBehavior } from "./rules/change";
import type { Terms } from "./rules/state";
import type { Subscription } from "./schema";
import { type SoldChange, settleChange } from "./settle-change";
import { lockForDecision } from "./transit";

/** Another plan, or another number of seats of the one there is. */
export type PlanChange = {
  product_id?: string | undefined;
  seats?: number | undefined;
  proration_behavior?: ProrationBehavior | null | undefined;
};

/** What a change rests on, read before its transaction; with the tax, for which Stripe may be asked. */
export type WantedChange = { row: BillableRow; terms: Terms; behavior: ProrationBehavior; tax: Tax | null };

/**
 * Changes the plan of a subscription, or its number of seats. Where something is due now it is charged, the subscription being locked meanwhile; the change is made by the payment,
 * and if that fails nothing has changed. However many ask at once, one changes.
 *
 * @throws ResourceNotFound, SubscriptionLocked, AlreadyCanceledSubscription, RequestValidationError, PaymentFailed. Where Stripe does not answer
 * nothing is known: the subscription stays locked until the sweep knows.
 */
export async function changePlan(ctx: Context, id: string, input: PlanChange): Promise<Subscription> {
  const wanted = await readWantedChange(ctx, id, input);
  const payment = await transaction(ctx.db, (tx) => begin(tx, ctx, id, wanted));
  if (payment) await pay(ctx, payment);
  const subscription = await findSubscription(ctx.read, ctx.organizationId, id);
  if (!subscription) throw new ResourceNotFound();
  return subscription;
}

/** @throws as `changePlan`, but for the payment. */
export async function readWantedChange(ctx: Context, id: string, input: PlanChange): Promise<WantedChange> {
  const row = await findBillable(ctx.read, ctx.organizationId, id);
  if (!row) throw new ResourceNotFound();
  const terms = await termsOf(ctx, row, input);
  const behavior = input.proration_behavior ?? defaultBehavior(row);
  refuseChange(row, terms, behavior);
  const tax = await taxOn(ctx, { ...row, amount: terms.amount, tax_option: terms.tax_behavior });
  return { row, terms, behavior, tax };
}

/** Whoever takes another plan keeps their seats, where that has any. */
const termsOf = (ctx: Context, row: BillableRow, input: PlanChange): Promise<Terms> =>
  input.product_id
    ? getTerms(ctx.read, ctx.organizationId, input.product_id, row)
    : getTermsFor(ctx.read, row, input.seats ?? null);

/** Makes the change where nothing is due, else begins its payment and locks the subscription for it. */
async function begin(
  tx: Tx,
  { organizationId, now }: Context,
  id: string,
  { terms, behavior, tax }: WantedChange,
): Promise<PaymentRow | null> {
  const row = await lockForDecision(tx, organizationId, id);
  refuseChange(row, terms, behavior);
  const balance = (await lockBalances(tx, [row]))(row);
  const pendingId = newId();
  const { change, planned } = planChange(row, { terms, behavior, now, id: pendingId, tax, balance });
  const due = planned?.bill.due_amount ?? 0;
  if (!planned || due === 0) {
    await applyChange(tx, row, { change, order: planned?.order ?? null }, null, now);
    return null;
  }
  const asked = chargeOf(row, null, due, "purchase");
  if (!asked) throw new PaymentFailed({ code: "no_payment_method" }, "There is no payment method to charge.");
  const sold: SoldChange = {
    subscription_id: row.id,
    terms,
    behavior,
    at: now.toISOString(),
    pending_id: pendingId,
    order: planned.order,
  };
  const payment = await insertPayment(tx, { ...asked, request: { ...asked.request, sold } }, now);
  const extra = { changing_payment_id: payment.id };
  await writeStates(tx, [{ row, after: stateOf(row), extra }], now);
  return payment;
}

async function pay(ctx: Context, payment: PaymentRow): Promise<void> {
  const outcome = await charge(ctx, payment);
  await settleChange(ctx, payment, outcome);
  if (outcome.kind === "failed")
    throw new PaymentFailed({ code: outcome.decline.code }, outcome.decline.message);
}
