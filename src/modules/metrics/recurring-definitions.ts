import { at, churn, money, quotient, rate, share } from "./definition";
import type { Span } from "./span-rules";

const AVERAGE_MONTH_DAYS = 30.4375;

const perPayer = ({ after }: Span): number | null => quotient(after.mrr, after.paying);

/** What an average payer brings until they leave, if they go on leaving as fast as in the span. */
function lifetimeValue(span: Span): number | null {
  const left = churn(span);
  const average = perPayer(span);
  if (left === null || average === null) return null;
  return quotient(average * span.days, left * AVERAGE_MONTH_DAYS);
}

/** What subscriptions bring by the month. */
export const ofRecurring = {
  monthly_recurring_revenue: money(
    "Monthly recurring revenue",
    "What the active and past due subscriptions cost by the month at the end of the period, before tax, less discounts that run for longer than one period. Trials count nothing.",
    at("mrr"),
  ),
  annual_recurring_revenue: money(
    "Annual recurring revenue",
    "Monthly recurring revenue × 12.",
    ({ after }) => after.mrr * 12,
  ),
  committed_monthly_recurring_revenue: money(
    "Committed monthly recurring revenue",
    "The same without the subscriptions that are to end with their period.",
    at("committed_mrr"),
  ),
  committed_annual_recurring_revenue: money(
    "Committed annual recurring revenue",
    "Committed monthly recurring revenue × 12.",
    ({ after }) => after.committed_mrr * 12,
  ),
  trial_monthly_recurring_revenue: money(
    "Monthly recurring revenue on trial",
    "What the subscriptions in their trial will cost by the month, should they all go on.",
    at("trial_mrr"),
  ),
  trial_committed_monthly_recurring_revenue: money(
    "Committed recurring revenue on trial",
    "The same without the trials that are to end.",
    at("committed_trial_mrr"),
  ),
  mrr_churn_rate: rate(
    "Revenue churn",
    "Of the monthly recurring revenue at the beginning of the period and what was won in it, the share that was lost, by smaller plans too.",
    ({ before, within }) => share(within.all.mrr_lost, before.mrr + within.all.mrr_won),
  ),
  average_revenue_per_user: money(
    "Average revenue per user",
    "Monthly recurring revenue divided by the subscriptions that pay, at the end of the period.",
    perPayer,
  ),
  ltv: money(
    "Lifetime value",
    "Average revenue per user divided by the churn by the month: what an average subscription brings until it ends. None where nobody left.",
    lifetimeValue,
  ),
};
