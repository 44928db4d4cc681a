import { expect, test } from "vitest";
import { expiryOf } from "./rules";

test("a card is good through the last instant of its month", () => {
  expect(expiryOf({ exp_month: 2, exp_year: 2028 }).toISOString()).toBe("2028-03-01T00:00:00.000Z");
  expect(expiryOf({ exp_month: 12, exp_year: 2027 }).toISOString()).toBe("2028-01-01T00:00:00.000Z");
});
