import { formatMinor } from "@/components/ui/money-text";
import { spanText } from "@/lib/span-text";
import type { Sheet } from "./sheet";

/** One line of the sum: `value` is money, or why there is none yet. */
export type PriceLine = { label: string; value: string; isQuiet?: boolean };

type Tax = NonNullable<Sheet["tax"]>;

/** What a tax is called where it is levied. */
function taxName({ kind, jurisdiction }: Tax): string {
  if (kind === "sales_tax") return "Sales tax";
  // A province adds its own to the national tax, under another name.
  if (jurisdiction?.includes("-")) return "Tax";
  return kind === "none" ? "Tax" : kind.toUpperCase();
}

/** Parts per million as people write it: 190000 → `19%`, 88750 → `8.875%`. */
export const percent = (ratePpm: number): string => `${Number((ratePpm / 10_000).toFixed(4))}%`;

/** `VAT 19%`, or how the tax comes to be none. */
export function taxLabel(tax: Tax, isIncluded: boolean): string {
  if (tax.reason === "reverse_charge") return `${taxName(tax)} (reverse charge)`;
  if (tax.rate_ppm === 0) return taxName(tax);
  return `${taxName(tax)} ${percent(tax.rate_ppm)}${isIncluded ? ", included" : ""}`;
}

type Priced = Pick<
  Sheet,
  | "currency"
  | "amount"
  | "discount"
  | "discount_amount"
  | "tax_amount"
  | "tax_behavior"
  | "tax"
  | "total_amount"
>;

/** How the total comes to be: subtotal, discount, tax, and what is still to be known for it. */
export function priceLines(sheet: Priced): PriceLine[] {
  const { amount, currency, discount, discount_amount: off } = sheet;
  if (amount === 0) return [];
  const subtotal = { label: "Subtotal", value: formatMinor(amount, currency) };
  const less = { label: discount?.name ?? "Discount", value: formatMinor(-off, currency) };
  return [subtotal, ...(off > 0 ? [less] : []), ...(off < amount ? [taxLine(sheet)] : [])];
}

function taxLine({ tax, tax_amount, tax_behavior, currency }: Priced): PriceLine {
  if (!tax || tax_amount === null) return { label: "Tax", value: "Choose your country", isQuiet: true };
  if (tax.reason === "location_incomplete")
    return { label: "Tax", value: "Choose your state", isQuiet: true };
  const label = taxLabel(tax, tax_behavior === "inclusive");
  return { label, value: formatMinor(tax_amount, currency) };
}

type Due = Pick<Sheet, "due_amount" | "currency" | "renewal" | "active_trial_interval">;

/** What the button says. */
export function payLabel({ due_amount, currency, renewal, active_trial_interval }: Due): string {
  if (due_amount > 0) return `Pay ${formatMinor(due_amount, currency)}`;
  if (active_trial_interval) return "Start trial";
  return renewal ? "Subscribe" : "Get for free";
}

type Trial = Pick<Sheet, "active_trial_interval" | "active_trial_interval_count">;

/** What is to pay now, as it stands large. */
export function dueText({ due_amount, currency, ...trial }: Due & Trial): string {
  if (due_amount > 0) return formatMinor(due_amount, currency);
  const { active_trial_interval: interval, active_trial_interval_count: count } = trial;
  return interval ? `Free for ${spanText(count ?? 1, interval)}` : "Free";
}
