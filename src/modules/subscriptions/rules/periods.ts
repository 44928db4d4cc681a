import { DAY_MS } from "@/lib/time";

export type Interval = "day" | "week" | "month" | "year";

/** How often a subscription is billed: every `count` intervals. */
export type Cycle = { interval: Interval; count: number };

/** A half-open span of time, UTC: `end` is no longer part of it. */
export type Period = { start: Date; end: Date };

const MONTHS: Partial<Record<Interval, number>> = { month: 1, year: 12 };
const DAYS: Partial<Record<Interval, number>> = { day: 1, week: 7 };

/**
 * The instant `n` cycles after `anchor`, UTC. Counted from the anchor and not from the period before, so that its day of the month is kept:
 * 31 January, 28 February, 31 March; 29 February comes back in leap years.
 */
export function afterCycles(anchor: Date, { interval, count }: Cycle, n: number): Date {
  const days = DAYS[interval];
  if (days) return new Date(anchor.getTime() + n * count * days * DAY_MS);
  const moved = new Date(anchor);
  moved.setUTCDate(1);
  moved.setUTCMonth(moved.getUTCMonth() + n * count * (MONTHS[interval] ?? 1));
  const lastDay = new Date(Date.UTC(moved.getUTCFullYear(), moved.getUTCMonth() + 1, 0)).getUTCDate();
  moved.setUTCDate(Math.min(anchor.getUTCDate(), lastDay));
  return moved;
}

export const isSameCycle = (a: Cycle, b: Cycle): boolean => a.interval === b.interval && a.count === b.count;

/** Whole seconds of a period, at least one, and those of them that are left at an instant: by these changes are prorated. */
export function secondsLeft({ start, end }: Period, at: Date): { left: number; all: number } {
  const seconds = (ms: number) => Math.floor(ms / 1_000);
  const all = Math.max(seconds(end.getTime()) - seconds(start.getTime()), 1);
  const left = seconds(end.getTime()) - seconds(at.getTime());
  return { left: Math.min(Math.max(left, 0), all), all };
}
