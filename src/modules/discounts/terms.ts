import { invalidField } from "@/lib/errors";
import type { Metadata } from "@/lib/metadata";
import { chargeStepOf } from "@/lib/money";
import type { DiscountCreate, DiscountDuration, DiscountUpdate } from "./schema";

/** What the organization has decided of a discount. */
export type DiscountTerms = {
  name: string;
  code: string | null;
  type: "percentage" | "fixed";
  basis_points: number | null;
  amounts: Record<string, number> | null;
  /** Which of `amounts` is answered as `amount`. */
  currency: string | null;
  duration: DiscountDuration;
  duration_in_months: number | null;
  starts_at: Date | null;
  ends_at: Date | null;
  max_redemptions: number | null;
  max_redemptions_per_customer: number | null;
  product_ids: string[];
  metadata: Metadata;
};

type Input = DiscountCreate | DiscountUpdate;
type Before = DiscountTerms & { redemptions_count: number };

const none = {
  code: null,
  basis_points: null,
  amounts: null,
  currency: null,
  duration_in_months: null,
  starts_at: null,
  ends_at: null,
  max_redemptions: null,
  max_redemptions_per_customer: null,
  product_ids: [],
  metadata: {},
};

/**
 * The discount after an input: absent leaves, null clears what may be empty and leaves the rest.
 *
 * @param currency of an amount that names none.
 * @throws RequestValidationError where they contradict each other, or would change what a redeemed discount is worth.
 */
export function planDiscount(before: Before, input: DiscountUpdate, currency: string): DiscountTerms;
export function planDiscount(before: null, input: DiscountCreate, currency: string): DiscountTerms;
export function planDiscount(before: Before | null, input: Input, currency: string): DiscountTerms {
  const { redemptions_count = 0, ...known } = before ?? { ...none, redemptions_count: 0 };
  const type = before?.type ?? input.type ?? "percentage";
  refuse(input.type != null && input.type !== type, "type", "Cannot be changed: make another discount.");
  const { name, duration } = { ...known, ...input };
  const after: DiscountTerms = {
    ...known,
    ...clearable(input),
    type,
    name: name ?? before?.name ?? "",
    duration: duration ?? before?.duration ?? "once",
    ...(input.metadata && { metadata: input.metadata }),
    ...worthAfter(type, known, input, currency),
  };
  after.duration_in_months = monthsAfter(after, input);
  refuse(
    after.starts_at !== null && after.ends_at !== null && after.starts_at >= after.ends_at,
    "ends_at",
    "It ends before it begins.",
  );
  if (before && redemptions_count > 0) refuseOtherWorth(before, after);
  return after;
}

const instant = (text: string | null) => (text === null ? null : new Date(text));

/** Of the input, what null clears. */
const clearable = (input: Input) => ({
  ...(input.code !== undefined && { code: input.code }),
  ...(input.starts_at !== undefined && { starts_at: instant(input.starts_at) }),
  ...(input.ends_at !== undefined && { ends_at: instant(input.ends_at) }),
  ...(input.max_redemptions !== undefined && { max_redemptions: input.max_redemptions }),
  ...(input.max_redemptions_per_customer !== undefined && {
    max_redemptions_per_customer: input.max_redemptions_per_customer,
  }),
  ...(input.products !== undefined && { product_ids: [...new Set(input.products ?? [])] }),
});

type Worth = Pick<DiscountTerms, "basis_points" | "amounts" | "currency">;

function worthAfter(type: string, before: Worth, input: Input, currency: string): Worth {
  const { amount, amounts, basis_points, currency: of } = { ...noWorth, ...input };
  if (type === "percentage") {
    for (const [field, value] of Object.entries({ amount, amounts, currency: of }))
      refuse(value != null, field, "A percentage has none.");
    return { basis_points: basis_points ?? before.basis_points, amounts: null, currency: null };
  }
  refuse(basis_points != null, "basis_points", "A fixed discount has none.");
  refuse(amount != null && amounts != null, "amount", "Name either this or `amounts`.");
  const after =
    amount != null ? { [of ?? before.currency ?? currency]: amount } : (amounts ?? before.amounts);
  if (!after) throw invalidField("amounts", "Say how much, by currency.", "missing");
  for (const [code, value] of Object.entries(after))
    refuse(value % chargeStepOf(code) !== 0, "amounts", "In this currency an amount ends in 0.");
  const wish = [of, before.currency, currency].find((code) => code != null && code in after);
  refuse(of != null && wish !== of, "currency", "There is no amount in this currency.");
  return { basis_points: null, amounts: after, currency: wish ?? Object.keys(after).sort()[0] ?? currency };
}

const noWorth = { amount: undefined, amounts: undefined, basis_points: undefined, currency: undefined };

function monthsAfter({ duration, duration_in_months: before }: DiscountTerms, input: Input): number | null {
  const given = input.duration_in_months;
  if (duration !== "repeating") {
    refuse(given != null, "duration_in_months", "Only a repeating discount has months.");
    return null;
  }
  const months = given ?? before;
  if (months === null) throw invalidField("duration_in_months", "Say for how many months.", "missing");
  return months;
}

/** What was bought with a discount says what it was worth: that stays true. */
function refuseOtherWorth(before: DiscountTerms, after: DiscountTerms): void {
  const sorted = (amounts: DiscountTerms["amounts"]) => JSON.stringify(Object.entries(amounts ?? {}).sort());
  const isOther = {
    basis_points: before.basis_points !== after.basis_points,
    amounts: sorted(before.amounts) !== sorted(after.amounts),
    duration: before.duration !== after.duration,
    duration_in_months: before.duration_in_months !== after.duration_in_months,
  };
  for (const [field, changed] of Object.entries(isOther))
    refuse(changed, field, "It has been redeemed: make another discount instead.");
}

function refuse(isWrong: boolean, field: string, why: string): void {
  if (isWrong) throw invalidField(field, why);
}
