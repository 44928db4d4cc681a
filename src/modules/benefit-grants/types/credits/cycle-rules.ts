import { DAY_MS } from "@/lib/time";
import { type BenefitRow, carriedOver, creditsOf } from "@/modules/benefits";
import type { PaidPeriod } from "../../follow-rules";

type CreditsTerms = BenefitRow<"credits">["properties"];

/**
 * Credits that a grant has given: those of a period, or what was carried into it. `turn` counts how often the same were given, after they had been taken
 * back; of each only the last is read. Instants ISO 8601, UTC.
 */
export type Bucket = {
  id: string;
  amount: number;
  expires_at: string | null;
  /** The period in which it counts. */
  period: string;
  /** The period whose order paid for it. */
  paid_by: string;
  /** The bucket whose rest this is. */
  carried_from: string | null;
  turn: number;
  is_asked_back: boolean;
  /** Credits that were taken back; null while that is not known. */
  taken_back: number | null;
};

export type NewBucket = Pick<
  Bucket,
  "amount" | "expires_at" | "period" | "paid_by" | "carried_from" | "turn"
>;

/** Buckets that end, and whose rests go into the period `into`, as soon as all of them are known. */
export type Carry = { into: string; from: string[] };

export type Cycles = {
  wanted: "granted" | "revoked";
  properties: CreditsTerms;
  /** Paid periods, oldest first. */
  periods: readonly PaidPeriod[];
  /** The first period that this grant gives anything for. */
  since: string;
  /** The period that was delivered last. */
  delivered: string | null;
  carry: Carry | null;
  /** Buckets that were taken back for a reason that may go again: the grant stopped, or the order was refunded. */
  stopped: readonly string[];
  buckets: readonly Bucket[];
};

/** What is to be done. `waits`: what is taken back has to be known first. `isBehind`: another period is to be delivered after this one. */
export type CyclePlan = {
  delivered: string | null;
  carry: Carry | null;
  stopped: string[];
  give: NewBucket[];
  takeBack: string[];
  waits: boolean;
  isBehind: boolean;
};

/**
 * What a grant of credits has to do to be what its subscription's paid periods say. Each period's amount is given once. When the next is delivered, what is
 * left of those before is taken back, unless it rolls over: all of it stays, or, where there is a cap, it is taken back and given again up to that. A refund
 * of a period's order takes back what that paid for. What was taken back for a reason that is gone is given again, as much as that was.
 */
export function planCycles(cycles: Cycles, now: Date): CyclePlan {
  if (cycles.wanted === "revoked") return stop(cycles);
  const { top, isBehind } = nextTop(cycles);
  const carry = top === cycles.delivered ? cycles.carry : carryInto(cycles, top);
  const isMeant = meantIn(cycles, top);
  const isKept = keptOf(cycles);
  const carried = carriedBuckets(cycles, carry, now);
  const again = cycles.buckets.filter((bucket) => isMeant(bucket) && cycles.stopped.includes(bucket.id));
  const back = again.filter(({ taken_back }) => taken_back !== null);
  const takeBack = cycles.buckets.filter((bucket) => !isMeant(bucket) && !bucket.is_asked_back);
  const give = [
    ...(top ? ofPeriods(cycles, top) : []),
    ...back.map((bucket) => ({ ...bucket, amount: bucket.taken_back ?? 0, turn: bucket.turn + 1 })),
    ...(carried ?? []),
  ];
  const isWaitingForCarry = carry !== null && carried === null;
  return {
    delivered: top,
    carry: isWaitingForCarry ? carry : null,
    stopped: [
      ...again.filter(({ taken_back }) => taken_back === null),
      ...cycles.buckets.filter((bucket) => !isKept(bucket) && cycles.stopped.includes(bucket.id)),
      ...takeBack.filter((bucket) => !isKept(bucket)),
    ].map(({ id }) => id),
    give: give.filter(({ amount, expires_at }) => amount > 0 && (!expires_at || new Date(expires_at) > now)),
    takeBack: takeBack.map(({ id }) => id),
    waits: isWaitingForCarry || back.length < again.length,
    isBehind,
  };
}

/** All of it is taken back. */
function stop({ delivered, buckets, carry, stopped }: Cycles): CyclePlan {
  const open = buckets.filter(({ taken_back }) => taken_back === null);
  const takeBack = open.filter(({ is_asked_back }) => !is_asked_back).map(({ id }) => id);
  return {
    delivered,
    carry: null,
    stopped: [...new Set([...stopped, ...(carry?.from ?? []), ...takeBack])],
    give: [],
    takeBack,
    waits: open.length > 0,
    isBehind: false,
  };
}

/** Whether what paid for a bucket was not given back. */
function keptOf({ periods }: Cycles) {
  const kept = new Set(periods.filter((period) => period.kept).map(({ start }) => start));
  return ({ paid_by }: Bucket): boolean => kept.has(paid_by);
}

/** The period to be delivered. Where rests are carried up to a cap, one after the other, else the newest at once. */
function nextTop({ periods, since, delivered, carry, properties }: Cycles) {
  const ahead = periods.filter(
    ({ start, kept }) => kept && start >= since && (delivered === null || start > delivered),
  );
  const next = properties.rollover_cap === null ? ahead.at(-1) : ahead[0];
  if (!next || carry) return { top: delivered, isBehind: next !== undefined };
  return { top: next.start, isBehind: next !== ahead.at(-1) };
}

/** Which buckets the customer is to have while `top` runs. */
function meantIn(cycles: Cycles, top: string | null) {
  const { properties, since } = cycles;
  const keepsAll = properties.rollover && properties.rollover_cap === null;
  const isKept = keptOf(cycles);
  return (bucket: Bucket): boolean =>
    isKept(bucket) && (keepsAll || (bucket.period === top && bucket.period >= since));
}

/** What goes into the next period: all that is there, and what was taken back only because the grant had stopped. */
function carryInto(cycles: Cycles, top: string | null): Carry | null {
  const { properties, buckets, stopped } = cycles;
  if (!properties.rollover || properties.rollover_cap === null || top === null) return null;
  const isKept = keptOf(cycles);
  const from = buckets.filter(
    (bucket) => isKept(bucket) && (!bucket.is_asked_back || stopped.includes(bucket.id)),
  );
  return from.length > 0 ? { into: top, from: from.map(({ id }) => id) } : null;
}

/** The rests of buckets, those that last longest first, up to the cap; null while one of them is not known. */
function carriedBuckets({ buckets, properties }: Cycles, carry: Carry | null, now: Date): NewBucket[] | null {
  if (!carry) return [];
  const from = buckets.filter(({ id }) => carry.from.includes(id));
  if (from.some(({ taken_back }) => taken_back === null)) return null;
  const lasting = from
    .filter(({ expires_at }) => !expires_at || new Date(expires_at) > now)
    .sort((a, b) => (b.expires_at ?? "9").localeCompare(a.expires_at ?? "9"));
  let left = carriedOver(
    properties,
    lasting.reduce((sum, { taken_back }) => sum + (taken_back ?? 0), 0),
  );
  return lasting.map(({ id, taken_back, expires_at, paid_by }) => {
    const amount = Math.min(taken_back ?? 0, left);
    left -= amount;
    return { amount, expires_at, period: carry.into, paid_by, carried_from: id, turn: 0 };
  });
}

/** The amounts of periods that have not been given: of `top` whole, of one that was paid late what rolls over of it. */
function ofPeriods({ periods, since, delivered, buckets, properties }: Cycles, top: string): NewBucket[] {
  const given = new Set(buckets.filter(({ carried_from }) => !carried_from).map(({ paid_by }) => paid_by));
  return periods
    .filter(
      ({ start, kept }) => kept && start >= since && start <= top && start !== delivered && !given.has(start),
    )
    .map((period) => {
      const amount = creditsOf(properties, { ...period, net_amount: Math.max(0, period.net_amount) });
      return {
        amount: period.start === top ? amount : carriedOver(properties, amount),
        expires_at: expiryOf(properties, period),
        period: top,
        paid_by: period.start,
        carried_from: null,
        turn: 0,
      };
    });
}

/** When credits of a period end, counted from its order; null: never. */
const expiryOf = ({ expires_in_days: days }: CreditsTerms, { ordered_at }: PaidPeriod): string | null =>
  days === null ? null : new Date(new Date(ordered_at).getTime() + days * DAY_MS).toISOString();
