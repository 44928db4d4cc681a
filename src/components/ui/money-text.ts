import { decimalsOf } from "@/lib/decimals";

type Parts = { decimals: number; decimalSign: string; symbol: string; symbolFirst: boolean };

/** How a currency is written: decimals (usd 2, jpy 0, kwd 3), the locale's decimal sign, the symbol and its side. */
export function moneyParts(currency: string, locale = "en"): Parts {
  const format = new Intl.NumberFormat(locale, {
    style: "currency",
    currency: currency.toUpperCase(),
    currencyDisplay: "narrowSymbol",
  });
  const decimals = decimalsOf(currency.toLowerCase());
  const parts = format.formatToParts(1.5);
  const at = (type: Intl.NumberFormatPartTypes) => parts.findIndex((part) => part.type === type);
  const decimalSign =
    new Intl.NumberFormat(locale).formatToParts(1.5).find((part) => part.type === "decimal")?.value ?? ".";
  const symbol = parts[at("currency")]?.value ?? currency.toUpperCase();
  return { decimals, decimalSign, symbol, symbolFirst: at("currency") < at("integer") };
}

/** `1999` minor units → `19.99`, in the locale's writing, without symbol. Exact: the point is placed in text. */
export function minorToText(
  amount: number,
  { decimals, decimalSign }: Pick<Parts, "decimals" | "decimalSign">,
  locale = "en",
): string {
  const digits = String(Math.abs(amount)).padStart(decimals + 1, "0");
  const point = digits.length - decimals;
  const whole = new Intl.NumberFormat(locale).format(BigInt(digits.slice(0, point)));
  const text = decimals === 0 ? whole : `${whole}${decimalSign}${digits.slice(point)}`;
  return amount < 0 ? `-${text}` : text;
}

/** Where the decimal sign stands in `text`, or -1: of two kinds of signs the last; of one, unless it can only group. */
function decimalAt(text: string, { decimals, decimalSign }: Parts): number {
  if (decimals === 0) return -1;
  const own = text.lastIndexOf(decimalSign);
  const otherSign = decimalSign === "." ? "," : ".";
  const other = text.lastIndexOf(otherSign);
  if (other === -1 || own > other) return own;
  if (own !== -1) return other;
  return text.indexOf(otherSign) === other && text.length - other - 1 !== 3 ? other : -1;
}

/**
 * `19.99` → `1999` minor units; null for what is no amount or has more decimals than the currency.
 * Spaces, apostrophes and points or commas before the decimal sign are taken as grouping. No float takes part.
 */
export function textToMinor(text: string, parts: Parts): number | null {
  const bare = text.replace(/[\s'’]/g, "");
  const at = decimalAt(bare, parts);
  const grouped = at === -1 ? bare : bare.slice(0, at);
  const whole = grouped.replace(/[.,](?=\d{3}(?!\d))/g, "");
  const fraction = at === -1 ? "" : bare.slice(at + 1);
  if (!/^\d*$/.test(whole) || !/^\d*$/.test(fraction) || fraction.length > parts.decimals) return null;
  if (whole + fraction === "") return null;
  const minor = Number(whole + fraction.padEnd(parts.decimals, "0"));
  return Number.isSafeInteger(minor) ? minor : null;
}

/** `1999, "usd"` → `$19.99`. Exact for every safe integer. */
export function formatMinor(amount: number, currency: string, locale = "en"): string {
  const decimals = decimalsOf(currency.toLowerCase());
  const format = new Intl.NumberFormat(locale, {
    style: "currency",
    currency: currency.toUpperCase(),
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
  const text = minorToText(amount, { decimals, decimalSign: "." }, "en").replaceAll(",", "");
  // The standard formats a numeric string exactly; the library's types know it as StringNumericLiteral.
  return format.format(text as Intl.StringNumericLiteral);
}
