import { z } from "zod";
import { Currency } from "@/lib/money";
import { Instant } from "@/lib/time";
import { type Metric, metricNames } from "./metric-names";
import { intervals, MIN_DATE } from "./period-rules";

export const Interval = z.enum(intervals).meta({ id: "TimeInterval" });
export const MetricName = z.enum(metricNames).meta({ id: "MetricName" });

const Value = z.number().nullable().meta({
  description:
    "A count, minor units of `currency`, or a share of 1: see `metrics`. Null where there is nothing to divide by.",
});
const values = Object.fromEntries(metricNames.map((name) => [name, Value.optional()])) as {
  [name in Metric]: z.ZodOptional<typeof Value>;
};

const MetricsTotals = z.object(values).meta({ id: "MetricsAllTotals" });
const MetricPeriod = z
  .object({ timestamp: Instant.meta({ description: "When it begins." }), ...values })
  .meta({ id: "MetricPeriod" });

const MetricInfo = z
  .object({
    slug: MetricName,
    display_name: z.string(),
    type: z.enum(["scalar", "currency", "percentage"]),
    description: z.string(),
  })
  .meta({ id: "Metric" });
const infos = Object.fromEntries(metricNames.map((name) => [name, MetricInfo.optional()])) as {
  [name in Metric]: z.ZodOptional<typeof MetricInfo>;
};

export const Metrics = z
  .object({
    timezone: z.string(),
    currency: Currency.meta({
      description:
        "Of all amounts. Everything is of this currency alone, numbers of orders and subscriptions too.",
    }),
    currencies: z
      .array(Currency)
      .meta({ description: "In which there has ever been anything; the organization's own first." }),
    periods: z.array(MetricPeriod),
    totals: MetricsTotals.meta({ description: "Of all periods together; standings at the end of the last." }),
    previous_periods: z.array(MetricPeriod).nullable().meta({
      description: "As many days right before; for whole months as many months. Null unless `compare`.",
    }),
    previous_totals: MetricsTotals.nullable(),
    metrics: z.object(infos).meta({ id: "MetricInfos" }),
  })
  .meta({ id: "Metrics" });
export type Metrics = z.output<typeof Metrics>;

const Limit = z.object({ min_days: z.int(), max_days: z.int() }).meta({ id: "MetricsIntervalLimit" });
export const MetricsLimits = z
  .object({
    min_date: z.iso.date().meta({ example: MIN_DATE }),
    intervals: z.object({ hour: Limit, day: Limit, week: Limit, month: Limit, year: Limit }),
  })
  .meta({ id: "MetricsLimits" });
