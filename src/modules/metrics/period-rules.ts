import { DAY_MS } from "@/lib/time";

export const intervals = ["hour", "day", "week", "month", "year"] as const;
export type Interval = (typeof intervals)[number];

/** How many days may be asked for at once, by interval: some thousand periods. */
export const limitsInDays: Record<Interval, { min_days: number; max_days: number }> = {
  hour: { min_days: 1, max_days: 31 },
  day: { min_days: 1, max_days: 1_100 },
  week: { min_days: 1, max_days: 3_700 },
  month: { min_days: 1, max_days: 11_000 },
  year: { min_days: 1, max_days: 36_525 },
};
export const MIN_DATE = "2000-01-01";

/** Whole calendar days, both included. */
export type Days = { start_date: string; end_date: string };

const dateOf = (at: number): string => new Date(at).toISOString().slice(0, 10);
const utc = (date: string): number => Date.parse(`${date}T00:00:00Z`);
const plus = (date: string, days: number): string => dateOf(utc(date) + days * DAY_MS);

export const daysIn = ({ start_date, end_date }: Days): number =>
  Math.round((utc(end_date) - utc(start_date)) / DAY_MS) + 1;

/** The first day of the calendar's interval that comes after a day. */
function nextStart(date: string, interval: Interval): string {
  const at = new Date(utc(date));
  const [year, month] = [at.getUTCFullYear(), at.getUTCMonth()];
  if (interval === "month") return dateOf(Date.UTC(year, month + 1, 1));
  if (interval === "year") return dateOf(Date.UTC(year + 1, 0, 1));
  if (interval === "week") return plus(date, 7 - ((at.getUTCDay() + 6) % 7));
  return plus(date, 1);
}

/**
 * The days on which periods begin, and the day after the last. Weeks begin on Monday; the first and the last period are cut where the days begin and
 * end, so that the totals are the same whatever the interval. Of hours, the days that have them.
 */
export function boundaries(days: Days, interval: Interval): string[] {
  const end = plus(days.end_date, 1);
  const dates: string[] = [];
  for (let date = days.start_date; date < end; date = nextStart(date, interval)) dates.push(date);
  return [...dates, end];
}

/** Months from one first of a month to another. */
const monthsBetween = (from: string, to: string): number =>
  (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 +
  Number(to.slice(5, 7)) -
  Number(from.slice(5, 7));

/** The days right before, as many of them: for whole months as many months. */
export function daysBefore(days: Days): Days {
  const end = plus(days.end_date, 1);
  const end_date = plus(days.start_date, -1);
  if (!days.start_date.endsWith("-01") || !end.endsWith("-01"))
    return { start_date: plus(days.start_date, -daysIn(days)), end_date };
  const at = new Date(utc(days.start_date));
  const months = monthsBetween(days.start_date, end);
  return { start_date: dateOf(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() - months, 1)), end_date };
}
