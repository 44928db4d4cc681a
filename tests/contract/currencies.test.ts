import { expect, test } from "vitest";
import { formatMinor } from "@/components/ui/money-text";
import { decimalsOf, formatMoney } from "@/lib/money";
import { toStripeAmount } from "@/modules/payments/rules";
import { written } from "@/sandbox/stripe/payments/amounts";

const currencies = Intl.supportedValuesOf("currency").map((code) => code.toLowerCase());

test.for([
  ["usd", 2],
  ["jpy", 0],
  ["kwd", 3],
  ["huf", 2],
  ["idr", 2],
  ["cop", 2],
  ["isk", 0],
] as const)("%s has the decimals of ISO 4217, whatever the runtime believes: %i", ([currency, decimals]) =>
  expect(decimalsOf(currency)).toBe(decimals),
);

test("what a buyer is shown is what Stripe is asked to take, in every currency", () => {
  const digits = (text: string) => text.replaceAll(/\D/g, "");
  const ofTwo = new Set(["isk", "ugx"]);
  const kept = ["bhd", "jod", "kwd", "omr", "tnd"];
  for (const currency of currencies.filter((code) => decimalsOf(code) < 3 || kept.includes(code))) {
    const charged = digits(written(toStripeAmount(1_234_560, currency), currency));
    const shown = digits(formatMoney(1_234_560, currency)) + (ofTwo.has(currency) ? "00" : "");
    expect([currency, shown]).toEqual([currency, charged]);
  }
});

test("both ways to write an amount agree in every currency", () => {
  for (const currency of currencies)
    expect(formatMinor(1_234_560, currency)).toBe(formatMoney(1_234_560, currency));
});
