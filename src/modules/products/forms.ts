import { z } from "zod";
import { blankAsNull, listOf, wholeNumber } from "@/lib/form";
import { Id } from "@/lib/id";
import { MetadataForm } from "@/lib/metadata-form";
import { Currency, MAX_AMOUNT } from "@/lib/money";
import { AttachedCustomFields } from "@/modules/custom-fields/schema";
import { CreateProduct, Interval, UpdateProduct, Visibility } from "./schema";
import { MAX_SEATS, SeatTiers } from "./seat-tiers";

/** Minor units, as the money field posts them; it posts nothing while what was typed is no amount. */
const PostedAmount = z
  .string({ error: "Enter an amount." })
  .regex(/^\d{1,15}$/, "Enter an amount.")
  .transform(Number)
  .refine((amount) => amount <= MAX_AMOUNT, "This is more than any payment can be.");

const PostedSeats = wholeNumber(
  z.int().min(1, "At least 1.").max(MAX_SEATS, "At most 10,000 seats."),
  "Enter a number of seats.",
);

/** Where a tier begins follows from the one before it and has no field: what is wrong is said at the end of that one. */
const PostedTiers = z
  .array(
    z.strictObject({
      min_seats: PostedSeats,
      max_seats: PostedSeats.nullish(),
      price_per_seat: PostedAmount,
    }),
  )
  .max(20, "At most 20 tiers.")
  .superRefine((tiers, { addIssue }) => {
    tiers.forEach(({ min_seats, max_seats }, index) => {
      const refuse = (message: string) => addIssue({ code: "custom", path: [index, "max_seats"], message });
      if (!max_seats && index < tiers.length - 1) refuse("Up to how many seats?");
      if (max_seats && max_seats < min_seats) refuse(`At least ${min_seats}.`);
    });
  });

const common = {
  price_currency: Currency,
  tax_behavior: z.enum(["inclusive", "exclusive", "location"]).optional(),
};

/** The rows of prices: those that stay are named by their id alone, the others are new. */
export const PricesForm = z
  .array(
    z.discriminatedUnion("amount_type", [
      z.strictObject({ amount_type: z.literal("fixed"), price_amount: PostedAmount, ...common }),
      z.strictObject({ amount_type: z.literal("free"), ...common }),
      z.strictObject({
        amount_type: z.literal("custom"),
        minimum_amount: PostedAmount.optional(),
        maximum_amount: PostedAmount.optional(),
        preset_amount: PostedAmount.optional(),
        ...common,
      }),
      z.strictObject({
        amount_type: z.literal("seat_based"),
        seat_tiers: z
          .strictObject({ seat_tier_type: z.enum(["volume", "graduated"]).optional(), tiers: PostedTiers })
          .pipe(SeatTiers),
        ...common,
      }),
      z.strictObject({ id: Id, amount_type: z.undefined().optional() }),
    ]),
    { error: "A product needs at least one price." },
  )
  .min(1, "A product needs at least one price.");

const fields = {
  name: z.string().trim().min(1, "Give it a name.").max(200, "At most 200 characters."),
  description: blankAsNull(z.string().max(20_000, "At most 20,000 characters.")).optional(),
  visibility: Visibility,
  prices: PricesForm,
  /** Absent where the form did not show them; the field posts an empty one before those chosen. */
  benefits: z
    .array(z.string())
    .transform((ids) => ids.filter(Boolean))
    .pipe(z.array(Id).max(100, "At most 100 benefits."))
    .optional(),
  /** Absent where the form did not show them; each as `id:required`, after an empty one. */
  custom_fields: z
    .array(z.string())
    .transform((texts) =>
      texts.filter(Boolean).map((text) => {
        const [custom_field_id, required] = text.split(":");
        return { custom_field_id, required: required === "true" };
      }),
    )
    .pipe(AttachedCustomFields)
    .optional(),
  medias: listOf(Id).pipe(z.array(Id).max(20, "At most 20 pictures.")),
  metadata: MetadataForm,
};

const Count = blankAsNull(
  z.coerce.number("Enter a number.").int("A whole number.").min(1, "At least 1.").max(999, "At most 999."),
).optional();

const trial = { trial_interval: blankAsNull(Interval).optional(), trial_interval_count: Count };
const recurrence = {
  recurring_interval: blankAsNull(Interval).optional(),
  recurring_interval_count: Count,
  ...trial,
};

type CustomFields = z.output<typeof AttachedCustomFields> | undefined;

/** Under the name that the API gives them. */
const attached = <T extends { custom_fields?: CustomFields }>({ custom_fields, ...rest }: T) => ({
  ...rest,
  ...(custom_fields && { attached_custom_fields: custom_fields }),
});

const newPrices = <T extends { prices: z.output<typeof PricesForm> }>({ prices, ...rest }: T) => ({
  ...rest,
  prices: prices.flatMap((price) => ("id" in price ? [] : [price])),
});

/** The form for a new product: no price of it can be on sale yet. */
export const CreateProductForm = z
  .strictObject({ ...fields, ...recurrence })
  .transform((input) => CreateProduct.parse(attached(newPrices(input))));

/** The first product of all: a name and one price. */
export const FirstProductForm = z
  .strictObject({ name: fields.name, prices: PricesForm })
  .transform((input) => CreateProduct.parse(newPrices(input)));

/** The form of a product that exists: it sends every field it shows. */
export const UpdateProductForm = z
  .strictObject({ id: Id, ...fields, ...trial })
  .transform(({ id, ...input }) => ({ id, input: UpdateProduct.parse(attached(input)) }));

/** From the menu of a product. */
export const ArchiveProductForm = z.strictObject({ id: Id, is_archived: z.stringbool() });

/** From the menu of a product. */
export const DeleteProductForm = z.strictObject({ id: Id });
