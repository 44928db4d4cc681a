import type { Counter, Counts, Span } from "./span-rules";

/** What the numbers of a metric are: a count, minor units of the currency, or a share of 1. */
export type MetricType = "scalar" | "currency" | "percentage";

/** `of` a span answers null where there is nothing to divide by. */
type Definition = { name: string; type: MetricType; about: string; of: (span: Span) => number | null };

const AVERAGE_MONTH_DAYS = 30.4375;

const quotient = (part: number, whole: number | null): number | null => (whole ? part / whole : null);
const rounded = (value: number | null): number | null => (value === null ? null : Math.round(value));
const share = (part: number, whole: number): number | null =>
  whole > 0 ? Math.min(1, Math.max(0, part / whole)) : null;

const net = ({ revenue, refunded }: Counts): number => revenue - refunded;
const churn = ({ within, before }: Span): number | null =>
  share(within.all.stopped, before.paying + within.all.begun);
const perPayer = ({ after }: Span): number | null => quotient(after.mrr, after.paying);

/** What an average payer brings until they leave, if they go on leaving as fast as in the span. */
function lifetimeValue(span: Span): number | null {
  const left = churn(span);
  const average = perPayer(span);
  if (left === null || average === null) return null;
  return quotient(average * span.days, left * AVERAGE_MONTH_DAYS);
}

const scalar = (name: string, about: string, of: Definition["of"]): Definition => ({
  name,
  type: "scalar",
  about,
  of,
});
const money = (name: string, about: string, of: Definition["of"]): Definition => ({
  name,
  type: "currency",
  about,
  of: (span) => rounded(of(span)),
});
const rate = (name: string, about: string, of: Definition["of"]): Definition => ({
  name,
  type: "percentage",
  about,
  of,
});

const at = (counter: Counter) => (span: Span) => span.after[counter];
const sold = (kind: string, of: (counts: Counts) => number) => (span: Span) => of(span.within.kind(kind));
const gaveUp = (name: string, reason: string): Definition =>
  scalar(
    `Canceled: ${name}`,
    `Subscriptions given up in the period, with this as the reason.`,
    sold(`canceled:${reason}`, ({ canceled }) => canceled),
  );

const ofOrders = {
  orders: scalar("Orders", "Orders that were paid, refunded ones too.", ({ within }) => within.all.orders),
  revenue: money(
    "Revenue",
    "What the orders of the period came to, after discounts and before tax; refunds are not taken off.",
    ({ within }) => within.all.revenue,
  ),
  net_revenue: money(
    "Net revenue",
    "Revenue less what was given back since of these orders, whenever that was.",
    ({ within }) => net(within.all),
  ),
  cumulative_revenue: money(
    "Cumulative revenue",
    "Revenue since the beginning of the first period.",
    ({ since }) => since.revenue,
  ),
  net_cumulative_revenue: money(
    "Net cumulative revenue",
    "Net revenue since the beginning of the first period.",
    ({ since }) => net(since),
  ),
  average_order_value: money("Average order", "Revenue divided by orders.", ({ within }) =>
    quotient(within.all.revenue, within.all.orders),
  ),
  net_average_order_value: money("Net average order", "Net revenue divided by orders.", ({ within }) =>
    quotient(net(within.all), within.all.orders),
  ),
  one_time_products: scalar(
    "One-time purchases",
    "Orders of products that do not recur.",
    sold("one_time", ({ orders }) => orders),
  ),
  one_time_products_revenue: money(
    "Revenue of one-time purchases",
    "Their revenue.",
    sold("one_time", ({ revenue }) => revenue),
  ),
  one_time_products_net_revenue: money(
    "Net revenue of one-time purchases",
    "Their net revenue.",
    sold("one_time", net),
  ),
  checkouts: scalar(
    "Checkouts",
    "Checkouts that were opened in the period.",
    ({ within }) => within.all.checkouts,
  ),
  succeeded_checkouts: scalar(
    "Succeeded checkouts",
    "Those of them that led to a purchase, whenever that was.",
    ({ within }) => within.all.succeeded_checkouts,
  ),
  checkouts_conversion: rate(
    "Checkout conversion",
    "The share of the period's checkouts that led to a purchase.",
    ({ within }) => share(within.all.succeeded_checkouts, within.all.checkouts),
  ),
};

const ofRecurring = {
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

const ofSubscriptions = {
  active_subscriptions: scalar(
    "Active subscriptions",
    "Those in their trial, paid for or past due, at the end of the period.",
    at("active"),
  ),
  committed_subscriptions: scalar(
    "Committed subscriptions",
    "Active subscriptions without those that are to end with their period.",
    at("committed"),
  ),
  new_subscriptions: scalar(
    "New subscriptions",
    "Subscriptions that began in the period, with or without a trial.",
    ({ within }) => within.all.new_subscriptions,
  ),
  new_subscriptions_revenue: money(
    "Revenue of new subscriptions",
    "Revenue of their first orders.",
    sold("new", ({ revenue }) => revenue),
  ),
  new_subscriptions_net_revenue: money(
    "Net revenue of new subscriptions",
    "Net revenue of their first orders.",
    sold("new", net),
  ),
  renewed_subscriptions: scalar(
    "Renewed subscriptions",
    "Orders for a further period of a subscription.",
    sold("renewed", ({ orders }) => orders),
  ),
  renewed_subscriptions_revenue: money(
    "Revenue of renewals",
    "Their revenue.",
    sold("renewed", ({ revenue }) => revenue),
  ),
  renewed_subscriptions_net_revenue: money(
    "Net revenue of renewals",
    "Their net revenue.",
    sold("renewed", net),
  ),
  churned_subscriptions: scalar(
    "Churned subscriptions",
    "Subscriptions that paid and stopped: ended, paused, unpaid or changed to a free plan.",
    ({ within }) => within.all.stopped,
  ),
  churn_rate: rate(
    "Subscription churn",
    "Of the subscriptions that paid at some time in the period, the share that stopped.",
    churn,
  ),
  trials_ended: scalar(
    "Trials that ended",
    "Trials that ended in the period, one way or the other.",
    ({ within }) => within.all.trials_ended,
  ),
  trial_conversion_rate: rate(
    "Trial conversion",
    "Of the trials that ended in the period, the share that went on as a subscription.",
    ({ within }) => share(within.all.trials_converted, within.all.trials_ended),
  ),
  canceled_subscriptions: scalar(
    "Canceled subscriptions",
    "Subscriptions that were given up in the period, at once or by the end of what is paid, and not taken up again.",
    ({ within }) => within.all.canceled,
  ),
  canceled_subscriptions_customer_service: gaveUp("customer service", "customer_service"),
  canceled_subscriptions_low_quality: gaveUp("low quality", "low_quality"),
  canceled_subscriptions_missing_features: gaveUp("missing features", "missing_features"),
  canceled_subscriptions_switched_service: gaveUp("switched service", "switched_service"),
  canceled_subscriptions_too_complex: gaveUp("too complex", "too_complex"),
  canceled_subscriptions_too_expensive: gaveUp("too expensive", "too_expensive"),
  canceled_subscriptions_unused: gaveUp("unused", "unused"),
  canceled_subscriptions_other: gaveUp("other", "other"),
};

export const definitions = { ...ofOrders, ...ofRecurring, ...ofSubscriptions };
