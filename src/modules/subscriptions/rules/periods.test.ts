import fc from "fast-check";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { afterCycles, type Cycle, type Interval, isSameCycle, secondsLeft } from "./periods";
import { INSTANTS, monthly } from "./samples";

const cycle = fc.record<Cycle>({
  interval: fc.constantFrom("day", "week", "month", "year"),
  count: fc.integer({ min: 1, max: 4 }),
});
const instant = fc.date(INSTANTS);

const every = (interval: Interval, count = 1): Cycle => ({ interval, count });
const boundaries = (anchor: string, of: Cycle, most: number) =>
  Array.from({ length: most + 1 }, (_, n) => afterCycles(new Date(anchor), of, n).toISOString().slice(0, 10));

describe("boundaries of periods", () => {
  test("keep the anchor's day, or the last of a month that has no such day", () => {
    expect(boundaries("2026-01-31T10:00:00Z", monthly, 3)).toEqual([
      "2026-01-31",
      "2026-02-28",
      "2026-03-31",
      "2026-04-30",
    ]);
    expect(boundaries("2028-01-30T10:00:00Z", monthly, 2)).toEqual([
      "2028-01-30",
      "2028-02-29",
      "2028-03-30",
    ]);
  });

  test("of a year that began on 29 February come back to it in leap years", () => {
    expect(boundaries("2024-02-29T00:00:00Z", every("year"), 4)).toEqual([
      "2024-02-29",
      "2025-02-28",
      "2026-02-28",
      "2027-02-28",
      "2028-02-29",
    ]);
  });

  test("lie whole intervals apart, as many as the cycle counts", () => {
    expect(boundaries("2026-12-30T00:00:00Z", every("day", 3), 2)[2]).toBe("2027-01-05");
    expect(boundaries("2026-12-30T00:00:00Z", every("week", 2), 1)[1]).toBe("2027-01-13");
    expect(boundaries("2026-08-31T00:00:00Z", every("month", 3), 2)).toEqual([
      "2026-08-31",
      "2026-11-30",
      "2027-02-28",
    ]);
    expect(boundaries("2026-12-30T00:00:00Z", every("year", 2), 1)[1]).toBe("2028-12-30");
  });

  test("grow strictly, on the anchor's time of day in UTC", () => {
    fc.assert(
      fc.property(instant, cycle, fc.integer({ min: 0, max: 200 }), (anchor, of, n) => {
        const [start, end] = [afterCycles(anchor, of, n), afterCycles(anchor, of, n + 1)];
        expect(end.getTime()).toBeGreaterThan(start.getTime());
        expect(end.toISOString().slice(10)).toBe(anchor.toISOString().slice(10));
      }),
    );
  });

  test("fall on the anchor's day or, where the month is shorter, on its last, in the month that is meant", () => {
    const months = cycle.filter(({ interval }) => interval === "month" || interval === "year");
    fc.assert(
      fc.property(instant, months, fc.integer({ min: 0, max: 200 }), (anchor, of, n) => {
        const end = afterCycles(anchor, of, n);
        const monthOf = (date: Date) => date.getUTCFullYear() * 12 + date.getUTCMonth();
        expect(monthOf(end) - monthOf(anchor)).toBe(n * of.count * (of.interval === "year" ? 12 : 1));
        const isLast = new Date(end.getTime() + 86_400_000).getUTCDate() === 1;
        const day = end.getUTCDate();
        expect(day === anchor.getUTCDate() || (isLast && day < anchor.getUTCDate())).toBe(true);
      }),
    );
  });

  test("are the same in every time zone of the machine", () => {
    const inZone = (name: string, offset: number) => {
      vi.stubEnv("TZ", name);
      expect(new Date("2026-03-31T23:30:00Z").getTimezoneOffset()).toBe(offset);
      return boundaries("2026-03-31T23:30:00Z", monthly, 8);
    };
    onTestFinished(() => void vi.unstubAllEnvs());
    expect(inZone("Pacific/Kiritimati", -840)).toEqual(inZone("America/Los_Angeles", 420));
  });
});

describe("seconds of a period", () => {
  test("left at an instant are never more than all, never less than none, and meet across it", () => {
    fc.assert(
      fc.property(instant, cycle, fc.double({ min: -1, max: 2, noNaN: true }), (start, of, share) => {
        const period = { start, end: afterCycles(start, of, 1) };
        const at = new Date(start.getTime() + share * (period.end.getTime() - start.getTime()));
        const { left, all } = secondsLeft(period, at);
        expect(left).toBeGreaterThanOrEqual(0);
        expect(left).toBeLessThanOrEqual(all);
        if (at <= start) expect(left).toBe(all);
        if (at >= period.end) expect(left).toBe(0);
        if (at > start && at < period.end)
          expect(secondsLeft({ start, end: at }, start).left + left).toBe(all);
      }),
    );
  });

  test("are whole: in the first second all are left, in the last second one", () => {
    const period = { start: new Date("2026-04-01T00:00:00Z"), end: new Date("2026-04-02T00:00:00Z") };
    expect(secondsLeft(period, new Date("2026-04-01T00:00:00.999Z"))).toEqual({ left: 86_400, all: 86_400 });
    expect(secondsLeft(period, new Date("2026-04-01T23:59:59.001Z"))).toEqual({ left: 1, all: 86_400 });
    expect(secondsLeft({ start: period.start, end: period.start }, period.start)).toEqual({
      left: 0,
      all: 1,
    });
  });
});

test("two cycles are the same by interval and count", () => {
  expect(isSameCycle(monthly, every("month"))).toBe(true);
  expect(isSameCycle(monthly, every("month", 2))).toBe(false);
  expect(isSameCycle(monthly, every("year"))).toBe(false);
});
