import { dayOf } from "@/lib/day";
import { DAY_MS } from "@/lib/time";
import { daysIn, type Interval, intervals, limitsInDays } from "./period-rules";

/** What the page of metrics shows; the names are those of the API's query. */
export type MetricsPageSearch = {
  start_date: string;
  end_date: string;
  interval: Interval;
  timezone: string;
  compare: "true";
  currency?: string;
  product_id?: string;
};

/** What the address may hold. */
export const METRICS_NAMES = ["from", "to", "interval", "currency", "product_id"] as const;
type Address = { [name in (typeof METRICS_NAMES)[number]]?: string | undefined };

const isDay = (text: string | undefined): text is string =>
  text !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(text) && text >= "2000-01-01" && text < "2200-01-01";

/** The intervals that so many days may be cut into, and of which there is more than one. */
export const intervalsOf = (days: number): Interval[] =>
  intervals.filter((each) => {
    const most = { hour: 14, day: 400, week: limitsInDays.week.max_days, month: limitsInDays.month.max_days }[
      each as "hour"
    ];
    const least = { hour: 1, day: 1, week: 14, month: 45, year: 500 }[each];
    return days <= (most ?? limitsInDays[each].max_days) && days >= least;
  });

/** Readable by itself: hours of a day or two, days up to three months, then weeks or months. */
function fittingInterval(days: number): Interval {
  if (days <= 2) return "hour";
  if (days <= 92) return "day";
  return days <= 200 ? "week" : "month";
}

/** The last so many days, today included, in a time zone. */
export const lastDays = (days: number, timezone: string, now: number) => ({
  from: dayOf(now - (days - 1) * DAY_MS, timezone),
  to: dayOf(now, timezone),
});

/** What the page shows, out of its address; 30 days where that says nothing that can be. */
export function metricsPageSearch(address: Address, timezone: string, now: number): MetricsPageSearch {
  const asked = { start_date: address.from ?? "", end_date: address.to ?? "" };
  const given = isDay(address.from) && isDay(address.to) ? daysIn(asked) : 0;
  const usual = lastDays(30, timezone, now);
  const isGiven = given >= 1 && given <= limitsInDays.month.max_days;
  const span = isGiven ? asked : { start_date: usual.from, end_date: usual.to };
  const days = daysIn(span);
  const interval = intervalsOf(days).find((each) => each === address.interval) ?? fittingInterval(days);
  return {
    ...span,
    interval,
    timezone,
    compare: "true",
    ...(address.currency && /^[a-z]{3}$/.test(address.currency) && { currency: address.currency }),
    ...(address.product_id &&
      /^[0-9a-f-]{36}$/.test(address.product_id) && { product_id: address.product_id }),
  };
}
