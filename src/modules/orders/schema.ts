import { z } from "zod";
import { Address, AddressInput } from "@/lib/address";
import { Id } from "@/lib/id";
import { Metadata } from "@/lib/metadata";
import { Amount, Currency } from "@/lib/money";
import { Instant } from "@/lib/time";
import { Answers } from "@/modules/custom-fields/schema";
import { OrderCustomer } from "@/modules/customers/schema";
import { OrderDiscount } from "@/modules/discounts/schema";
import { Interval, Product } from "@/modules/products/schema";
import { Tax, TaxBehavior, TaxBehaviorOption } from "@/modules/tax/schema";
import { OrderSubscription } from "./subscription-schema";

export { Seller, SoldProduct } from "./sold-product-schema";
export { CancellationReason, OrderSubscription, SubscriptionStatus } from "./subscription-schema";

export const OrderStatus = z.enum(["pending", "paid", "partially_refunded", "refunded", "void"]).meta({
  description:
    "`pending`: billed and not paid yet. `void`: will not be paid any more, because its subscription ended.",
});
export type OrderStatus = z.output<typeof OrderStatus>;

/** Minor units. Less than nothing where a change of plan gives back more than it costs: that goes to the customer's balance. */
const Signed = z.int().meta({ description: "Minor units of the currency.", example: 1999 });

export const OrderItem = z
  .object({
    id: Id,
    created_at: Instant,
    modified_at: Instant.nullable(),
    label: z.string(),
    amount: Signed.meta({ description: "After discount, before tax; negative for a credit." }),
    tax_amount: Signed,
    proration: z.boolean(),
    product_price_id: Id.nullable(),
  })
  .meta({ id: "OrderItem" });

export const OrderProduct = Product.omit({
  prices: true,
  benefits: true,
  medias: true,
  attached_custom_fields: true,
}).meta({ id: "OrderProduct" });

export const Order = z
  .object({
    id: Id,
    created_at: Instant,
    modified_at: Instant.nullable(),
    status: OrderStatus,
    paid: z.boolean(),
    subtotal_amount: Signed.meta({ description: "Before discount and tax." }),
    discount_amount: Signed,
    net_amount: Signed.meta({ description: "After discount, before tax." }),
    amount: Signed.meta({ description: "The same as `net_amount`, by its older name." }),
    tax_amount: Signed,
    total_amount: Signed,
    applied_balance_amount: z.int().meta({
      description: "What the customer's balance adds to the total: negative where it pays of it.",
    }),
    due_amount: Amount.meta({ description: "What is left to be charged." }),
    refunded_amount: Amount.meta({ description: "Given back, without tax." }),
    refunded_tax_amount: Amount,
    refundable_amount: Amount,
    refundable_tax_amount: Amount,
    platform_fee_amount: z.int(),
    platform_fee_currency: z.string().nullable(),
    currency: Currency,
    billing_reason: z.enum(["purchase", "subscription_create", "subscription_cycle", "subscription_update"]),
    billing_name: z.string().nullable(),
    billing_address: Address.nullable(),
    invoice_number: z.string().nullable().meta({ example: "FLR-0001" }),
    receipt_number: z.string().nullable(),
    is_invoice_generated: z.boolean(),
    seats: z
      .int()
      .nullable()
      .meta({ description: "How many were bought once. Null: it was not sold by the seat." }),
    description: z.string(),
    customer_id: Id,
    product_id: Id.nullable(),
    discount_id: Id.nullable(),
    subscription_id: Id.nullable(),
    checkout_id: Id.nullable(),
    next_payment_attempt_at: Instant.nullable(),
    metadata: Metadata,
    custom_field_data: Answers,
    customer: OrderCustomer,
    product: OrderProduct.nullable(),
    discount: OrderDiscount.nullable(),
    subscription: OrderSubscription.nullable(),
    items: z.array(OrderItem),
    period_start: Instant.nullable().meta({ description: "Of the period that it bills." }),
    period_end: Instant.nullable(),
    tax_behavior: TaxBehavior.nullable(),
    tax: Tax.nullable().meta({ description: "Rate and jurisdiction of the tax in this order." }),
  })
  .meta({ id: "Order" });
export type Order = z.output<typeof Order>;

export const OrderUpdate = z
  .strictObject({
    billing_name: z.string().trim().max(256).nullish(),
    billing_address: AddressInput.nullish(),
  })
  .meta({ id: "OrderUpdate" });
export type OrderUpdate = z.output<typeof OrderUpdate>;

/** A sale as it was agreed on; amounts in minor units of `currency`. Kept with the payment, and made into the order. */
export const Sold = z.object({
  seller: z.object({ name: z.string(), receipt_url: z.string() }),
  organization_id: Id,
  checkout_id: Id,
  customer_id: Id,
  product_id: Id,
  price_id: Id,
  label: z.string(),
  /** Null, and absent of sales that were agreed on before there were seats: not sold by the seat. */
  seats: z.int().nullable().default(null),
  /** Sales that were agreed on before there were discounts do not name it. */
  discount_id: Id.nullable().default(null),
  currency: z.string(),
  subtotal_amount: Amount,
  discount_amount: Amount,
  net_amount: Amount,
  tax_amount: Amount,
  total_amount: Amount,
  tax_behavior: TaxBehavior.nullable(),
  tax: Tax.nullable(),
  billing_name: z.string().nullable(),
  billing_address: Address.nullable(),
  tax_id: z.string().nullable(),
  metadata: Metadata,
  custom_field_data: Answers,
  /** Null: sold once. `amount` for one period, before discount and tax; `upgraded_id`: the free subscription that becomes this one. */
  recurring: z
    .object({
      product_name: z.string(),
      amount: Amount,
      cycle: z.object({ interval: Interval, count: z.int() }),
      tax_behavior: TaxBehaviorOption,
      trial_end: Instant.nullable(),
      upgraded_id: Id.nullable(),
    })
    .nullable()
    .default(null),
});
export type Sold = z.output<typeof Sold>;
