import { DAY_MS } from "@/lib/time";
import type { BenefitRow } from "@/modules/benefits";

/** A period of a subscription that is paid. `kept`: no refund takes its benefits back. Instants ISO 8601, UTC. */
export type PaidPeriod = {
  start: string;
  kept: boolean;
  net_amount: number;
  currency: string;
  ordered_at: string;
};

/** All that says which benefits a subscription gives. */
export type Followed = {
  status: "trialing" | "active" | "past_due" | "paused" | "unpaid" | "canceled";
  current_period_start: Date;
  past_due_at: Date | null;
  /** Days for which benefits outlive a subscription that is past due. */
  grace_days: number;
  periods: readonly PaidPeriod[];
  /** Of its product, in their order. */
  listed: readonly (Pick<BenefitRow, "id" | "type" | "properties"> & { is_draft: boolean })[];
  /** Customers who get it: who pays, or, where it is sold by the seat, who has one. */
  holders: readonly string[];
  /** How many were bought; null: it is not sold by the seat. */
  seats: number | null;
  grants: readonly {
    id: string;
    benefit_id: string;
    customer_id: string;
    state: "pending" | "granted" | "revoked";
    wanted: "granted" | "revoked";
    period_start: Date | null;
    is_deleted: boolean;
  }[];
};

/** Until when a subscription that is past due keeps what it gives; null: it is not past due. */
export const graceEndOf = ({ status, past_due_at, grace_days }: Followed): Date | null =>
  status === "past_due" && past_due_at ? new Date(past_due_at.getTime() + grace_days * DAY_MS) : null;

/** Whether a subscription gives its customer anything at `now`. */
function isGiving(subscription: Followed, now: Date): boolean {
  const graceEnd = graceEndOf(subscription);
  if (graceEnd) return now < graceEnd;
  return subscription.status === "trialing" || subscription.status === "active";
}

/** The period that runs, where it is paid and not given back: nothing begins to be given in another. */
export const paidNow = ({ periods, current_period_start }: Followed): PaidPeriod | null =>
  periods.find(({ start, kept }) => kept && start === current_period_start.toISOString()) ?? null;

/**
 * Of credits each seat gives a period's once: whoever is given a seat that somebody else has had in this period has them from the next on, or one seat that changes hands would
 * give without end. Answers whether a benefit may begin to be given once more in this period, and counts that.
 */
function beginnings({
  seats,
  listed,
  grants,
  current_period_start,
}: Followed): (benefitId: string) => boolean {
  const isCounted = ({ wanted, period_start }: Followed["grants"][number]) =>
    wanted === "granted" || period_start?.getTime() === current_period_start.getTime();
  const left = new Map<string, number>();
  for (const { id, type } of listed) {
    const given = grants.filter((grant) => grant.benefit_id === id && isCounted(grant)).length;
    if (seats !== null && type === "credits") left.set(id, seats - given);
  }
  return (benefitId) => {
    const room = left.get(benefitId) ?? Number.POSITIVE_INFINITY;
    left.set(benefitId, room - 1);
    return room > 0;
  };
}

/** What becomes of a subscription's grants: benefits that begin, grants that turn, when to look again. */
export type FollowPlan = {
  begin: { benefit_id: string; customer_id: string }[];
  turn: { id: string; wanted: "granted" | "revoked" }[];
  lookAgainAt: Date | null;
};

/**
 * What a subscription gives at `now`: each benefit of its product, to each who has a right to it, while it is in trial, active, or past due for no longer than the grace. What begins
 * waits until the running period is paid, what goes on does not; credits of a period begin no more often than there are seats. A benefit that was deleted stays to the end of the period it was given in.
 */
export function planFollow(subscription: Followed, now: Date): FollowPlan {
  const isOn = isGiving(subscription, now);
  const mayBegin = isOn && paidNow(subscription) !== null;
  const listed = new Set(subscription.listed.map(({ id }) => id));
  const holders = new Set(subscription.holders);
  const pair = (benefitId: string, customerId: string) => `${benefitId} ${customerId}`;
  const known = new Set(subscription.grants.map((grant) => pair(grant.benefit_id, grant.customer_id)));
  const current = subscription.current_period_start.getTime();
  const mayGive = beginnings(subscription);
  const turn = subscription.grants.flatMap((grant) => {
    const { id, benefit_id, customer_id, wanted, period_start, is_deleted } = grant;
    const isLast = is_deleted && wanted === "granted" && period_start?.getTime() === current;
    const isMeant = (listed.has(benefit_id) || isLast) && holders.has(customer_id);
    const isBack = () => period_start?.getTime() === current || mayGive(benefit_id);
    const isToBe = isMeant && (wanted === "granted" ? isOn : mayBegin && isBack());
    const after = isToBe ? ("granted" as const) : ("revoked" as const);
    return after === wanted ? [] : [{ id, wanted: after }];
  });
  const graceEnd = graceEndOf(subscription);
  return {
    begin: mayBegin
      ? subscription.listed.flatMap(({ id, is_draft }) =>
          subscription.holders
            .filter((customerId) => !is_draft && !known.has(pair(id, customerId)) && mayGive(id))
            .map((customer_id) => ({ benefit_id: id, customer_id })),
        )
      : [],
    turn,
    lookAgainAt: graceEnd && graceEnd > now ? graceEnd : null,
  };
}
