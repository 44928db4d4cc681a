import { z } from "zod";
import { decimalsOf } from "./decimals";

export { decimalsOf } from "./decimals";

/** Every currency code of ISO 4217 that the runtime knows, lowercase. */
const currencies = new Set(Intl.supportedValuesOf("currency").map((code) => code.toLowerCase()));

/** Lowercase ISO 4217. Upper case is accepted. */
export const Currency = z
  .string()
  .toLowerCase()
  .refine((code) => currencies.has(code), "Not a currency code of ISO 4217.")
  .meta({ description: "ISO 4217, lowercase.", example: "usd" });

/** The largest amount taken for one sale: 12 digits, Stripe's widest, and far below 2^53. */
export const MAX_AMOUNT = 999_999_999_999;

/** An amount in minor units of its currency: cents for USD, yen for JPY, fils for KWD. Answers hold more than anybody may send: with tax, or as a sum. */
export const Amount = z
  .int()
  .nonnegative()
  .meta({ description: "Minor units of the currency.", example: 1999 });

/** An amount that is sent. */
export const AmountInput = Amount.max(MAX_AMOUNT).meta({
  description: "Minor units of the currency.",
  example: 1999,
});

/**
 * The smallest step in which a currency can be charged, in its minor units: 10 for those of three decimals (cards
 * settle them in two), else 1.
 */
export const chargeStepOf = (currency: string): number => (decimalsOf(currency) === 3 ? 10 : 1);

/** `-1999, "usd"` → `-19.99`. Exact for every safe integer: the decimal point is placed in text. */
export function decimalText(amount: number, currency: string): string {
  const decimals = decimalsOf(currency);
  const text = String(Math.abs(amount)).padStart(decimals + 1, "0");
  const point = text.length - decimals;
  return `${amount < 0 ? "-" : ""}${decimals === 0 ? text : `${text.slice(0, point)}.${text.slice(point)}`}`;
}

/** `1999, "usd"` → `$19.99`. Exact for every safe integer. */
export function formatMoney(amount: number, currency: string, locale = "en"): string {
  const decimals = decimalsOf(currency);
  const format = new Intl.NumberFormat(locale, {
    style: "currency",
    currency: currency.toUpperCase(),
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
  // The standard formats a numeric string exactly; the library's types know it as StringNumericLiteral.
  return format.format(decimalText(amount, currency) as Intl.StringNumericLiteral);
}

/** The multiple of `step` nearest to `a / b`, half away from zero. `a`, `b` and `step` are integers, `b` and `step` > 0. */
export const divideToStep = (a: bigint, b: bigint, step: number): bigint =>
  divideRounded(a, b * BigInt(step)) * BigInt(step);

/** Divides and rounds half away from zero. `a` and `b` are integers, `b` > 0. */
export function divideRounded(a: bigint, b: bigint): bigint {
  const sign = a < 0n ? -1n : 1n;
  return (sign * (2n * sign * a + b)) / (2n * b);
}
