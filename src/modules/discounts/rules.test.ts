import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { coversPeriod, discountLines, discountOn, hindranceOf, shareOut, type Worth } from "./rules.ts";

const amount = fc.integer({ min: 0, max: 999_999_999_999 });
const lines = fc.array(amount, { minLength: 1, maxLength: 12 });
const basisPoints = fc.integer({ min: 1, max: 10_000 });
const percent = (basis_points: number): Worth => ({ type: "percentage", basis_points });
const fixed = (amounts: Record<string, number>): Worth => ({ type: "fixed", amounts });
const worth = fc.oneof(
  basisPoints.map(percent),
  amount.filter((off) => off > 0).map((usd) => fixed({ usd })),
);
const sum = (numbers: readonly number[]) => numbers.reduce((all, each) => all + BigInt(each), 0n);

describe("sharing", () => {
  test("the shares add up to the whole, and none is a unit away from its exact part", () => {
    fc.assert(
      fc.property(amount, lines, (total, weights) => {
        fc.pre(sum(weights) > 0n);
        const shares = shareOut(total, weights);
        expect(sum(shares)).toBe(BigInt(total));
        for (const [index, share] of shares.entries()) {
          const away = BigInt(share) * sum(weights) - BigInt(total) * BigInt(weights[index] ?? 0);
          expect(away < sum(weights) && away > -sum(weights)).toBe(true);
        }
      }),
    );
  });

  test("what rounding leaves goes to the largest remainders, of equal ones to the earlier", () => {
    expect(shareOut(100, [1, 1, 1])).toEqual([34, 33, 33]);
    expect(shareOut(10, [15, 25, 60])).toEqual([2, 2, 6]);
    expect(shareOut(5, [0, 0])).toEqual([0, 0]);
  });
});

describe("what is taken off", () => {
  test("is never below nothing and never above the price, on any line", () => {
    fc.assert(
      fc.property(worth, lines, (given, of) => {
        for (const [index, off] of discountLines(given, of, "usd").entries())
          expect(off >= 0 && off <= (of[index] ?? 0)).toBe(true);
      }),
    );
  });

  test("of a percentage is its exact part, rounded half away from zero", () => {
    fc.assert(
      fc.property(basisPoints, amount, (points, price) => {
        const [off = 0] = discountLines(percent(points), [price], "usd");
        const twice = 2n * (BigInt(off) * 10_000n - BigInt(price) * BigInt(points));
        expect(twice > -10_000n && twice <= 10_000n).toBe(true);
      }),
    );
    expect(discountLines(percent(5_000), [1, 3, 5, 7], "usd")).toEqual([1, 2, 3, 4]);
    expect(discountLines(percent(10_000), [1999], "usd")).toEqual([1999]);
  });

  test("of a fixed amount is that amount, or the price where that is less", () => {
    fc.assert(
      fc.property(amount, lines, (usd, of) => {
        const off = sum(discountLines(fixed({ usd }), of, "usd"));
        expect(off).toBe(BigInt(usd) < sum(of) ? BigInt(usd) : sum(of));
      }),
    );
  });

  test("is nothing in a currency that a fixed amount does not name", () => {
    expect(discountLines(fixed({ usd: 500 }), [1000], "eur")).toEqual([0]);
    expect(discountLines(fixed({ usd: 500, eur: 400 }), [1000], "eur")).toEqual([400]);
  });

  test("ends in 0 where a currency is charged in steps of ten", () => {
    fc.assert(
      fc.property(
        worth,
        fc.array(fc.integer({ min: 0, max: 10_000_000 }), { minLength: 1 }),
        (given, tens) => {
          const of = tens.map((ten) => ten * 10);
          for (const [index, off] of discountLines(given, of, "usd", 10).entries())
            expect(off % 10 === 0 && off <= (of[index] ?? 0)).toBe(true);
        },
      ),
    );
  });

  test("leaves nothing, or at least what the currency lets be charged", () => {
    fc.assert(
      fc.property(worth, fc.integer({ min: 50, max: 1_000_000 }), (given, price) => {
        const left = price - discountOn(given, price, "usd", 1, 50);
        expect(left === 0 || left >= 50).toBe(true);
      }),
    );
    expect(discountOn(percent(9_800), 2000, "usd", 1, 50)).toBe(2000);
    expect(discountOn(percent(5_000), 2000, "usd", 1, 50)).toBe(1000);
  });
});

describe("whether it holds", () => {
  const at = (time: string) => new Date(`2026-03-${time}Z`);
  const sale = { now: at("15T12:00:00"), product_id: "a", currency: "usd" };
  const discount = {
    ...percent(1000),
    deleted_at: null,
    starts_at: at("15T12:00:00"),
    ends_at: at("16T12:00:00"),
    max_redemptions: 5,
    redemptions_count: 4,
    product_ids: ["a", "b"],
  };

  test("from its beginning on, and at its end no longer", () => {
    const when = (now: Date) => hindranceOf(discount, { ...sale, now });
    expect(when(at("15T11:59:59.999"))).toBe("not_started");
    expect(when(at("15T12:00:00"))).toBeNull();
    expect(when(at("16T11:59:59.999"))).toBeNull();
    expect(when(at("16T12:00:00"))).toBe("ended");
  });

  test("until it is used up or deleted, for the products and in the currencies that it names", () => {
    expect(hindranceOf({ ...discount, redemptions_count: 5 }, sale)).toBe("used_up");
    expect(hindranceOf({ ...discount, deleted_at: sale.now }, sale)).toBe("deleted");
    expect(hindranceOf(discount, { ...sale, product_id: "c" })).toBe("other_product");
    expect(hindranceOf({ ...discount, product_ids: [] }, { ...sale, product_id: "c" })).toBeNull();
    expect(hindranceOf({ ...discount, ...fixed({ eur: 1 }) }, sale)).toBe("other_currency");
    expect(hindranceOf({ ...discount, ...fixed({ usd: 1 }) }, sale)).toBeNull();
  });
});

describe("the periods of a subscription that it covers", () => {
  const first = new Date("2026-01-31T08:00:00Z");
  const covers = (duration: "once" | "repeating" | "forever", start: string, months: number | null = null) =>
    coversPeriod({ duration, duration_in_months: months }, first, new Date(start));

  test("are the first, those that begin within its months, or all", () => {
    expect(covers("once", "2026-01-31T08:00:00Z")).toBe(true);
    expect(covers("once", "2026-02-28T08:00:00Z")).toBe(false);
    expect(covers("repeating", "2026-02-28T08:00:00Z", 2)).toBe(true);
    expect(covers("repeating", "2026-03-31T08:00:00Z", 2)).toBe(false);
    expect(covers("forever", "2046-01-31T08:00:00Z")).toBe(true);
  });

  test("of a month of 28 days end with it, and none lies before the first", () => {
    expect(covers("repeating", "2026-02-28T07:59:59Z", 1)).toBe(true);
    expect(covers("repeating", "2026-02-28T08:00:00Z", 1)).toBe(false);
    expect(covers("forever", "2026-01-30T08:00:00Z")).toBe(false);
  });

  test("are as many monthly ones as it has months, whatever the day", () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date(0), max: new Date("2100-01-01"), noInvalidDate: true }),
        fc.integer({ min: 1, max: 60 }),
        (begin, months) => {
          fc.pre(begin.getUTCDate() <= 28);
          const starts = Array.from({ length: 70 }, (_, index) => {
            const start = new Date(begin);
            start.setUTCMonth(start.getUTCMonth() + index);
            return start;
          });
          const term = { duration: "repeating", duration_in_months: months } as const;
          expect(starts.filter((start) => coversPeriod(term, begin, start))).toHaveLength(months);
        },
      ),
    );
  });
});
