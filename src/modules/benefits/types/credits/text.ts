import { formatMinor } from "@/components/ui/money-text";
import { decimalsOf } from "@/lib/money";
import type { CreditsProperties } from "./schema";

const count = (credits: number) => credits.toLocaleString("en");
const plural = (number: number, word: string) => `${count(number)} ${word}${number === 1 ? "" : "s"}`;

/** `1,000 credits`, or `100 credits for each $1.00`. */
export function creditsText({
  amount,
  credits_per_unit: perUnit,
  currency,
}: Pick<CreditsProperties, "amount" | "credits_per_unit" | "currency">): string {
  if (amount !== null) return plural(amount, "credit");
  if (perUnit === null || currency === null) return "No credits";
  return `${plural(perUnit, "credit")} for each ${formatMinor(10 ** decimalsOf(currency), currency)}`;
}

/** `valid for 30 days`, or nothing where they never expire. */
export const validityText = ({
  expires_in_days: days,
}: Pick<CreditsProperties, "expires_in_days">): string =>
  days === null ? "" : `valid for ${plural(days, "day")}`;

/** `After 30 days`, or `Never`. */
export const expiryText = ({ expires_in_days: days }: Pick<CreditsProperties, "expires_in_days">): string =>
  days === null ? "Never" : `After ${plural(days, "day")}`;
