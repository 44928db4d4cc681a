import { z } from "zod";
import { Id } from "@/lib/id";
import { Metadata } from "@/lib/metadata";
import { Instant } from "@/lib/time";
import { Benefit, BenefitPublic } from "@/modules/benefits/schema";
import { AttachedCustomField, AttachedCustomFields } from "@/modules/custom-fields/schema";
import { ProductMediaFile } from "@/modules/files/schema";
import { PriceInput, ProductPrice, UpdatedPrice } from "./price-schema";

export { PriceInput, ProductPrice } from "./price-schema";
export { SeatCount } from "./seat-tiers";

export const Visibility = z.enum(["public", "private", "draft"]).meta({
  id: "ProductVisibility",
  description: "`draft`: not for sale yet. `private`: sold to whoever has a link. `public`: may be listed.",
});
export const Interval = z.enum(["day", "week", "month", "year"]);

const IntervalCount = z.int().min(1).max(999);

const recurrence = {
  recurring_interval: Interval.nullable().meta({ description: "Null: sold once." }),
  recurring_interval_count: IntervalCount.nullable(),
  trial_interval: Interval.nullable(),
  trial_interval_count: IntervalCount.nullable(),
  meter_interval: Interval.nullable(),
  meter_interval_count: IntervalCount.nullable(),
};

export const Product = z
  .object({
    id: Id,
    created_at: Instant,
    modified_at: Instant.nullable(),
    name: z.string(),
    description: z.string().nullable().meta({ description: "Markdown." }),
    visibility: Visibility,
    ...recurrence,
    is_recurring: z.boolean(),
    is_archived: z.boolean(),
    organization_id: Id,
    metadata: Metadata,
    prices: z.array(ProductPrice).meta({ description: "Those on sale, in the merchant's order." }),
    benefits: z.array(Benefit).meta({ description: "What its buyers get, in the merchant's order." }),
    medias: z.array(ProductMediaFile),
    attached_custom_fields: z.array(AttachedCustomField).meta({
      description: "What its buyers are asked, in the merchant's order.",
    }),
  })
  .meta({ id: "Product" });
export type Product = z.output<typeof Product>;

/** What a buyer may know of a product. */
export const CheckoutProduct = Product.omit({ metadata: true, attached_custom_fields: true })
  .extend({ benefits: z.array(BenefitPublic).meta({ description: "The public ones." }) })
  .meta({ id: "CheckoutProduct" });
export type CheckoutProduct = z.output<typeof CheckoutProduct>;

const Name = z.string().trim().min(1).max(200);
const Description = z.string().max(20_000).meta({ description: "Markdown." });
const Medias = z.array(Id).max(20).meta({ description: "Ids of uploaded files of service `product_media`." });
const Benefits = z.array(Id).max(100).meta({ description: "Ids of benefits, in their order." });

export const CreateProduct = z
  .strictObject({
    name: Name,
    description: Description.nullish(),
    visibility: Visibility.default("public"),
    prices: z.array(PriceInput).min(1, "A product needs at least one price.").max(200),
    medias: Medias.nullish(),
    benefits: Benefits.nullish(),
    metadata: Metadata.optional(),
    attached_custom_fields: AttachedCustomFields.nullish(),
    organization_id: Id.nullish(),
    recurring_interval: Interval.nullish(),
    recurring_interval_count: IntervalCount.nullish(),
    trial_interval: Interval.nullish(),
    trial_interval_count: IntervalCount.nullish(),
    meter_interval: Interval.nullish(),
    meter_interval_count: IntervalCount.nullish(),
  })
  .meta({ id: "CreateProduct" });
export type CreateProduct = z.output<typeof CreateProduct>;

export const UpdateProduct = z
  .strictObject({
    name: Name.nullish(),
    description: Description.nullish(),
    visibility: Visibility.nullish(),
    is_archived: z.boolean().nullish(),
    prices: z
      .array(UpdatedPrice)
      .min(1, "A product needs at least one price.")
      .max(200)
      .nullish()
      .meta({ description: "The whole list: prices not named in it are archived." }),
    medias: Medias.nullish(),
    benefits: Benefits.nullish(),
    metadata: Metadata.optional(),
    attached_custom_fields: AttachedCustomFields.nullish(),
    recurring_interval: Interval.nullish(),
    recurring_interval_count: IntervalCount.nullish(),
    trial_interval: Interval.nullish(),
    trial_interval_count: IntervalCount.nullish(),
  })
  .meta({ id: "UpdateProduct" });
export type UpdateProduct = z.output<typeof UpdateProduct>;

export const UpdateProductBenefits = z
  .strictObject({ benefits: Benefits })
  .meta({ id: "UpdateProductBenefits" });
