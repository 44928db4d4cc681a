import { z } from "zod";
import { AddressInput } from "@/lib/address";
import { Id } from "@/lib/id";
import { Metadata } from "@/lib/metadata";
import { AmountInput, Currency } from "@/lib/money";
import { LONGEST } from "@/modules/custom-fields/schema";
import { Interval, PriceInput, SeatCount } from "@/modules/products/schema";
import { TaxIdInput } from "@/modules/tax/schema";
import { Origin, SuccessUrl, Url } from "./url-schema";

export const Email = z.email().max(254);
const CustomFieldData = z
  .record(z.string().max(100), z.union([z.string().max(LONGEST), z.number(), z.boolean(), z.null()]))
  .refine((answers) => Object.keys(answers).length <= 50, "At most 50 answers.")
  .meta({
    description:
      "Answers to `attached_custom_fields`, by slug; it replaces those given before. Required ones are asked for when it is confirmed.",
    example: { team: "Blue" },
  });
export const Name = z.string().trim().max(256).nullish();

/** What the buyer may fill in. */
const ofTheBuyer = {
  custom_field_data: CustomFieldData.optional(),
  product_id: Id.nullish(),
  product_price_id: Id.nullish(),
  amount: AmountInput.nullish(),
  seats: SeatCount.nullish().meta({ description: "How many are bought, of what is sold by the seat." }),
  is_business_customer: z.boolean().nullish(),
  customer_name: Name,
  customer_email: Email.nullish(),
  customer_billing_name: Name,
  customer_billing_address: AddressInput.nullish(),
  customer_tax_id: TaxIdInput.nullish(),
  locale: z.string().max(20).nullish(),
  allow_trial: z.boolean().nullish().meta({ description: "False: paid from the first day." }),
  discount_code: z.string().trim().max(256).nullish().meta({
    description: "In upper or lower case. Null takes the discount off.",
  }),
};

/** What only the organization may set. */
const ofTheOrganization = {
  trial_interval: Interval.nullish().meta({ description: "Instead of the product's trial." }),
  trial_interval_count: z.int().min(1).max(999).nullish(),
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
    min_seats: SeatCount.nullish().meta({ description: "The fewest that the buyer may choose." }),
    max_seats: SeatCount.nullish().meta({ description: "The most." }),
    subscription_id: Id.nullish().meta({
      description: "A subscription of a free plan, to go on as the one that is bought.",
    }),
    organization_id: Id.nullish(),
  })
  .refine(({ min_seats, max_seats }) => !min_seats || !max_seats || min_seats <= max_seats, {
    error: "Less than min_seats.",
    path: ["max_seats"],
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
