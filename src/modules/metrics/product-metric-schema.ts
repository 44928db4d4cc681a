import { z } from "zod";
import { Id } from "@/lib/id";
import { Currency } from "@/lib/money";

/** Less than nothing where changes of plan gave back more than was sold. */
const Money = z.int().meta({ description: "Minor units of `currency`.", example: 1999 });

const ProductMetrics = z
  .object({
    product_id: Id.nullable().meta({ description: "Null: orders that name no product." }),
    product_name: z.string().nullable(),
    orders: z.int(),
    revenue: Money,
    net_revenue: Money,
    share: z.number().nullable().meta({ description: "Of the net revenue of all; null without any." }),
    monthly_recurring_revenue: Money.meta({ description: "At the end." }),
    active_subscriptions: z.int(),
    previous_net_revenue: Money.meta({ description: "Of as many days right before." }),
  })
  .meta({ id: "ProductMetrics" });
export type ProductMetrics = z.output<typeof ProductMetrics>;

export const MetricsByProduct = z
  .object({
    currency: Currency,
    items: z.array(ProductMetrics).meta({ description: "Most net revenue first; at most 100." }),
  })
  .meta({ id: "MetricsByProduct" });
export type MetricsByProduct = z.output<typeof MetricsByProduct>;
