import { z } from "zod";
import { blankAsNull, listOf, wholeNumber } from "@/lib/form";
import { Id } from "@/lib/id";
import { Interval, SeatCount } from "@/modules/products/schema";
import { CheckoutLinkUpdate } from "./schema";

const { label, products, success_url, return_url, embed_origins } = CheckoutLinkUpdate.shape;

const fields = {
  label: blankAsNull(label.unwrap().unwrap()),
  products: z
    .array(z.string())
    .transform((ids) => ids.filter(Boolean))
    .pipe(products.unwrap().unwrap()),
  discount_id: blankAsNull(Id),
  /** Absent where the form did not show it. */
  seats: blankAsNull(wholeNumber(SeatCount, "Enter a number of seats.")).optional(),
  success_url: blankAsNull(success_url.unwrap().unwrap()),
  return_url: blankAsNull(return_url.unwrap().unwrap()),
  trial_interval: blankAsNull(Interval),
  trial_interval_count: blankAsNull(
    wholeNumber(z.int().min(1, "At least 1.").max(999, "At most 999."), "A whole number."),
  ),
  /** One a line. */
  embed_origins: z
    .string()
    .transform((text) => text.split(/\s+/).filter(Boolean))
    .pipe(embed_origins.unwrap().unwrap()),
  settings: listOf(z.enum(["allow_discount_codes", "require_billing_address"])),
};

type Fields = z.output<z.ZodObject<typeof fields>>;

/** Unticked boxes send nothing: no is said by their absence. */
const toInput = ({ settings, ...rest }: Fields) => ({
  ...rest,
  allow_discount_codes: settings.includes("allow_discount_codes"),
  require_billing_address: settings.includes("require_billing_address"),
});

export const CreateLinkForm = z.strictObject(fields).transform(toInput);

export const UpdateLinkForm = z
  .strictObject({ id: Id, products_before: z.string(), ...fields })
  .transform(({ id, products_before, ...rest }) => {
    const { products: named, ...input } = toInput(rest);
    // The same products say nothing, so that a link of one price stays one.
    return { id, input: named.join() === products_before ? input : { ...input, products: named } };
  });

export const DeleteLinkForm = z.strictObject({ id: Id });
