import fc from "fast-check";
import { expect, test } from "vitest";
import { chooseCurrency, type SoldDay, type Sums, summarize } from "./rules";

const sums = fc.record({ revenue: fc.nat(10 ** 9), orders: fc.nat(1_000) });
const sold = fc.dictionary(fc.constantFrom("usd", "eur", "jpy"), sums);
const day = sold.map((of): SoldDay => ({ date: "2026-11-21", starts_at: new Date(0), sold: of }));
const periods = fc
  .integer({ min: 1, max: 40 })
  .chain((days) => fc.array(day, { minLength: 2 * days, maxLength: 2 * days }));

const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);

test("the totals are the sums of their days, and of one currency alone", () => {
  fc.assert(
    fc.property(periods, fc.constantFrom("usd", "eur", "jpy"), (days, currency) => {
      const summary = summarize(days, { timezone: "UTC", currency, own: "usd" });
      expect(summary.days).toHaveLength(days.length / 2);
      const of = (name: keyof Sums, half: readonly SoldDay[]) =>
        sum(half.map((each) => each.sold[currency]?.[name] ?? 0));
      const half = days.length / 2;
      expect(summary.totals.revenue).toBe(of("revenue", days.slice(half)));
      expect(summary.previous_totals.orders).toBe(of("orders", days.slice(0, half)));
      expect(sum(summary.days.map((each) => each.revenue))).toBe(summary.totals.revenue);
      expect(sum(summary.days.map((each) => each.previous_revenue))).toBe(summary.previous_totals.revenue);
    }),
  );
});

test("the average is rounded to the minor unit, and is none without orders", () => {
  const on = (revenue: number, orders: number) =>
    summarize(
      [
        { date: "2026-11-20", starts_at: new Date(0), sold: {} },
        { date: "2026-11-21", starts_at: new Date(1), sold: { usd: { revenue, orders } } },
      ],
      { timezone: "UTC", currency: "usd", own: "usd" },
    ).totals.average_order_value;
  expect(on(1_001, 2)).toBe(501);
  expect(on(0, 0)).toBeNull();
  expect(on(0, 3)).toBe(0);
});

test("the organization's own currency is shown if it sold in it, else the one of the most orders", () => {
  const some = (orders: number) => ({ revenue: 1, orders });
  expect(
    chooseCurrency(
      new Map([
        ["eur", some(9)],
        ["usd", some(1)],
      ]),
      "usd",
    ),
  ).toBe("usd");
  expect(
    chooseCurrency(
      new Map([
        ["eur", some(2)],
        ["jpy", some(9)],
      ]),
      "usd",
    ),
  ).toBe("jpy");
  expect(chooseCurrency(new Map(), "usd")).toBe("usd");
});
