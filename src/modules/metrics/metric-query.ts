import "server-only";
import { z } from "zod";
import { Id } from "@/lib/id";
import { Currency } from "@/lib/money";
import { anyOf, flag } from "@/server/http/list";
import { Interval, MetricName } from "./metric-schema";
import { daysIn, limitsInDays } from "./period-rules";
import { MetricsQuery as DaysQuery } from "./schema";

const Day = DaysQuery.shape.end_date.unwrap();

const spanFields = {
  start_date: Day,
  end_date: Day.meta({ description: "The last day, included." }),
  timezone: DaysQuery.shape.timezone,
  currency: Currency.optional().meta({ description: "Default: the organization's own." }),
};

/** Refuses days in the wrong order, and more of them than the interval may have. */
const refuseTooMany = (
  query: { start_date: string; end_date: string; interval?: z.output<typeof Interval> },
  refuse: (path: string, message: string) => void,
) => {
  const days = daysIn(query);
  const { max_days: most } = limitsInDays[query.interval ?? "month"];
  if (days < 1) refuse("end_date", "The last day comes before the first.");
  else if (days > most) refuse("start_date", `At most ${most} days by the ${query.interval ?? "month"}.`);
};

const filterFields = {
  organization_id: anyOf(Id),
  product_id: anyOf(Id).meta({ description: "Of these products alone." }),
  billing_type: anyOf(z.enum(["one_time", "recurring"])).meta({
    description: "`recurring`: subscriptions and their orders. `one_time`: everything else.",
  }),
  customer_id: anyOf(Id).meta({ description: "Of these customers alone." }),
  metrics: anyOf(MetricName).meta({ description: "Only these. Default: all." }),
};

export const MetricsGet = z
  .object({ ...spanFields, interval: Interval, ...filterFields, compare: flag })
  .superRefine((query, context) =>
    refuseTooMany(query, (path, message) => context.addIssue({ code: "custom", path: [path], message })),
  );
export type MetricsGet = z.output<typeof MetricsGet>;

export const ProductMetricsGet = z
  .object({ ...spanFields, organization_id: anyOf(Id) })
  .superRefine((query, context) =>
    refuseTooMany(query, (path, message) => context.addIssue({ code: "custom", path: [path], message })),
  );
export type ProductMetricsGet = z.output<typeof ProductMetricsGet>;

export const CohortsGet = z.object({
  months: z.coerce
    .number()
    .int()
    .min(1)
    .max(36)
    .default(12)
    .meta({ description: "How many months, the current one included." }),
  timezone: DaysQuery.shape.timezone,
  product_id: anyOf(Id).meta({ description: "Subscriptions to these products alone." }),
});
export type CohortsGet = z.output<typeof CohortsGet>;
