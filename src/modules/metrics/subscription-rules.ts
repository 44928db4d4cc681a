import type { SubscriptionMetrics, SubscriptionTotals } from "./subscription-schema";

/** What subscriptions of one currency changed: `mrr` in minor units, of which `won` and `lost`; the rest in subscriptions. */
export type Moved = {
  mrr: number;
  won: number;
  lost: number;
  active: number;
  paying: number;
  begun: number;
  stopped: number;
  trials_ended: number;
  trials_converted: number;
};

/** By currency. */
export type Movements = { [currency: string]: Moved };
/** A day with what moved on it. */
export type MovedDay = { date: string; starts_at: Date; moved: Movements };

const none: Moved = {
  mrr: 0,
  won: 0,
  lost: 0,
  active: 0,
  paying: 0,
  begun: 0,
  stopped: 0,
  trials_ended: 0,
  trials_converted: 0,
};

const names = Object.keys(none) as (keyof Moved)[];

function sumOf(all: readonly Moved[]): Moved {
  const sum = { ...none };
  for (const each of all) for (const name of names) sum[name] += each[name];
  return sum;
}

/** How things stand after some days: `money` of the currency alone, `counts` of all of them. */
type Standing = { money: Moved; counts: Moved };

const share = (part: number, whole: number): number | null =>
  whole <= 0 ? null : Math.min(1, Math.max(0, part / whole));

/** The totals of a period out of how things stood at both its ends. */
function totalsOf(before: Standing, after: Standing): SubscriptionTotals {
  const { money, counts } = after;
  const within = (of: keyof Standing, name: keyof Moved) => after[of][name] - before[of][name];
  return {
    mrr: money.mrr,
    active_subscriptions: counts.active,
    paying_subscriptions: counts.paying,
    churn_rate: share(within("counts", "stopped"), before.counts.paying + within("counts", "begun")),
    mrr_churn_rate: share(within("money", "lost"), before.money.mrr + within("money", "won")),
    trials_ended: within("counts", "trials_ended"),
    trial_conversion_rate: share(within("counts", "trials_converted"), within("counts", "trials_ended")),
  };
}

/**
 * Sets a period beside the one before it, day by day: subscriptions of all currencies, revenue in one.
 *
 * @param past all that moved before the days.
 * @param days those of both periods, the earlier first; each has half of them.
 */
export function summarizeSubscriptions(
  past: Movements,
  days: readonly MovedDay[],
  asked: { timezone: string; currency: string },
): SubscriptionMetrics {
  const standings: Standing[] = [];
  let standing: Standing = { money: none, counts: none };
  for (const moved of [past, ...days.map((day) => day.moved)]) {
    standing = {
      money: sumOf([standing.money, moved[asked.currency] ?? none]),
      counts: sumOf([standing.counts, ...Object.values(moved)]),
    };
    standings.push(standing);
  }
  const half = days.length / 2;
  const at = (day: number): Standing => standings[day] ?? standing;
  return {
    ...asked,
    currencies: currenciesOf([past, ...days.map((day) => day.moved)]),
    totals: totalsOf(at(half), at(days.length)),
    previous_totals: totalsOf(at(0), at(half)),
    days: days.slice(half).map(({ date, starts_at }, index) => ({
      date,
      starts_at: starts_at.toISOString(),
      mrr: at(half + index + 1).money.mrr,
      active_subscriptions: at(half + index + 1).counts.active,
      previous_mrr: at(index + 1).money.mrr,
      previous_active_subscriptions: at(index + 1).counts.active,
    })),
  };
}

/** What each currency comes to in the end, the largest first. */
function currenciesOf(all: readonly Movements[]): { currency: string; mrr: number }[] {
  const sums = new Map<string, number>();
  for (const moved of all)
    for (const [currency, { mrr }] of Object.entries(moved))
      sums.set(currency, (sums.get(currency) ?? 0) + mrr);
  return [...sums]
    .filter(([, mrr]) => mrr > 0)
    .sort(([, a], [, b]) => b - a)
    .map(([currency, mrr]) => ({ currency, mrr }));
}
