import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatMinor, minorToText, moneyParts, textToMinor } from "./money-text";

const currencies = fc.constantFrom("usd", "jpy", "kwd", "eur", "chf");
const locales = fc.constantFrom("en", "de", "fr", "de-CH");

test("what is written is read back as the same amount, in any currency and locale", () => {
  fc.assert(
    fc.property(fc.nat({ max: 999_999_999_999 }), currencies, locales, (amount, currency, locale) => {
      const parts = moneyParts(currency, locale);
      expect(textToMinor(minorToText(amount, parts, locale), parts)).toBe(amount);
    }),
  );
});

describe("an amount in dollars", () => {
  const usd = moneyParts("usd");

  test.each([
    ["19.99", 1999],
    ["19,99", 1999],
    ["1,234", 123_400],
    ["1,234.5", 123_450],
    ["1.234,50", 123_450],
    ["1 234.50", 123_450],
    ["1,234,567.89", 123_456_789],
    [".5", 50],
    ["7.", 700],
    ["0", 0],
    ["0.29", 29],
  ])("is understood as %s", (text, minor) => expect(textToMinor(text, usd)).toBe(minor));

  test.each(["", ".", "abc", "1.999", "1e3", "-5", "12.3.4", "$5", "99999999999999999"])(
    "is not made of %j",
    (text) => expect(textToMinor(text, usd)).toBeNull(),
  );
});

test("a currency without decimals takes none, and one with three takes three", () => {
  expect(textToMinor("1,200", moneyParts("jpy"))).toBe(1200);
  expect(textToMinor("12.5", moneyParts("jpy"))).toBeNull();
  expect(textToMinor("1.234", moneyParts("kwd"))).toBe(1234);
});

test("an amount is written with its symbol, exactly", () => {
  expect(formatMinor(1999, "usd")).toBe("$19.99");
  expect(formatMinor(-500, "usd")).toBe("-$5.00");
  expect(formatMinor(1200, "jpy")).toBe("¥1,200");
  expect(formatMinor(9_007_199_254_740_991, "usd")).toBe("$90,071,992,547,409.91");
});
