import { z } from "zod";
import { Id } from "@/lib/id";
import { Metadata } from "@/lib/metadata";
import { AmountInput, Currency } from "@/lib/money";
import { Instant } from "@/lib/time";
import { Product } from "@/modules/products/schema";

/** 100 % in basis points. */
export const WHOLE = 10_000;

export const DiscountDuration = z.enum(["once", "repeating", "forever"]).meta({
  id: "DiscountDuration",
  description:
    "How long a subscription is cheaper: its first invoice, `duration_in_months`, or always. A one-time purchase is cheaper with any of them.",
});
export type DiscountDuration = z.output<typeof DiscountDuration>;

const Name = z.string().trim().min(1, "Give it a name.").max(120, "At most 120 characters.").meta({
  description: "Buyers read it beside what is taken off.",
  example: "Spring sale",
});

/** As buyers type it. ASCII, so that upper and lower case mean the same in every language. */
export const DiscountCode = z
  .string()
  .trim()
  .min(3, "At least 3 characters.")
  .max(256, "At most 256 characters.")
  .regex(/^[\w-]*$/, "Letters, digits, hyphen and underscore only.")
  .meta({
    description: "Upper and lower case mean the same. Null: applied by its id only.",
    example: "SPRING",
  });

const BasisPoints = z
  .int("A whole number of basis points.")
  .min(1, "More than nothing.")
  .max(WHOLE, "At most 100 %.")
  .meta({ description: "Hundredths of a percent: 1000 is 10 %.", example: 1000 });
const Off = AmountInput.min(1, "More than nothing.");
const Amounts = z
  .record(Currency, Off)
  .refine((amounts) => Object.keys(amounts).length > 0, "Name at least one currency.")
  .refine((amounts) => Object.keys(amounts).length <= 50, "At most 50 currencies.")
  .meta({
    description: "Minor units by currency. In another currency it takes nothing off.",
    example: { usd: 500 },
  });
const Months = z
  .int("A whole number of months.")
  .min(1, "At least 1 month.")
  .max(999, "At most 999 months.")
  .meta({ description: "For `repeating`, and only there.", example: null });
const Maximum = z.int("A whole number.").min(1, "At least 1.").max(1_000_000_000);

const described = {
  starts_at: "Redeemable from here on. Null: at once.",
  ends_at: "No longer redeemable from here on. Null: without end.",
  max_redemptions: "How many purchases may have it. Null: any number.",
  max_redemptions_per_customer: "How many purchases of one customer may have it. Null: any number.",
};

const base = {
  id: Id,
  created_at: Instant,
  modified_at: Instant.nullable(),
  organization_id: Id,
  name: Name,
  code: DiscountCode.nullable(),
  duration: DiscountDuration,
  duration_in_months: Months.nullable(),
  starts_at: Instant.nullable().meta({ description: described.starts_at }),
  ends_at: Instant.nullable().meta({ description: described.ends_at }),
  max_redemptions: Maximum.nullable().meta({ description: described.max_redemptions, example: 100 }),
  max_redemptions_per_customer: Maximum.nullable().meta({
    description: described.max_redemptions_per_customer,
    example: 1,
  }),
  redemptions_count: z.int().nonnegative().meta({
    description: "Purchases that have it, those being paid among them; a failed payment gives its own back.",
  }),
  metadata: Metadata,
};

const percentage = {
  type: z.literal("percentage"),
  basis_points: BasisPoints,
  amount: z.int().meta({ description: "The same as `basis_points`, by its older name." }),
};
const fixed = {
  type: z.literal("fixed"),
  amount: Off.meta({ description: "Of `amounts`, the one in `currency`." }),
  currency: Currency,
  amounts: Amounts,
};

const DiscountProduct = Product.omit({
  prices: true,
  benefits: true,
  medias: true,
  attached_custom_fields: true,
}).meta({ id: "DiscountProduct" });

const products = {
  products: z.array(DiscountProduct).meta({ description: "What it is for. Empty: every product." }),
};

export const Discount = z
  .discriminatedUnion("type", [
    z.object({ ...base, ...percentage, ...products }),
    z.object({ ...base, ...fixed, ...products }),
  ])
  .meta({ id: "Discount" });
export type Discount = z.output<typeof Discount>;

/** A discount beside the order that was bought with it. */
export const OrderDiscount = z
  .discriminatedUnion("type", [z.object({ ...base, ...percentage }), z.object({ ...base, ...fixed })])
  .meta({ id: "OrderDiscount" });
export type OrderDiscount = z.output<typeof OrderDiscount>;

const shown = {
  id: Id,
  name: Name,
  code: DiscountCode.nullable(),
  duration: DiscountDuration,
  duration_in_months: Months.nullable(),
};

/** What a buyer may know of the discount of their checkout. */
export const CheckoutDiscount = z
  .discriminatedUnion("type", [z.object({ ...shown, ...percentage }), z.object({ ...shown, ...fixed })])
  .meta({ id: "CheckoutDiscount" });
export type CheckoutDiscount = z.output<typeof CheckoutDiscount>;

/** What may be left out or cleared. */
const optional = {
  code: DiscountCode.nullish(),
  duration_in_months: Months.nullish(),
  starts_at: Instant.nullish().meta({ description: described.starts_at }),
  ends_at: Instant.nullish().meta({ description: described.ends_at }),
  max_redemptions: Maximum.nullish().meta({ description: described.max_redemptions }),
  max_redemptions_per_customer: Maximum.nullish().meta({
    description: described.max_redemptions_per_customer,
  }),
  products: z.array(Id).max(200).nullish().meta({ description: "Empty or null: every product." }),
  metadata: Metadata.optional(),
};

const worth = {
  amount: Off.nullish().meta({ description: "In `currency`; where it is one alone." }),
  currency: Currency.nullish().meta({ description: "Of `amount`. Default: the organization's." }),
  amounts: Amounts.nullish(),
};

const created = { ...optional, name: Name, duration: DiscountDuration, organization_id: Id.nullish() };

export const DiscountCreate = z
  .discriminatedUnion("type", [
    z.strictObject({ type: z.literal("percentage"), ...created, basis_points: BasisPoints }),
    z.strictObject({ type: z.literal("fixed"), ...created, ...worth }),
  ])
  .meta({ id: "DiscountCreate" });
export type DiscountCreate = z.output<typeof DiscountCreate>;

export const DiscountUpdate = z
  .strictObject({
    ...optional,
    ...worth,
    name: Name.nullish(),
    type: z.enum(["percentage", "fixed"]).nullish().meta({ description: "Cannot be changed." }),
    basis_points: BasisPoints.nullish(),
    duration: DiscountDuration.nullish(),
  })
  .meta({
    id: "DiscountUpdate",
    description: "What it is worth and how long can be changed until it is redeemed for the first time.",
  });
export type DiscountUpdate = z.output<typeof DiscountUpdate>;
