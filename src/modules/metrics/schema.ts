import { z } from "zod";
import { Currency } from "@/lib/money";
import { Instant } from "@/lib/time";
import { isTimeZone } from "@/lib/time-zone";

const Revenue = z.int().meta({
  description:
    "Minor units of `currency`: what the orders of the period brought, without tax and less what was refunded since. Below zero where changes of plan gave back more.",
});
const Orders = z.int().nonnegative().meta({ description: "Paid orders, refunded ones too." });

const Totals = z
  .object({
    revenue: Revenue,
    orders: Orders,
    average_order_value: z
      .int()
      .nullable()
      .meta({ description: "Minor units, rounded; null without orders." }),
  })
  .meta({ id: "MetricsTotals" });

const MetricsDay = z
  .object({
    date: z.iso.date().meta({ description: "In `timezone`." }),
    starts_at: Instant,
    revenue: Revenue,
    orders: Orders,
    previous_revenue: Revenue.meta({ description: "Of the day as far into the period before." }),
    previous_orders: Orders,
  })
  .meta({ id: "MetricsDay" });

export const MetricsSummary = z
  .object({
    timezone: z.string().meta({ example: "Europe/Vienna" }),
    currency: Currency,
    currencies: z
      .array(z.object({ currency: Currency, revenue: Revenue, orders: Orders }))
      .meta({ description: "Of this period, by currency: amounts of several are never added up." }),
    totals: Totals,
    previous_totals: Totals.meta({ description: "Of as many days right before." }),
    days: z.array(MetricsDay),
  })
  .meta({ id: "MetricsSummary" });
export type MetricsSummary = z.output<typeof MetricsSummary>;

/** A period of whole days that ends with `end_date`. */
export const MetricsQuery = z.object({
  days: z.coerce
    .number()
    .int()
    .min(1)
    .max(366)
    .default(30)
    .meta({ description: "Length of the period, and of the one before it that it is compared with." }),
  end_date: z.iso
    .date()
    .refine((date) => date >= "2000-01-01" && date < "2200-01-01", "A date of this time.")
    .optional()
    .meta({ description: "The last day of the period. Default: today in `timezone`." }),
  timezone: z
    .string()
    .max(64)
    // Offsets such as +02:00 are zones too, but mean the opposite to the database.
    .refine((name) => /^[A-Z]/i.test(name) && isTimeZone(name), "Not a time zone's name, as Europe/Vienna.")
    .default("UTC"),
  currency: Currency.optional().meta({
    description: "Default: the organization's own if it sold in it, else the one of the most orders.",
  }),
  product_id: z.guid().toLowerCase().optional().meta({ description: "Orders of this product alone." }),
});
export type MetricsQuery = z.output<typeof MetricsQuery>;
