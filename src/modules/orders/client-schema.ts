import { z } from "zod";
import { Id } from "@/lib/id";
import { Order, OrderSubscription } from "./schema";
import { Seller, SoldProduct } from "./sold-product-schema";

/** An order as its customer sees it. */
export const CustomerOrder = Order.omit({
  metadata: true,
  custom_field_data: true,
  customer: true,
  platform_fee_amount: true,
  platform_fee_currency: true,
})
  .extend({
    product: SoldProduct.nullable(),
    subscription: OrderSubscription.omit({ metadata: true }).nullable(),
  })
  .meta({ id: "CustomerOrder" });
export type CustomerOrder = z.output<typeof CustomerOrder>;

export const OrderPaymentStatus = z
  .object({
    status: z.enum(["none", "processing", "succeeded", "failed"]),
    error: z.string().nullable().meta({ description: "The bank's reason, for the customer." }),
  })
  .meta({ id: "OrderPaymentStatus" });
export type OrderPaymentStatus = z.output<typeof OrderPaymentStatus>;

/** An order as whoever has its link sees it. */
export const ClientOrder = CustomerOrder.extend({
  organization: Seller,
  payment_method: z
    .object({ id: Id, type: z.string(), brand: z.string().nullable(), last4: z.string().nullable() })
    .nullable()
    .meta({ description: "The saved means that is charged where a payment names no other." }),
  payment: OrderPaymentStatus.meta({ description: "Of the latest payment." }),
}).meta({ id: "ClientOrder" });
export type ClientOrder = z.output<typeof ClientOrder>;

const token = z.string().min(1).max(200).nullish().meta({
  description: "What Stripe.js made of the card form. Without it the saved means is charged.",
  example: "ctoken_1Q2w3E4r",
});

export const ClientOrderPay = z.strictObject({ confirmation_token_id: token }).meta({ id: "ClientOrderPay" });

export const CustomerOrderConfirmPayment = z
  .strictObject({
    confirmation_token_id: token,
    payment_method_id: Id.nullish().meta({ description: "Another of the customer's saved means." }),
    payment_processor: z.literal("stripe").default("stripe"),
  })
  .meta({ id: "CustomerOrderConfirmPayment" });

/** How a payment that was just asked for stands. */
export const OrderPaymentConfirmation = z
  .object({
    status: z.enum(["succeeded", "requires_action", "processing", "failed"]).meta({
      description: "`requires_action`: the bank asks, and Stripe.js leads through it with `client_secret`.",
    }),
    client_secret: z.string().nullable(),
    error: z.string().nullable().meta({ description: "The bank's reason, for the customer." }),
  })
  .meta({ id: "OrderPaymentConfirmation" });
export type OrderPaymentConfirmation = z.output<typeof OrderPaymentConfirmation>;
