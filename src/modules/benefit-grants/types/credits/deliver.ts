import "server-only";
import { newId } from "@/lib/id";
import { MINUTE_MS, SECOND_MS } from "@/lib/time";
import { grantPaidCredits, takeBackPaidCredits } from "@/modules/credits";
import type { Tx } from "@/server/db/client";
import type { GrantDelivery, GrantRow } from "../../by-type";
import type { Delivery } from "../../delivery";
import { cycleCredits } from "./cycle";

/**
 * Credits that were paid for: the ledger is told in Postgres, with the grant, and follows. Those that were taken back and
 * are due after all (the refund failed) are given once more, without what had been spent.
 */
async function give(tx: Tx, grant: GrantRow<"credits">, now: Date): Promise<GrantDelivery<"credits">> {
  const { terms, paid } = grant;
  const again = grant.delivery.paid_grant_id !== undefined;
  const id = again ? newId() : grant.id;
  const amount = again ? (paid?.taken_back ?? 0) : terms.amount;
  if (amount > 0)
    await grantPaidCredits(
      tx,
      {
        id,
        organizationId: grant.organization_id,
        customerId: grant.customer_id,
        amount,
        expiresAt: terms.expires_at ? new Date(terms.expires_at) : null,
        priority: terms.priority,
        source: { type: "benefit", benefit_grant_id: grant.id },
        description: grant.benefit.description,
      },
      now,
    );
  return { paid_grant_id: id };
}

/** Asked once; what was unspent is known when the ledger has followed, a moment later. */
async function takeBack(tx: Tx, { organization_id, delivery, paid }: GrantRow<"credits">, now: Date) {
  const { paid_grant_id: paidGrantId, take_back_asked_at: askedAt } = delivery;
  const isDone = !paidGrantId || !paid || paid.taken_back !== null;
  if (isDone) return { delivery, askAgainInMs: null };
  if (!askedAt) await takeBackPaidCredits(tx, { paidGrantId, organizationId: organization_id }, now);
  const since = askedAt ? now.getTime() - new Date(askedAt).getTime() : 0;
  return {
    delivery: { ...delivery, take_back_asked_at: askedAt ?? now.toISOString() },
    askAgainInMs: Math.min(Math.max(since / 2, SECOND_MS), MINUTE_MS),
  };
}

export const creditsDelivery: Delivery<"credits"> = { give, takeBack, cycle: cycleCredits };
