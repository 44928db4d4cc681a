import fc from "fast-check";
import { expect, test } from "vitest";
import { boundaries, type Days, daysBefore, daysIn, intervals } from "./period-rules";

const day = fc.date({ min: new Date("2001-01-01"), max: new Date("2100-01-01"), noInvalidDate: true });
const dateOf = (at: Date) => at.toISOString().slice(0, 10);
const days: fc.Arbitrary<Days> = fc.record({ start: day, more: fc.nat(3_000) }).map(({ start, more }) => ({
  start_date: dateOf(start),
  end_date: dateOf(new Date(start.getTime() + more * 86_400_000)),
}));

test("periods follow each other without a gap, from the first day to the day after the last", () => {
  fc.assert(
    fc.property(days, fc.constantFrom(...intervals), (span, interval) => {
      const dates = boundaries(span, interval);
      expect(dates[0]).toBe(span.start_date);
      expect(daysIn({ start_date: span.start_date, end_date: dates.at(-1) ?? "" })).toBe(daysIn(span) + 1);
      expect([...new Set(dates)].sort()).toEqual(dates);
    }),
  );
});

test("the days before end where the days begin, and are as many unless both are whole months", () => {
  fc.assert(
    fc.property(days, (span) => {
      const before = daysBefore(span);
      expect(daysIn({ start_date: before.end_date, end_date: span.start_date })).toBe(2);
      if (!span.start_date.endsWith("-01")) expect(daysIn(before)).toBe(daysIn(span));
    }),
  );
});

test("weeks begin on Monday; before whole months come as many months", () => {
  expect(boundaries({ start_date: "2026-03-04", end_date: "2026-03-17" }, "week")).toEqual([
    "2026-03-04",
    "2026-03-09",
    "2026-03-16",
    "2026-03-18",
  ]);
  expect(daysBefore({ start_date: "2026-03-01", end_date: "2026-03-31" })).toEqual({
    start_date: "2026-02-01",
    end_date: "2026-02-28",
  });
  expect(daysBefore({ start_date: "2026-01-01", end_date: "2026-06-30" })).toEqual({
    start_date: "2025-07-01",
    end_date: "2025-12-31",
  });
});
