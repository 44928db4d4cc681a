import { z } from "zod";
import { Address } from "@/lib/address";
import { Id } from "@/lib/id";
import { Metadata } from "@/lib/metadata";
import { Amount, Currency } from "@/lib/money";
import { Instant } from "@/lib/time";
import { Answers, AttachedCustomField } from "@/modules/custom-fields/schema";
import { CheckoutDiscount } from "@/modules/discounts/schema";
import { CheckoutProduct, Interval, ProductPrice } from "@/modules/products/schema";
import { Tax, TaxBehavior } from "@/modules/tax/schema";

export {
  CheckoutConfirm,
  CheckoutCreate,
  CheckoutUpdate,
  CheckoutUpdatePublic,
  Email,
  Name,
} from "./input-schema";
export { Origin, SuccessUrl, Url } from "./url-schema";

export const CheckoutStatus = z.enum(["open", "expired", "confirmed", "succeeded", "failed"]).meta({
  description: "`confirmed`: the payment runs. It becomes `succeeded`, or `open` again if it fails.",
});
export type CheckoutStatus = z.output<typeof CheckoutStatus>;

const FieldMode = z.enum(["required", "optional", "disabled"]);

/** Which lines of the billing address this checkout asks for. */
export const BillingAddressFields = z.object({
  country: FieldMode,
  state: FieldMode,
  city: FieldMode,
  postal_code: FieldMode,
  line1: FieldMode,
  line2: FieldMode,
});
export type BillingAddressFields = z.output<typeof BillingAddressFields>;

/** Why the last payment failed, for the buyer. */
export const PaymentFailure = z
  .object({
    code: z.string().meta({ example: "card_declined" }),
    message: z.string().meta({ example: "Your card was declined." }),
    /** Which field of the form it is about. */
    field: z.enum(["card_number", "card_expiry", "card_cvc", "payment"]),
  })
  .meta({ id: "CheckoutPaymentFailure" });
export type PaymentFailure = z.output<typeof PaymentFailure>;

const OrganizationOfCheckout = z.object({
  id: Id,
  created_at: Instant,
  modified_at: Instant.nullable(),
  name: z.string(),
  slug: z.string(),
  avatar_url: z.string().nullable(),
  brand_color: z.string().nullable(),
  proration_behavior: z.string(),
  allow_customer_updates: z.boolean(),
});

const shared = {
  id: Id,
  created_at: Instant,
  modified_at: Instant.nullable(),
  payment_processor: z.literal("stripe"),
  status: CheckoutStatus,
  client_secret: z.string(),
  url: z.string().meta({ description: "The hosted page." }),
  expires_at: Instant,
  success_url: z.string(),
  return_url: z.string().nullable(),
  embed_origin: z.string().nullable(),
  amount: Amount.meta({ description: "Before discount and tax." }),
  seats: z.int().nullable().meta({ description: "How many are bought. Null: it is not sold by the seat." }),
  min_seats: z
    .int()
    .nullable()
    .meta({ description: "Between which numbers the buyer may choose, beside what the price says." }),
  max_seats: z.int().nullable(),
  discount_amount: Amount,
  net_amount: Amount.meta({ description: "After discount, before tax." }),
  tax_amount: Amount.nullable().meta({ description: "Null until the billing address tells it." }),
  tax_behavior: TaxBehavior.nullable(),
  total_amount: Amount,
  currency: Currency,
  allow_trial: z.boolean().nullable(),
  active_trial_interval: Interval.nullable().meta({
    description: "What the sale begins with: the checkout's own trial, else the product's.",
  }),
  active_trial_interval_count: z.int().nullable(),
  trial_end: Instant.nullable().meta({ description: "Of a trial that begins now, or began with the sale." }),
  organization_id: Id,
  product_id: Id.nullable(),
  product_price_id: Id.nullable(),
  discount_id: Id.nullable(),
  allow_discount_codes: z.boolean(),
  require_billing_address: z.boolean(),
  is_discount_applicable: z.boolean(),
  is_free_product_price: z.boolean(),
  is_payment_required: z.boolean().meta({ description: "Whether something is charged at once." }),
  is_payment_setup_required: z.boolean().meta({
    description: "Whether the payment method is kept, to be charged later.",
  }),
  is_payment_form_required: z.boolean().meta({ description: "Whether a card is asked for at all." }),
  customer_id: Id.nullable(),
  is_business_customer: z.boolean(),
  customer_name: z.string().nullable(),
  customer_email: z.string().nullable(),
  customer_ip_address: z.string().nullable(),
  customer_billing_name: z.string().nullable(),
  customer_billing_address: Address.nullable(),
  customer_tax_id: z.string().nullable(),
  locale: z.string().nullable(),
  custom_field_data: Answers,
  payment_processor_metadata: z.record(z.string(), z.string()),
  billing_address_fields: BillingAddressFields,
  products: z.array(CheckoutProduct),
  product: CheckoutProduct.nullable(),
  product_price: ProductPrice.nullable(),
  prices: z.record(z.string(), z.array(ProductPrice)).nullable(),
  discount: CheckoutDiscount.nullable(),
  attached_custom_fields: z.array(AttachedCustomField).nullable().meta({
    description: "What the buyer of the chosen product is asked.",
  }),
  payment_failure: PaymentFailure.nullable(),
  order_id: Id.nullable(),
  subscription_id: Id.nullable().meta({
    description: "The subscription that was begun; before that, the free one that is to be upgraded.",
  }),
};

/** What a recurring sale costs later; amounts with tax. */
export const Renewal = z
  .object({
    interval: Interval,
    interval_count: z.int(),
    amount: Amount.meta({ description: "Of one period, without discount." }),
    discounted_amount: Amount.nullable().meta({ description: "Of one with it. Null: there is none." }),
    discounted_count: z.int().nullable().meta({
      description:
        "How many periods it holds in, the first one included. Null: there is none, or it holds for ever.",
    }),
    next_at: Instant.meta({ description: "When the next payment is taken, if the sale is made now." }),
  })
  .meta({ id: "CheckoutRenewal" });
export type Renewal = z.output<typeof Renewal>;

/** As an access token sees it. */
export const Checkout = z
  .object({
    ...shared,
    external_customer_id: z.string().nullable(),
    customer_external_id: z.string().nullable(),
    trial_interval: Interval.nullable().meta({
      description: "Of the checkout itself, instead of the product's.",
    }),
    trial_interval_count: z.int().nullable(),
    metadata: Metadata,
    customer_metadata: Metadata,
  })
  .meta({ id: "Checkout" });
export type Checkout = z.output<typeof Checkout>;

/** As the buyer's page sees it, by its client secret. */
export const CheckoutPublic = z
  .object({
    ...shared,
    organization: OrganizationOfCheckout,
    tax: Tax.nullable().meta({
      description: "What the tax amount is made of. Null until the address tells it.",
    }),
    due_amount: Amount.meta({ description: "What is charged at once: nothing while it is tried." }),
    renewal: Renewal.nullable().meta({ description: "What is charged later. Null: nothing." }),
    is_customer_tax_id_valid: z.boolean().nullable().meta({
      description: "By form and check digits. Null: there is none, or its country's cannot be checked.",
    }),
  })
  .meta({ id: "CheckoutPublic" });
export type CheckoutPublic = z.output<typeof CheckoutPublic>;

/** The answer to a confirmation: always `confirmed`, whatever has become of the payment since. Read it again to see. */
export const CheckoutConfirmed = z
  .object({
    ...CheckoutPublic.shape,
    status: z.literal("confirmed"),
    customer_session_token: z.string().nullable(),
  })
  .meta({ id: "CheckoutPublicConfirmed" });
export type CheckoutConfirmed = z.output<typeof CheckoutConfirmed>;
