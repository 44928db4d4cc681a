import type { MetricType } from "./definition";
import { ofOrders } from "./order-definitions";
import { ofRecurring } from "./recurring-definitions";
import type { Span } from "./span-rules";
import { ofSubscriptions } from "./subscription-definitions";

const definitions = { ...ofOrders, ...ofRecurring, ...ofSubscriptions };

/** What clients ask for that is not kept here: usage, costs, and, although they are sold, seats. Answered as 0. */
const withoutMeaning = {
  seats_total: ["Seats", "scalar"],
  seats_claimed: ["Claimed seats", "scalar"],
  seats_pending: ["Pending seats", "scalar"],
  seat_customers: ["Customers with seats", "scalar"],
  new_seat_customers: ["New customers with seats", "scalar"],
  churned_seat_customers: ["Churned customers with seats", "scalar"],
  average_seats_per_customer: ["Seats per customer", "scalar"],
  seat_utilization_rate: ["Seat utilization", "percentage"],
  costs: ["Costs", "currency"],
  cumulative_costs: ["Cumulative costs", "currency"],
  cost_per_user: ["Cost per user", "currency"],
  active_user_by_event: ["Active users", "scalar"],
  gross_margin: ["Gross margin", "currency"],
  gross_margin_percentage: ["Gross margin, share", "percentage"],
  cashflow: ["Cashflow", "currency"],
} as const satisfies Record<string, readonly [string, MetricType]>;

export type Metric = keyof typeof definitions | keyof typeof withoutMeaning;

/** Every metric, by the name that clients know it by. */
export const metricNames = [...Object.keys(definitions), ...Object.keys(withoutMeaning)] as [
  Metric,
  ...Metric[],
];

const isDefined = (metric: Metric): metric is keyof typeof definitions => metric in definitions;

/** What a metric is called, what its numbers are, and how it is reckoned. */
export function describeMetric(metric: Metric): { name: string; type: MetricType; about: string } {
  if (isDefined(metric)) return definitions[metric];
  const [name, type] = withoutMeaning[metric];
  return { name, type, about: "Not kept here: always 0." };
}

/** What a metric comes to in a span; null where there is nothing to divide by. */
export const measure = (metric: Metric, span: Span): number | null =>
  isDefined(metric) ? definitions[metric].of(span) : 0;
