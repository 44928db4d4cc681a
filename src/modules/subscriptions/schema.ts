import { z } from "zod";
import { Id } from "@/lib/id";
import { Instant } from "@/lib/time";
import { OrderCustomer } from "@/modules/customers/schema";
import { OrderDiscount } from "@/modules/discounts/schema";
import { OrderSubscription } from "@/modules/orders/schema";
import { Product, ProductPrice } from "@/modules/products/schema";

export const PendingSubscriptionUpdate = z
  .object({
    id: Id,
    created_at: Instant,
    modified_at: z.null(),
    applies_at: Instant,
    product_id: Id,
    seats: z.null(),
  })
  .meta({ id: "PendingSubscriptionUpdate", description: "A change of plan that waits for the next period." });

export const Subscription = OrderSubscription.extend({
  customer: OrderCustomer,
  product: Product,
  discount: OrderDiscount.nullable(),
  prices: z.array(ProductPrice).meta({ description: "The price that was agreed on." }),
  meters: z.array(z.never()),
  pending_update: PendingSubscriptionUpdate.nullable(),
  custom_field_data: z.record(z.string(), z.unknown()),
  payment_method_id: Id.nullable().meta({ description: "Null: the customer's default is charged." }),
}).meta({ id: "Subscription" });
export type Subscription = z.output<typeof Subscription>;
