import { z } from "zod";
import { Id } from "@/lib/id";
import { Amount, AmountInput, Currency } from "@/lib/money";
import { Instant } from "@/lib/time";
import { SeatTiers } from "./seat-tiers";

const TaxBehavior = z.enum(["inclusive", "exclusive", "location"]).meta({
  description: "Whether tax is in the price, comes on top, or as is usual where the buyer lives.",
});

const answered = {
  id: Id,
  created_at: Instant,
  modified_at: Instant.nullable(),
  source: z.enum(["catalog", "ad_hoc"]).meta({ description: "`ad_hoc`: made for one checkout." }),
  price_currency: z.string().meta({ description: "ISO 4217, lowercase.", example: "usd" }),
  tax_behavior: TaxBehavior.nullable().meta({ description: "Null: as the organization's default." }),
  is_archived: z.boolean(),
  product_id: Id,
};

/** A free price is a fixed price of 0 with `is_free`, because clients know no third kind. */
const FixedPrice = z
  .object({ ...answered, amount_type: z.literal("fixed"), price_amount: Amount, is_free: z.boolean() })
  .meta({ id: "FixedPrice" });

const CustomPrice = z
  .object({
    ...answered,
    amount_type: z.literal("custom"),
    minimum_amount: Amount.meta({ description: "The least a buyer may pay; 0: nothing." }),
    maximum_amount: Amount.nullable(),
    preset_amount: Amount.nullable().meta({ description: "What the form starts with." }),
  })
  .meta({ id: "CustomPrice", description: "Pay what you want." });

const SeatPrice = z
  .object({
    ...answered,
    amount_type: z.literal("seat_based"),
    seat_tiers: z
      .object({
        ...SeatTiers.shape,
        minimum_seats: z.int().meta({ description: "Where the first tier begins." }),
        maximum_seats: z.int().nullable().meta({ description: "Where the last one ends. Null: nowhere." }),
      })
      .meta({ id: "SeatTiers" }),
  })
  .meta({ id: "SeatPrice", description: "By the number of seats." });

export const ProductPrice = z
  .discriminatedUnion("amount_type", [FixedPrice, CustomPrice, SeatPrice])
  .meta({ id: "ProductPrice" });
export type ProductPrice = z.output<typeof ProductPrice>;

const given = {
  price_currency: Currency.optional().meta({ description: "Default: the organization's currency." }),
  tax_behavior: TaxBehavior.nullish(),
};

const FixedInput = z
  .strictObject({
    amount_type: z.literal("fixed"),
    price_amount: AmountInput.meta({ description: "Minor units of the currency; 0: free." }),
    ...given,
  })
  .meta({ id: "FixedPriceInput" });

const FreeInput = z.strictObject({ amount_type: z.literal("free"), ...given }).meta({ id: "FreePriceInput" });

const CustomInput = z
  .strictObject({
    amount_type: z.literal("custom"),
    minimum_amount: AmountInput.default(0),
    maximum_amount: AmountInput.nullish(),
    preset_amount: AmountInput.nullish(),
    ...given,
  })
  .meta({ id: "CustomPriceInput" });

const SeatInput = z
  .strictObject({ amount_type: z.literal("seat_based"), seat_tiers: SeatTiers, ...given })
  .meta({ id: "SeatPriceInput" });

const kinds = "A price is fixed, free, custom or seat_based.";

const refusal = ({ input }: { input?: unknown }) => {
  const type = (input as { amount_type?: unknown } | null)?.amount_type;
  return type === "metered_unit" ? `Prices of type metered_unit cannot be sold yet. ${kinds}` : kinds;
};
const onUnion = { error: refusal };

/** What a price is made of. */
export const PriceInput = z
  .discriminatedUnion("amount_type", [FixedInput, FreeInput, CustomInput, SeatInput], onUnion)
  .meta({ id: "PriceInput" });
export type PriceInput = z.output<typeof PriceInput>;

const ExistingPrice = z
  .strictObject({
    id: Id,
    amount_type: z
      .undefined()
      .optional()
      .meta({ override: { not: {} } }),
  })
  .meta({ id: "ExistingPrice", description: "A price that stays as it is." });

/** A price that stays, named by its id, or a new one. */
export const UpdatedPrice = z.discriminatedUnion(
  "amount_type",
  [FixedInput, FreeInput, CustomInput, SeatInput, ExistingPrice],
  onUnion,
);
export type UpdatedPrice = z.output<typeof UpdatedPrice>;
