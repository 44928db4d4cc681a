import fc from "fast-check";
import { expect, test } from "vitest";
import { rangesBefore, rangesOf } from "./grain-rules";

const QUARTER_MS = 15 * 60_000;
const quarter = fc.integer({ min: 1_000_000, max: 2_000_000 }).map((number) => number * QUARTER_MS);
const starts = fc
  .uniqueArray(quarter, { minLength: 2, maxLength: 12 })
  .map((all) => all.sort((a, b) => a - b));
const at = (time: string) => Date.parse(time);
const lengths = { quarter: QUARTER_MS, hour: 3_600_000, day: 86_400_000, month: 27 * 86_400_000 };

test("ranges follow each other without a gap over all periods, and no row reaches over the end of one", () => {
  fc.assert(
    fc.property(starts, (periods) => {
      const ranges = rangesOf(periods);
      expect([ranges[0]?.from, ranges.at(-1)?.to]).toEqual([periods[0], periods.at(-1)]);
      ranges.forEach((range, index) => {
        if (index > 0) expect(range.from).toBe(ranges[index - 1]?.to);
        for (const start of periods.filter((each) => each > range.from && each < range.to)) {
          const begins = {
            quarter: 0,
            hour: start % 3_600_000,
            day: start % 86_400_000,
            month: new Date(start).getUTCDate() - 1,
          };
          expect([range.grain, begins[range.grain]]).toEqual([range.grain, 0]);
        }
      });
    }),
  );
});

test("nothing is read in small rows that a wide one holds", () => {
  fc.assert(
    fc.property(starts, (periods) => {
      const small = rangesOf(periods.slice(0, 2)).filter(({ grain }) => grain !== "month");
      for (const { grain, from, to } of small) {
        const wider = { quarter: "hour", hour: "day", day: "month" } as const;
        if (grain !== "month")
          expect(to - from).toBeLessThanOrEqual(2.3 * Math.max(lengths[wider[grain]], lengths.hour));
      }
    }),
  );
});

test("a year of months in New York is days, with hours where its months begin", () => {
  const ranges = rangesOf([
    at("2026-01-01T05:00:00Z"),
    at("2026-02-01T05:00:00Z"),
    at("2026-03-01T05:00:00Z"),
  ]);
  expect(ranges.map(({ grain, from }) => [grain, new Date(from).toISOString().slice(0, 13)])).toEqual([
    ["hour", "2026-01-01T05"],
    ["day", "2026-01-02T00"],
    ["hour", "2026-02-01T00"],
    ["day", "2026-02-02T00"],
    ["hour", "2026-03-01T00"],
  ]);
});

test("all time before is months, then days, hours and quarters", () => {
  expect(rangesBefore(at("2026-03-15T18:15:00Z")).map(({ grain }) => grain)).toEqual([
    "month",
    "day",
    "hour",
    "quarter",
  ]);
  expect(rangesBefore(at("2026-03-01T00:00:00Z"))).toEqual([
    { grain: "month", from: Number.NEGATIVE_INFINITY, to: at("2026-03-01T00:00:00Z") },
  ]);
});
