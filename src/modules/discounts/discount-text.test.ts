import { expect, test } from "vitest";
import { durationText, redemptionsText, statusOf, worthText } from "./discount-text";

test("what it takes off reads as a percentage or as amounts, the organization's own first", () => {
  expect(worthText({ type: "percentage", basis_points: 1250 })).toBe("12.5% off");
  expect(worthText({ type: "fixed", currency: "usd", amounts: { eur: 400, usd: 500 } })).toBe(
    "$5.00 or €4.00 off",
  );
});

test("its duration and its redemptions read as people say them", () => {
  expect(durationText({ duration: "repeating", duration_in_months: 1 })).toBe("For 1 month");
  expect(durationText({ duration: "repeating", duration_in_months: 12 })).toBe("For 12 months");
  expect(durationText({ duration: "once", duration_in_months: null })).toBe("Once");
  expect(redemptionsText({ redemptions_count: 1200, max_redemptions: null })).toBe("1,200");
  expect(redemptionsText({ redemptions_count: 3, max_redemptions: 100 })).toBe("3 of 100");
});

test("its status is that of this moment: an end counts at its very instant", () => {
  const now = new Date("2026-03-16T12:00:00Z");
  const any = { starts_at: null, ends_at: null, redemptions_count: 0, max_redemptions: null };
  expect(statusOf(any, now)).toBe("Active");
  expect(statusOf({ ...any, ends_at: now.toISOString() }, now)).toBe("Ended");
  expect(statusOf({ ...any, starts_at: "2026-03-16T12:00:01Z" }, now)).toBe("Scheduled");
  expect(statusOf({ ...any, starts_at: now.toISOString() }, now)).toBe("Active");
  expect(statusOf({ ...any, redemptions_count: 2, max_redemptions: 2 }, now)).toBe("Used up");
});
