import "server-only";
import { v5 } from "uuid";
import { grantPaidCredits, takeBackPaidCredits } from "@/modules/credits";
import type { Tx } from "@/server/db/client";
import type { Cycled, CyclingGrant } from "../../delivery";
import { readBuckets } from "../../subscription-repository";
import { type Bucket, type NewBucket, planCycles } from "./cycle-rules";

/** The id of credits is what they are for: however often they are given, it is once. */
const bucketId = (grantId: string, { paid_by, carried_from, turn }: NewBucket): string =>
  v5(`${paid_by} ${carried_from ?? ""} ${turn}`, grantId);

/** Of credits that were given again and again, the last ones. */
function lastTurns(buckets: readonly Bucket[]): Bucket[] {
  const last = new Map<string, Bucket>();
  for (const bucket of buckets) {
    const key = `${bucket.paid_by} ${bucket.carried_from}`;
    if (bucket.turn >= (last.get(key)?.turn ?? 0)) last.set(key, bucket);
  }
  return [...last.values()];
}

/** Credits of a subscription: gives those of periods that were paid for, takes back those that ended, as the rules say. */
export async function cycleCredits(
  tx: Tx,
  cycling: CyclingGrant<"credits">,
  now: Date,
): Promise<Cycled<"credits">> {
  const { grant, periods, delivered } = cycling;
  const { since, carry, stopped } = grant.delivery;
  const { properties } = grant.benefit;
  const buckets = lastTurns(await readBuckets(tx, grant.id));
  const plan = planCycles(
    {
      ...{ wanted: grant.wanted, properties, periods, delivered, buckets },
      since: since ?? "",
      carry: carry ?? null,
      stopped: stopped ?? [],
    },
    now,
  );
  for (const bucket of plan.give) await give(tx, cycling, bucket, now);
  for (const id of plan.takeBack)
    await takeBackPaidCredits(tx, { paidGrantId: id, organizationId: grant.organization_id }, now);
  const shown = plan.give.find(({ carried_from, paid_by }) => !carried_from && paid_by === plan.delivered);
  const isNewPeriod = plan.delivered !== delivered;
  return {
    has: grant.wanted === "granted",
    delivered: plan.delivered,
    delivery: {
      ...grant.delivery,
      carry: plan.carry,
      stopped: plan.stopped,
      ...(isNewPeriod && { paid_grant_id: null }),
      ...(shown && { paid_grant_id: bucketId(grant.id, shown), credited_at: now.toISOString() }),
    },
    terms:
      shown && shown.turn === 0
        ? {
            ...grant.terms,
            amount: shown.amount,
            expires_at: shown.expires_at,
            priority: properties.priority,
          }
        : isNewPeriod
          ? { ...grant.terms, amount: 0, expires_at: null }
          : grant.terms,
    hasChanged: plan.give.length + plan.takeBack.length > 0,
    waits: plan.waits,
    isBehind: plan.isBehind,
  };
}

function give(tx: Tx, { grant }: CyclingGrant<"credits">, bucket: NewBucket, now: Date): Promise<void> {
  const { paid_by, period, carried_from, turn } = bucket;
  return grantPaidCredits(
    tx,
    {
      id: bucketId(grant.id, bucket),
      organizationId: grant.organization_id,
      customerId: grant.customer_id,
      amount: bucket.amount,
      expiresAt: bucket.expires_at ? new Date(bucket.expires_at) : null,
      priority: grant.benefit.properties.priority,
      source: {
        type: "benefit",
        benefit_grant_id: grant.id,
        period_start: period,
        paid_by,
        turn,
        ...(carried_from && { carried_from }),
      },
      description: carried_from ? `${grant.benefit.description} (carried over)` : grant.benefit.description,
    },
    now,
  );
}
