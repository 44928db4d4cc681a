import "server-only";
import { turnBenefits } from "@/modules/benefit-grants";
import { post, refundFailed, refundPaid } from "@/modules/books";
import { bookRefund, type OrderBooks } from "@/modules/orders";
import type { Tx } from "@/server/db/client";
import { readIn } from "@/server/db/sql";
import { emit } from "@/server/events/outbox";
import { queueMails } from "@/server/mail/queue-mails";
import { refundMailOf } from "./refund-mail";
import { findRefund, keepsBenefits, type RefundRow, writeOutcome } from "./repository";
import { bookingOf, isNews, type Outcome } from "./rules";

/**
 * Applies what Stripe says of a refund: its status, the books and status of its locked order, what becomes of the
 * benefits, events, the mail to the customer. The one place that does so, whether the word came by answer, by webhook or by a job; any number of times and
 * in any order it comes to the same.
 */
export async function applyOutcome(
  tx: Tx,
  order: OrderBooks,
  refund: RefundRow,
  outcome: Outcome,
  now: Date,
): Promise<void> {
  if (!isNews(refund, outcome)) return;
  const hasChanged = outcome.status !== refund.status;
  await writeOutcome(tx, refund.id, outcome, hasChanged ? now : refund.modified_at);
  if (!hasChanged) return;
  const split = { amount: refund.amount, tax: refund.tax_amount };
  const booking = bookingOf(split, refund.status, outcome.status);
  const after = await bookRefund(tx, order, booking, now);
  if (outcome.status === "succeeded") await post(tx, [refundPaid(refund)], now);
  else if (refund.status === "succeeded") await post(tx, [refundFailed(refund)], now);
  const written = await findRefund(readIn(tx), refund.organization_id, refund.id, now);
  if (!written) throw new Error(`refund ${refund.id} is gone`);
  const ofOrder = { organizationId: order.organization_id, objectId: order.id, payload: after };
  await emit(
    tx,
    { type: "refund.updated", organizationId: order.organization_id, objectId: refund.id, payload: written },
    { type: "order.updated", ...ofOrder },
  );
  const keeps = await keepsBenefits(readIn(tx), order.id);
  await turnBenefits(tx, order.id, keeps ? "granted" : "revoked", now);
  if (outcome.status !== "succeeded") return;
  await emit(tx, { type: "order.refunded", ...ofOrder });
  await queueMails(tx, refundMailOf(after, written), now);
}
