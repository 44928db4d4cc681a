import { writeTime } from "@/components/time/time-text";
import { formatMinor } from "@/components/ui/money-text";
import type { Subscription } from "./schema";

export type Cycle = { recurring_interval: string; recurring_interval_count: number };

/** `per month`, `every 3 months`. */
export const cycleText = ({
  recurring_interval: interval,
  recurring_interval_count: count,
}: Cycle): string => (count === 1 ? `per ${interval}` : `every ${count} ${interval}s`);

/** `$29.00 per month`, `Free`: before discount and tax. */
export const amountText = (terms: Cycle & { amount: number; currency: string }): string =>
  terms.amount === 0 ? "Free" : `${formatMinor(terms.amount, terms.currency)} ${cycleText(terms)}`;

type Due = { amount: number; currency: string } | null;
type Told = Pick<
  Subscription,
  | "status"
  | "current_period_end"
  | "cancel_at_period_end"
  | "ended_at"
  | "ends_at"
  | "pause_at_period_end"
  | "resumes_at"
  | "trial_end"
>;

/** When the engine acts next by itself; null: never. */
export function nextAt(of: Told): string | null {
  if (of.status === "canceled" || of.status === "unpaid") return null;
  return of.status === "paused" ? of.resumes_at : of.current_period_end;
}

type Day = (at: string | null) => string;

/** The sentence of one that runs without trouble. */
function running(of: Told, day: Day, sum: string): string {
  const end = day(of.current_period_end);
  if (of.cancel_at_period_end) return `Ends on ${day(of.ends_at ?? of.current_period_end)}`;
  if (of.pause_at_period_end) return `Pauses on ${end}${of.resumes_at ? ` until ${day(of.resumes_at)}` : ""}`;
  return of.status === "trialing" ? `Trial until ${end}, then renews${sum}` : `Renews on ${end}${sum}`;
}

/**
 * What comes next, in a sentence: `Renews on 5 Dec 2026 for $29.00`.
 *
 * @param due what will be charged then; null while it is not known.
 * @param retryAt when an overdue order is tried again.
 */
export function nextText(of: Told, zone: string, due: Due = null, retryAt: string | null = null): string {
  const day: Day = (at) => (at ? writeTime(at, "date", zone, 0) : "");
  switch (of.status) {
    case "canceled":
      return `Ended on ${day(of.ended_at)}`;
    case "unpaid":
      return "Unpaid: every try has failed, and nothing is charged any more";
    case "paused":
      return of.resumes_at ? `Paused until ${day(of.resumes_at)}` : "Paused until it is resumed";
    case "past_due": {
      const end = of.cancel_at_period_end ? `. Ends on ${day(of.current_period_end)}` : "";
      return `${retryAt ? `Past due: next try on ${day(retryAt)}` : "Past due: a payment is missing"}${end}`;
    }
    default:
      return running(of, day, due ? ` for ${formatMinor(due.amount, due.currency)}` : "");
  }
}
