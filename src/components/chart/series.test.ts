import fc from "fast-check";
import { expect, test } from "vitest";
import { formatTick, isFlat, niceTicks } from "./series";

const point = (value: number) => ({ at: "2026-11-21T00:00:00Z", value });
const usd = { kind: "money", currency: "usd" } as const;

test("the axis of an amount counts in round whole money, not in minor units", () => {
  const ticks = niceTicks([point(0), point(290_000)], usd);
  expect(ticks.map((tick) => formatTick(tick, usd))).toEqual(["$0", "$1K", "$2K", "$3K"]);
});

test("the marks hold every point and zero between them, and are few", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -1e9, max: 1e12 }), { minLength: 1 }), (values) => {
      const ticks = niceTicks(values.map(point), { kind: "count" });
      expect(ticks.at(0)).toBeLessThanOrEqual(Math.min(0, ...values));
      expect(ticks.at(-1)).toBeGreaterThanOrEqual(Math.max(0, ...values));
      expect(ticks.length).toBeLessThanOrEqual(6);
      expect(ticks.every(Number.isInteger)).toBe(true);
    }),
  );
});

test("a period with nothing in it, and nothing before, is empty", () => {
  expect(isFlat([{ ...point(0), previous: null }])).toBe(true);
  expect(isFlat([{ ...point(0), previous: 5 }])).toBe(false);
});
