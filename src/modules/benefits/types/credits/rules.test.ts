import { describe, expect, test } from "vitest";
import { carriedOver, creditsOf, planCredits } from "./rules";
import type { CreditsTerms } from "./schema";

const fixed: CreditsTerms = planCredits(null, { amount: 1000 }, "usd");
const topUp = (credits_per_unit: number, currency = "usd") =>
  planCredits(null, { credits_per_unit, currency }, "usd");

describe("an order earns", () => {
  test("the fixed amount, whatever was paid", () => {
    for (const net_amount of [0, 1, 99_999])
      expect(creditsOf(fixed, { net_amount, currency: "eur" })).toBe(1000);
  });

  test.each([
    [2500, 100, "usd", 2500],
    [1999, 100, "usd", 1999],
    [1999, 3, "usd", 59],
    [199, 1, "usd", 1],
    [99, 1, "usd", 0],
    [500, 2, "jpy", 1000],
    [1_990, 7, "kwd", 13],
    [999_999_999_999, 7, "usd", 69_999_999_999],
  ])("of %i at %i a unit of %s: %s, rounded down", (net_amount, perUnit, currency, credits) => {
    expect(creditsOf(topUp(perUnit, currency), { net_amount, currency })).toBe(credits);
  });

  test("nothing of a top-up in another currency", () => {
    expect(creditsOf(topUp(100), { net_amount: 1000, currency: "jpy" })).toBe(0);
  });

  test("never more than a balance can hold", () => {
    const most = creditsOf(topUp(1_000_000_000, "jpy"), { net_amount: 999_999_999_999, currency: "jpy" });
    expect(most).toBe(900_000_000_000_000);
  });
});

test("of what is left at a cycle's end nothing is carried over, or all, or as much as the cap", () => {
  expect(carriedOver({ rollover: false, rollover_cap: null }, 300)).toBe(0);
  expect(carriedOver({ rollover: true, rollover_cap: null }, 300)).toBe(300);
  expect(carriedOver({ rollover: true, rollover_cap: 200 }, 300)).toBe(200);
  expect(carriedOver({ rollover: true, rollover_cap: 200 }, 150)).toBe(150);
  expect(carriedOver({ rollover: true, rollover_cap: 200 }, 0)).toBe(0);
});

describe("an edit of the properties", () => {
  test("leaves what it does not name", () => {
    const before = planCredits(null, { amount: 10, expires_in_days: 30, priority: 1 }, "usd");
    expect(planCredits(before, { amount: 20 }, "usd")).toEqual({ ...before, amount: 20 });
    expect(planCredits(before, { expires_in_days: null }, "usd").expires_in_days).toBeNull();
  });

  test("turns an amount into a top-up and back, in the organization's currency unless it names one", () => {
    const turned = planCredits(fixed, { credits_per_unit: 5 }, "eur");
    expect(turned).toMatchObject({ amount: null, credits_per_unit: 5, currency: "eur" });
    expect(planCredits(turned, { amount: 9 }, "eur")).toMatchObject({
      amount: 9,
      credits_per_unit: null,
      currency: null,
    });
  });

  test.each([
    ["amount", {}],
    ["amount", { amount: null }],
    ["credits_per_unit", { amount: 1, credits_per_unit: 1 }],
    ["currency", { amount: 1, currency: "usd" }],
    ["rollover_cap", { amount: 1, rollover_cap: 5 }],
  ])("is refused at %s when its parts contradict each other", (field, input) => {
    expect(() => planCredits(null, input, "usd")).toThrow(
      expect.objectContaining({
        details: { detail: [expect.objectContaining({ loc: ["body", "properties", field] })] },
      }),
    );
  });
});
