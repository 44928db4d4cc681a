import { expect, test } from "vitest";
import { writeTime } from "./time-text";

const at = "2026-11-21T23:30:00.000Z";
const now = Date.parse("2026-11-22T00:00:00.000Z");

test("an instant is written in the reader's zone", () => {
  expect(writeTime(at, "date", "UTC", now)).toBe("21 Nov 2026");
  expect(writeTime(at, "date", "Asia/Tokyo", now)).toBe("22 Nov 2026");
  expect(writeTime(at, "datetime", "Asia/Tokyo", now)).toBe("22 Nov 2026, 08:30");
});

test.for([
  [20_000, "just now"],
  [5 * 60_000, "5 min. ago"],
  [3 * 3_600_000, "3 hr. ago"],
  [24 * 3_600_000, "yesterday"],
  [3 * 86_400_000, "3 days ago"],
  [30 * 86_400_000, "23 Oct 2026"],
] as const)("%i ms ago is %s", ([ago, text]) => {
  expect(writeTime(new Date(now - ago).toISOString(), "relative", "UTC", now)).toBe(text);
});
