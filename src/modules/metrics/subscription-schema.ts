import { z } from "zod";
import { Amount, Currency } from "@/lib/money";
import { Instant } from "@/lib/time";
import { MetricsQuery } from "./schema";

const Mrr = Amount.meta({
  description:
    "Monthly recurring revenue, minor units of `currency`: what the active and past due subscriptions cost by the month (a day × 30.4375, a week × 30.4375 ÷ 7, a year ÷ 12), before tax, less discounts that run for longer than one period. Trials count nothing.",
});
const Active = z.int().nonnegative().meta({ description: "Trialing, active and past due, of any currency." });
const Rate = (description: string) =>
  z
    .number()
    .min(0)
    .max(1)
    .nullable()
    .meta({ description: `${description} 0 to 1; null where there was none.` });

const Totals = z
  .object({
    mrr: Mrr.meta({ description: "At the end of the period." }),
    active_subscriptions: Active.meta({ description: "At the end of the period, of any currency." }),
    paying_subscriptions: z.int().nonnegative(),
    churn_rate: Rate(
      "Of the subscriptions that paid at some time in the period, those that stopped: ended, paused, unpaid or changed to a free plan.",
    ),
    mrr_churn_rate: Rate(
      "Of the monthly recurring revenue at its beginning and what was won in it, what was lost, smaller plans too. In `currency`.",
    ),
    trials_ended: z.int().nonnegative(),
    trial_conversion_rate: Rate(
      "Of the trials that ended in the period, those that went on as a subscription.",
    ),
  })
  .meta({ id: "SubscriptionMetricsTotals" });
export type SubscriptionTotals = z.output<typeof Totals>;

const SubscriptionMetricsDay = z
  .object({
    date: z.iso.date().meta({ description: "In `timezone`." }),
    starts_at: Instant,
    mrr: Mrr.meta({ description: "At the end of the day." }),
    active_subscriptions: Active.meta({ description: "At the end of the day." }),
    previous_mrr: Mrr.meta({ description: "Of the day as far into the period before." }),
    previous_active_subscriptions: Active.meta({ description: "The same." }),
  })
  .meta({ id: "SubscriptionMetricsDay" });

export const SubscriptionMetrics = z
  .object({
    timezone: z.string().meta({ example: "Europe/Vienna" }),
    currency: Currency,
    currencies: z
      .array(z.object({ currency: Currency, mrr: Mrr }))
      .meta({ description: "At the end, the largest first: amounts of several are never added up." }),
    totals: Totals,
    previous_totals: Totals.meta({ description: "Of as many days right before." }),
    days: z.array(SubscriptionMetricsDay),
  })
  .meta({ id: "SubscriptionMetrics" });
export type SubscriptionMetrics = z.output<typeof SubscriptionMetrics>;

export const SubscriptionMetricsQuery = MetricsQuery.omit({ product_id: true }).extend({
  currency: Currency.optional().meta({ description: "Default: the organization's own." }),
});
export type SubscriptionMetricsQuery = z.output<typeof SubscriptionMetricsQuery>;
