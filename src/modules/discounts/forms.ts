import { z } from "zod";
import { blankAsNull, wholeNumber } from "@/lib/form";
import { Id } from "@/lib/id";
import { Currency } from "@/lib/money";
import { Discount, DiscountCreate, DiscountDuration } from "./schema";

const [{ shape: percentage }, { shape: fixed }] = Discount.options;
const said = { months: "A whole number of months.", many: "A whole number." };

/** `12.5` as people write a percentage, in basis points. */
const Percent = z
  .string({ error: "Enter a percentage." })
  .trim()
  .regex(/^\d{1,3}([.,]\d{1,2})?$/, "A percentage with at most two decimals.")
  .transform((text) => {
    const [whole = "0", decimals = ""] = text.split(/[.,]/);
    return Number(whole) * 100 + Number(decimals.padEnd(2, "0"));
  })
  .pipe(percentage.basis_points);

/** As the browser's field for a time writes it; here always UTC. */
const Moment = blankAsNull(
  z
    .string()
    .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/, "Enter day and time.")
    .transform((text) => new Date(`${text}Z`).toISOString()),
);

const Maximum = blankAsNull(wholeNumber(percentage.max_redemptions.unwrap(), said.many));

const common = {
  name: percentage.name,
  code: blankAsNull(percentage.code.unwrap()),
  starts_at: Moment,
  ends_at: Moment,
  max_redemptions: Maximum,
  max_redemptions_per_customer: Maximum,
  products: z
    .array(z.string())
    .transform((ids) => ids.filter(Boolean))
    .pipe(z.array(Id)),
};

const created = {
  ...common,
  duration: DiscountDuration,
  duration_in_months: blankAsNull(
    wholeNumber(percentage.duration_in_months.unwrap(), said.months),
  ).optional(),
};

export const CreateDiscountForm = z
  .discriminatedUnion("type", [
    z.strictObject({ type: z.literal("percentage"), ...created, basis_points: Percent }),
    z.strictObject({
      type: z.literal("fixed"),
      ...created,
      currency: Currency,
      amount: wholeNumber(fixed.amount, "Enter an amount."),
    }),
  ])
  .transform((input) => DiscountCreate.parse(input));

/** The form of a discount that exists: it sends every field it shows. */
export const UpdateDiscountForm = z
  .strictObject({ id: Id, ...common })
  .transform(({ id, ...input }) => ({ id, input }));

export const DeleteDiscountForm = z.strictObject({ id: Id });
