import "server-only";
import { isDeepStrictEqual } from "node:util";
import type StripeSdk from "stripe";
import { newId } from "@/lib/id";
import { disputeOpened, disputeWon, post } from "@/modules/books";
import { findOrder } from "@/modules/orders";
import type { Order } from "@/modules/orders/schema";
import { findSoldPayment, fromStripeAmount, type SoldPayment } from "@/modules/payments";
import { inOrganization } from "@/server/clock";
import type { World } from "@/server/context";
import type { Tx } from "@/server/db/client";
import { readIn } from "@/server/db/sql";
import { transaction } from "@/server/db/transaction";
import { emit } from "@/server/events/outbox";
import {
  findDispute,
  findKnownDispute,
  insertDispute,
  type KnownDispute,
  lockKnownDispute,
  updateDispute,
} from "./repository";
import { type DisputeFacts, factsOf, takesMoney } from "./rules";

const ATTEMPTS = 5;

/**
 * Keeps a dispute as Stripe knows it now, whatever event it came by: any number of times and in any order. One over a
 * payment that is not ours is left alone.
 */
export async function recordDispute(world: World, { id }: Pick<StripeSdk.Dispute, "id">): Promise<void> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    // Read before Stripe is asked: if the row is still the same afterwards, nothing newer can be overwritten.
    const known = await findKnownDispute(world.read, id);
    const dispute = await world.stripe.disputes.retrieve(id, { expand: ["payment_intent"] });
    const payment = await findSoldPayment(world.read, dispute.payment_intent);
    if (!payment) return;
    const { now } = await inOrganization(world, payment.organization_id);
    if (await transaction(world.db, (tx) => write(tx, now, known, dispute, payment))) return;
  }
  throw new Error(`dispute ${id} changed ${ATTEMPTS} times while it was recorded`);
}

/** Answers false when the dispute was changed since it was read. */
async function write(
  tx: Tx,
  now: Date,
  known: KnownDispute | null,
  dispute: StripeSdk.Dispute,
  payment: SoldPayment,
): Promise<boolean> {
  const current = await lockKnownDispute(tx, dispute.id);
  if (current?.version !== known?.version) return false;
  const order = await findOrder(readIn(tx), payment.organization_id, payment.order_id);
  if (!order) throw new Error(`order ${payment.order_id} is gone`);
  const amount = fromStripeAmount(dispute.amount, dispute.currency);
  const facts = factsOf({ ...dispute, amount }, order);
  if (current) {
    if (isDeepStrictEqual(factsIn(current), facts)) return true;
    await updateDispute(tx, current.id, facts, now);
    await postMoney(tx, payment, order, { ...facts, id: current.id }, now);
    await tell(tx, payment.organization_id, current.id, "dispute.updated", now);
    return true;
  }
  const id = newId();
  const isNew = await insertDispute(tx, {
    ...facts,
    id,
    organization_id: payment.organization_id,
    order_id: payment.order_id,
    payment_id: payment.id,
    stripe_dispute_id: dispute.id,
    created_at: new Date(dispute.created * 1000),
  });
  if (!isNew) return false;
  await postMoney(tx, payment, order, { ...facts, id }, now);
  await tell(tx, payment.organization_id, id, "dispute.created", now);
  return true;
}

/** What a dispute has moved by now. What was posted before is not posted again. */
async function postMoney(
  tx: Tx,
  { organization_id, order_id }: SoldPayment,
  { customer_id }: Order,
  facts: DisputeFacts & { id: string },
  now: Date,
): Promise<void> {
  if (!takesMoney(facts.status)) return;
  const dispute = { ...facts, organization_id, order_id, customer_id };
  await post(tx, [disputeOpened(dispute), ...(facts.status === "won" ? [disputeWon(dispute)] : [])], now);
}

const factsIn = (row: KnownDispute): DisputeFacts => ({
  status: row.status,
  amount: row.amount,
  tax_amount: row.tax_amount,
  currency: row.currency,
  reason: row.reason,
  evidence_due_by: row.evidence_due_by === null ? null : new Date(row.evidence_due_by),
});

async function tell(
  tx: Tx,
  organizationId: string,
  id: string,
  type: "dispute.created" | "dispute.updated",
  now: Date,
): Promise<void> {
  const payload = await findDispute(readIn(tx), organizationId, id, now);
  if (payload) await emit(tx, { type, organizationId, objectId: id, payload });
}
