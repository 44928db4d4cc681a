import { expect, test } from "vitest";
import { creditsText, expiryText, validityText } from "./text";

test("credits read as their number, or as the number for a whole unit of money", () => {
  const none = { amount: null, credits_per_unit: null, currency: null };
  expect(creditsText({ ...none, amount: 1000 })).toBe("1,000 credits");
  expect(creditsText({ ...none, amount: 1 })).toBe("1 credit");
  expect(creditsText({ ...none, credits_per_unit: 100, currency: "usd" })).toBe("100 credits for each $1.00");
  expect(creditsText({ ...none, credits_per_unit: 2, currency: "jpy" })).toBe("2 credits for each ¥1");
});

test("how long they are valid is said where they end", () => {
  expect(validityText({ expires_in_days: 30 })).toBe("valid for 30 days");
  expect(validityText({ expires_in_days: 1 })).toBe("valid for 1 day");
  expect(validityText({ expires_in_days: null })).toBe("");
  expect([30, null].map((expires_in_days) => expiryText({ expires_in_days }))).toEqual([
    "After 30 days",
    "Never",
  ]);
});
