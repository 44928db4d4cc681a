import "server-only";
import type { Tx } from "@/server/db/client";
import { readIn, sql } from "@/server/db/sql";
import { env } from "@/server/env";
import { AlreadyActiveSubscriptionError, TrialAlreadyRedeemed } from "./errors";
import type { CheckoutRow } from "./repository";
import { trialOf } from "./trial";

/** A subscription that is not over. */
type Running = {
  id: string;
  product_id: string;
  product_name: string;
  amount: number;
  status: string;
  is_changing: boolean;
};

type Known = { running: Running[]; is_paying: boolean; has_tried: boolean };

/**
 * Refuses a customer who would subscribe twice where the organization does not want that, in the transaction that confirms and that has
 * locked the customer: of all who confirm at once, one is admitted.
 *
 * @returns the free subscription that goes on as the one that is bought; null: a new one begins.
 * @throws AlreadyActiveSubscriptionError, TrialAlreadyRedeemed.
 */
export async function admitSubscriber(tx: Tx, row: CheckoutRow, customerId: string): Promise<string | null> {
  const { allow_multiple_subscriptions: allowsMany, prevent_trial_abuse } = row.seller.subscription_settings;
  const known = await readKnown(tx, row, customerId);
  const isTriedOnce = prevent_trial_abuse && trialOf(row) !== null;
  if (isTriedOnce && known.has_tried) throw new TrialAlreadyRedeemed();
  if (known.is_paying && (isTriedOnce || !allowsMany))
    refuse(
      row,
      "A subscription of yours is being paid in another window. Finish that first, or try again later.",
    );
  const named = known.running.filter(({ id }) => id === row.subscription_id);
  return upgradedBy(row, allowsMany ? named : [...named, ...known.running]);
}

/** The free one of those that a customer may not have beside what they buy; a paid one refuses. */
function upgradedBy(row: CheckoutRow, running: readonly Running[]): string | null {
  const paid = running.find(({ amount }) => amount > 0);
  if (paid) refuse(row, `You are subscribed to ${paid.product_name} already.`);
  const free = running.find(({ status }) => status !== "paused");
  if (!free) return null;
  if (free.is_changing) refuse(row, `Your subscription to ${free.product_name} is being changed right now.`);
  if (row.amount === 0 && free.product_id === row.product_id)
    refuse(row, `You are subscribed to ${free.product_name} already.`);
  return free.id;
}

/** By one statement, so that a payment which is decided meanwhile counts as the one or as the other. */
async function readKnown(tx: Tx, { id, organization_id }: CheckoutRow, customerId: string): Promise<Known> {
  const ofCustomer = sql`s.organization_id = ${organization_id}::uuid AND s.customer_id = ${customerId}::uuid`;
  const [known] = await readIn(tx)<Known>(sql`
    SELECT
      coalesce((SELECT jsonb_agg(jsonb_build_object('id', s.id, 'product_id', s.product_id, 'product_name', product.name,
          'amount', s.amount, 'status', s.status, 'is_changing', s.changing_payment_id IS NOT NULL) ORDER BY s.created_at)
        FROM subscription s JOIN product ON product.id = s.product_id
        WHERE ${ofCustomer} AND s.status IN ('trialing', 'active', 'past_due', 'paused')), '[]') AS running,
      EXISTS (SELECT FROM payment
        WHERE payment.customer_id = ${customerId}::uuid AND payment.organization_id = ${organization_id}::uuid
          AND payment.status = 'pending' AND payment.checkout_id <> ${id}::uuid
          AND jsonb_typeof(payment.request #> '{sold,recurring}') = 'object') AS is_paying,
      EXISTS (SELECT FROM subscription s WHERE ${ofCustomer} AND s.trial_start IS NOT NULL) AS has_tried`);
  if (!known) throw new Error("a SELECT without FROM answered no row");
  return known;
}

function refuse({ seller }: CheckoutRow, why: string): never {
  const portal_url = `${env.FLORIN_URL}/portal/${seller.slug}`;
  throw new AlreadyActiveSubscriptionError({ portal_url }, `${why} See ${portal_url}`);
}
