import { z } from "zod";
import { Id } from "@/lib/id";
import { Metadata } from "@/lib/metadata";
import { Instant } from "@/lib/time";
import { Origin, SuccessUrl, Url } from "@/modules/checkouts/schema";
import { OrderDiscount } from "@/modules/discounts/schema";
import { CheckoutProduct, Interval, SeatCount } from "@/modules/products/schema";

const Label = z.string().trim().max(200, "At most 200 characters.").meta({
  description: "For you to tell links apart; buyers do not see it.",
  example: "Launch newsletter",
});
const Products = z
  .array(Id)
  .min(1, "Name at least one product.")
  .max(20, "At most 20 products.")
  .meta({ description: "The first is chosen, the buyer may switch. Those not on sale are left out." });
const Origins = z
  .array(Origin)
  .max(20, "At most 20 sites.")
  .meta({
    description: "The sites that may embed what this link opens.",
    example: ["https://example.com"],
  });
const TrialCount = z.int().min(1).max(999);
const seats = {
  description:
    "How many it sells, of what is sold by the seat. Null: the buyer chooses. Where that no longer fits it is left away.",
};
const trial = { description: "A trial instead of the product's." };
const discount = {
  description: "Applied to what it opens; where it does not hold any more it is left away.",
};

/** A product that the link offers. */
export const CheckoutLinkProduct = CheckoutProduct.extend({ metadata: Metadata }).meta({
  id: "CheckoutLinkProduct",
});

export const CheckoutLink = z
  .object({
    id: Id,
    created_at: Instant,
    modified_at: Instant.nullable(),
    organization_id: Id,
    payment_processor: z.literal("stripe"),
    client_secret: z.string(),
    url: z.string().meta({ description: "Opens a new checkout for whoever follows it." }),
    label: Label.nullable(),
    products: z.array(CheckoutLinkProduct),
    product_price_id: Id.nullable().meta({
      description:
        "The one price that it sells for; once that is archived, the product at its price of then.",
    }),
    discount_id: Id.nullable().meta(discount),
    discount: OrderDiscount.nullable(),
    allow_discount_codes: z.boolean(),
    require_billing_address: z.boolean(),
    success_url: z.string().nullable(),
    return_url: z.string().nullable(),
    seats: z.int().nullable().meta(seats),
    trial_interval: Interval.nullable().meta(trial),
    trial_interval_count: TrialCount.nullable(),
    embed_origins: Origins,
    opened_count: z.int().nonnegative().meta({ description: "Checkouts that it has opened." }),
    bought_count: z.int().nonnegative().meta({ description: "Those of them that were bought." }),
    metadata: Metadata,
  })
  .meta({ id: "CheckoutLink" });
export type CheckoutLink = z.output<typeof CheckoutLink>;

/** What may be left out or cleared. */
const optional = {
  label: Label.nullish(),
  allow_discount_codes: z.boolean().nullish(),
  require_billing_address: z.boolean().nullish(),
  discount_id: Id.nullish().meta(discount),
  success_url: SuccessUrl.nullish(),
  return_url: Url.nullish(),
  seats: SeatCount.nullish().meta(seats),
  trial_interval: Interval.nullish().meta(trial),
  trial_interval_count: TrialCount.nullish(),
  embed_origins: Origins.nullish(),
  metadata: Metadata.optional().meta({ description: "Goes on to the checkout and the order." }),
};

export const CheckoutLinkCreate = z
  .strictObject({
    ...optional,
    payment_processor: z.literal("stripe").optional(),
    organization_id: Id.nullish(),
    products: Products.optional(),
    product_id: Id.optional().meta({ description: "Instead of `products`: one." }),
    product_price_id: Id.optional().meta({ description: "Instead of `products`: one price of one." }),
  })
  .meta({ id: "CheckoutLinkCreate" });
export type CheckoutLinkCreate = z.output<typeof CheckoutLinkCreate>;

export const CheckoutLinkUpdate = z.strictObject({ ...optional, products: Products.nullish() }).meta({
  id: "CheckoutLinkUpdate",
  description: "For the checkouts to come. `products` takes a price off.",
});
export type CheckoutLinkUpdate = z.output<typeof CheckoutLinkUpdate>;
