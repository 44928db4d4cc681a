import { divideRounded } from "@/lib/money";
import type { MetricsSummary } from "./schema";

/** Minor units of one currency, and paid orders. */
export type Sums = { revenue: number; orders: number };

/** One day with what was sold on it, by currency. */
export type SoldDay = { date: string; starts_at: Date; sold: { [currency: string]: Sums } };

const none: Sums = { revenue: 0, orders: 0 };
const add = (a: Sums, b: Sums): Sums => ({ revenue: a.revenue + b.revenue, orders: a.orders + b.orders });

/** The sums of some days, by currency. Nothing is ever added across currencies. */
function sumsOf(days: readonly SoldDay[]): Map<string, Sums> {
  const sums = new Map<string, Sums>();
  for (const { sold } of days)
    for (const [currency, sum] of Object.entries(sold))
      sums.set(currency, add(sums.get(currency) ?? none, sum));
  return sums;
}

const totalsOf = ({ revenue, orders }: Sums) => ({
  revenue,
  orders,
  average_order_value: orders === 0 ? null : Number(divideRounded(BigInt(revenue), BigInt(orders))),
});

/** The currency to show when none was asked for: the organization's own if it sold in it, else the one of the most orders. */
export function chooseCurrency(sums: ReadonlyMap<string, Sums>, own: string): string {
  if (sums.has(own)) return own;
  const [most] = [...sums].sort(([, a], [, b]) => b.orders - a.orders);
  return most?.[0] ?? own;
}

/**
 * Sets a period beside the one before it, day by day, in one currency.
 *
 * `days`: all days of both, the earlier period first; each period has half of them.
 */
export function summarize(
  days: readonly SoldDay[],
  asked: { timezone: string; currency?: string | undefined; own: string },
): MetricsSummary {
  const half = days.length / 2;
  const before = days.slice(0, half);
  const now = days.slice(half);
  const currency = asked.currency ?? chooseCurrency(sumsOf(days), asked.own);
  const sums = sumsOf(now);
  const of = (day: SoldDay | undefined) => day?.sold[currency] ?? none;
  return {
    timezone: asked.timezone,
    currency,
    currencies: [...sums]
      .sort(([, a], [, b]) => b.orders - a.orders)
      .map(([code, sum]) => ({ currency: code, ...sum })),
    totals: totalsOf(sums.get(currency) ?? none),
    previous_totals: totalsOf(sumsOf(before).get(currency) ?? none),
    days: now.map((day, index) => ({
      date: day.date,
      starts_at: day.starts_at.toISOString(),
      ...of(day),
      previous_revenue: of(before[index]).revenue,
      previous_orders: of(before[index]).orders,
    })),
  };
}
