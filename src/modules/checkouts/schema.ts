import { z } from "zod";
import { Address, AddressInput } from "@/lib/address";
import { Id } from "@/lib/id";
import { Metadata } from "@/lib/metadata";
import { Amount, AmountInput, Currency } from "@/lib/money";
import { Instant } from "@/lib/time";
import { CheckoutDiscount } from "@/modules/discounts/schema";
import { CheckoutProduct, PriceInput, ProductPrice } from "@/modules/products/schema";
import { Tax, TaxBehavior, TaxIdInput } from "@/modules/tax/schema";
import { Origin, SuccessUrl, Url } from "./url-schema";

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
  seats: z.null(),
  min_seats: z.null(),
  max_seats: z.null(),
  discount_amount: Amount,
  net_amount: Amount.meta({ description: "After discount, before tax." }),
  tax_amount: Amount.nullable().meta({ description: "Null until the billing address tells it." }),
  tax_behavior: TaxBehavior.nullable(),
  total_amount: Amount,
  currency: Currency,
  allow_trial: z.boolean().nullable(),
  active_trial_interval: z.null(),
  active_trial_interval_count: z.null(),
  trial_end: z.null(),
  organization_id: Id,
  product_id: Id.nullable(),
  product_price_id: Id.nullable(),
  discount_id: Id.nullable(),
  allow_discount_codes: z.boolean(),
  require_billing_address: z.boolean(),
  is_discount_applicable: z.boolean(),
  is_free_product_price: z.boolean(),
  is_payment_required: z.boolean(),
  is_payment_setup_required: z.boolean(),
  is_payment_form_required: z.boolean(),
  customer_id: Id.nullable(),
  is_business_customer: z.boolean(),
  customer_name: z.string().nullable(),
  customer_email: z.string().nullable(),
  customer_ip_address: z.string().nullable(),
  customer_billing_name: z.string().nullable(),
  customer_billing_address: Address.nullable(),
  customer_tax_id: z.string().nullable(),
  locale: z.string().nullable(),
  custom_field_data: z.record(z.string(), z.unknown()),
  payment_processor_metadata: z.record(z.string(), z.string()),
  billing_address_fields: BillingAddressFields,
  products: z.array(CheckoutProduct),
  product: CheckoutProduct.nullable(),
  product_price: ProductPrice.nullable(),
  prices: z.record(z.string(), z.array(ProductPrice)).nullable(),
  discount: CheckoutDiscount.nullable(),
  attached_custom_fields: z.array(z.never()).nullable(),
  payment_failure: PaymentFailure.nullable(),
  order_id: Id.nullable(),
  subscription_id: Id.nullable(),
};

/** As an access token sees it. */
export const Checkout = z
  .object({
    ...shared,
    external_customer_id: z.string().nullable(),
    customer_external_id: z.string().nullable(),
    trial_interval: z.null(),
    trial_interval_count: z.null(),
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

export const Email = z.email().max(254);
const CustomFieldData = z.record(
  z.string().max(100),
  z.union([z.string().max(2_000), z.number(), z.boolean(), z.null()]),
);
export const Name = z.string().trim().max(256).nullish();

/** What the buyer may fill in. */
const ofTheBuyer = {
  custom_field_data: CustomFieldData.optional(),
  product_id: Id.nullish(),
  product_price_id: Id.nullish(),
  amount: AmountInput.nullish(),
  seats: z.null().optional(),
  is_business_customer: z.boolean().nullish(),
  customer_name: Name,
  customer_email: Email.nullish(),
  customer_billing_name: Name,
  customer_billing_address: AddressInput.nullish(),
  customer_tax_id: TaxIdInput.nullish(),
  locale: z.string().max(20).nullish(),
  allow_trial: z.boolean().nullish(),
  discount_code: z.string().trim().max(256).nullish().meta({
    description: "In upper or lower case. Null takes the discount off.",
  }),
};

/** What only the organization may set. */
const ofTheOrganization = {
  trial_interval: z.null().optional(),
  trial_interval_count: z.null().optional(),
  metadata: Metadata.optional(),
  currency: Currency.nullish(),
  discount_id: Id.nullish().meta({ description: "Null takes the discount off." }),
  allow_discount_codes: z.boolean().nullish(),
  require_billing_address: z.boolean().nullish(),
  customer_ip_address: z.union([z.ipv4(), z.ipv6()]).nullish(),
  customer_metadata: Metadata.nullish(),
  success_url: SuccessUrl.nullish(),
  return_url: Url.nullish(),
  embed_origin: Origin.nullish(),
};

export const CheckoutCreate = z
  .strictObject({
    ...ofTheBuyer,
    ...ofTheOrganization,
    products: z
      .array(Id)
      .min(1)
      .max(20)
      .optional()
      .meta({ description: "The first is chosen, the buyer may switch." }),
    customer_id: Id.nullish(),
    external_customer_id: z.string().min(1).max(200).nullish(),
    customer_external_id: z.string().min(1).max(200).nullish(),
    prices: z.record(Id, z.array(PriceInput).min(1).max(20)).nullish(),
    min_seats: z.null().optional(),
    max_seats: z.null().optional(),
    subscription_id: z.null().optional(),
    organization_id: Id.nullish(),
  })
  .meta({ id: "CheckoutCreate" });
export type CheckoutCreate = z.output<typeof CheckoutCreate>;

export const CheckoutUpdate = z
  .strictObject({ ...ofTheBuyer, ...ofTheOrganization })
  .meta({ id: "CheckoutUpdate" });
export type CheckoutUpdate = z.output<typeof CheckoutUpdate>;

export const CheckoutUpdatePublic = z.strictObject(ofTheBuyer).meta({ id: "CheckoutUpdatePublic" });
export type CheckoutUpdatePublic = z.output<typeof CheckoutUpdatePublic>;

export const CheckoutConfirm = z
  .strictObject({
    ...CheckoutUpdatePublic.shape,
    confirmation_token_id: z
      .string()
      .regex(/^\w{1,100}$/)
      .nullish()
      .meta({
        description: "Stripe's, made in the browser from the card. Needed where something is to pay.",
      }),
  })
  .meta({ id: "CheckoutConfirm" });
export type CheckoutConfirm = z.output<typeof CheckoutConfirm>;
