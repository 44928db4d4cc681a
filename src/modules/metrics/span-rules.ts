/** What is counted of a time, as the columns of the rollup are called. Money in minor units. */
export const counters = [
  "orders",
  "revenue",
  "refunded",
  "checkouts",
  "succeeded_checkouts",
  "mrr",
  "mrr_won",
  "mrr_lost",
  "trial_mrr",
  "committed_mrr",
  "committed_trial_mrr",
  "active",
  "paying",
  "committed",
  "begun",
  "stopped",
  "trials_ended",
  "trials_converted",
  "new_subscriptions",
  "canceled",
] as const;
export type Counter = (typeof counters)[number];
export type Counts = Record<Counter, number>;

/** What came in one period, of one kind; period 0 is all the time before the first. */
export type CountedRow = Counts & { period: number; kind: string };

/** A stretch of time with what came in it. */
export type Span = {
  /** Its length. */
  days: number;
  /** How things stood at its beginning and at its end: sums over all time up to it. */
  before: Counts;
  after: Counts;
  within: Within;
  /** What came since the beginning of the first period. */
  since: Counts;
};
type Within = { all: Counts; kind: (name: string) => Counts };

const nothing = Object.fromEntries(counters.map((name) => [name, 0])) as Counts;

export function sumOf(all: readonly Counts[]): Counts {
  const sum = { ...nothing };
  for (const each of all) for (const name of counters) sum[name] += each[name];
  return sum;
}

const withinOf = (rows: readonly CountedRow[]): Within => ({
  all: sumOf(rows),
  kind: (name) => sumOf(rows.filter(({ kind }) => kind === name)),
});

/**
 * Periods one after another as spans, and all of them as one.
 *
 * @param starts instants in milliseconds at which periods begin, and at last the end.
 */
export function spansOf(
  rows: readonly CountedRow[],
  starts: readonly number[],
): { periods: Span[]; whole: Span } {
  const of = Map.groupBy(rows, ({ period }) => period);
  const first = sumOf(of.get(0) ?? []);
  const dayMs = 86_400_000;
  let before = first;
  let since = nothing;
  const periods = starts.slice(1).map((end, index) => {
    const own = withinOf(of.get(index + 1) ?? []);
    const after = sumOf([before, own.all]);
    since = sumOf([since, own.all]);
    const span = { days: (end - (starts[index] ?? end)) / dayMs, before, after, within: own, since };
    before = after;
    return span;
  });
  const whole = {
    days: ((starts.at(-1) ?? 0) - (starts[0] ?? 0)) / dayMs,
    before: first,
    after: before,
    within: withinOf(rows.filter(({ period }) => period > 0)),
    since,
  };
  return { periods, whole };
}
