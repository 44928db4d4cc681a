import type Stripe from "stripe";
import { fromStripeAmount } from "@/lib/stripe-amount";
import { recompute } from "@/modules/books/recompute";
import type { Context } from "@/server/context";
import { sql } from "@/server/db/sql";

/** All that is recorded of money is what the postings come to. */
export async function checkBooks({ read, organizationId }: Context): Promise<string[]> {
  const differences = await recompute(read, organizationId);
  return differences.map((difference) => `the books differ: ${JSON.stringify(difference)}`);
}

/** What Stripe moved for each payment is what was posted for it, to the cent. */
export async function checkStripe({ read, organizationId }: Context, stripe: Stripe): Promise<string[]> {
  const moved = await movedByIntent(stripe);
  const payments = await read<{ intent: string | null; id: string; posted: number; currency: string }>(sql`
    SELECT stripe_payment_intent_id AS intent, id, currency, (
      SELECT coalesce(sum(stripe_clearing), 0)::bigint FROM journal_entry WHERE subject_id = payment.id OR subject_id IN (
        SELECT id FROM refund WHERE refund.payment_id = payment.id
        UNION ALL SELECT id FROM dispute WHERE dispute.payment_id = payment.id)) AS posted
    FROM payment WHERE organization_id = ${organizationId}::uuid ORDER BY id`);
  const known = new Set(payments.map(({ intent }) => intent));
  const differing = payments.flatMap(({ id, intent, posted, currency }) => {
    const atStripe = moved.get(intent ?? "")?.amount ?? 0;
    return atStripe === posted
      ? []
      : [`payment ${id}: Stripe moved ${atStripe} ${currency}, and the books say ${posted}`];
  });
  const unknown = [...moved].flatMap(([intent, { amount, organization }]) =>
    organization === organizationId && !known.has(intent)
      ? [`Stripe moved ${amount} for ${intent}, which nobody knows`]
      : [],
  );
  return [...differing, ...unknown];
}

type Moved = { amount: number; organization: string | undefined };

const idOf = (reference: string | { id: string } | null): string =>
  (typeof reference === "string" ? reference : reference?.id) ?? "";

/** Every movement of Stripe's balance, by the payment that it is for; minor units of ours. */
async function movedByIntent(stripe: Stripe): Promise<Map<string, Moved>> {
  const organizations = new Map<string, string | undefined>();
  const intents = new Map<string, string>();
  const all = { limit: 100 };
  for await (const intent of stripe.paymentIntents.list(all))
    organizations.set(intent.id, intent.metadata.organization_id);
  for (const list of [stripe.charges.list(all), stripe.refunds.list(all), stripe.disputes.list(all)])
    for await (const { id, payment_intent } of list) intents.set(id, idOf(payment_intent));
  const moved = new Map<string, Moved>();
  for await (const { source, amount, currency } of stripe.balanceTransactions.list(all)) {
    const intent = intents.get(idOf(source)) ?? "";
    const before = moved.get(intent)?.amount ?? 0;
    moved.set(intent, {
      amount: before + fromStripeAmount(amount, currency),
      organization: organizations.get(intent),
    });
  }
  return moved;
}
