import { DAY_MS, HOUR_MS } from "@/lib/time";

/** Lengths of time that the rollup knows, in UTC. */
export type Grain = "quarter" | "hour" | "day" | "month";

/** A stretch of time, in milliseconds, to be read in rows of one length. */
export type Range = { grain: Grain; from: number; to: number };

type Cut = { grain: Grain; floor: (at: number) => number; ceil: (at: number) => number };

const evenly = (grain: Grain, length: number): Cut => ({
  grain,
  floor: (at) => Math.floor(at / length) * length,
  ceil: (at) => Math.ceil(at / length) * length,
});

const monthOf = (at: number, more = 0): number => {
  const date = new Date(at);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + more, 1);
};

const months: Cut = {
  grain: "month",
  floor: monthOf,
  ceil: (at) => (at === Number.NEGATIVE_INFINITY || monthOf(at) === at ? at : monthOf(at, 1)),
};

const widest: readonly Cut[] = [months, evenly("day", DAY_MS), evenly("hour", HOUR_MS)];

/** The stretch in as few rows as there are: whole months, days and hours of it, and quarters of an hour at its ends. */
function cut(from: number, to: number, [wide, ...finer]: readonly Cut[] = widest): Range[] {
  if (from >= to) return [];
  if (!wide) return [{ grain: "quarter", from, to }];
  const first = wide.ceil(from);
  const last = wide.floor(to);
  if (first >= last) return cut(from, to, finer);
  return [...cut(from, first, finer), { grain: wide.grain, from: first, to: last }, ...cut(last, to, finer)];
}

/** All time before an instant. */
export const rangesBefore = (at: number): Range[] => cut(Number.NEGATIVE_INFINITY, at);

/**
 * What to read of periods that follow each other, so that each row lies wholly in one of them.
 *
 * @param starts instants at which periods begin, and at last the end.
 */
export function rangesOf(starts: readonly number[]): Range[] {
  const ranges: Range[] = [];
  for (const range of starts.slice(1).flatMap((end, index) => cut(starts[index] ?? end, end))) {
    const last = ranges.at(-1);
    if (last && last.grain === range.grain && last.to === range.from) last.to = range.to;
    else ranges.push({ ...range });
  }
  return ranges;
}
