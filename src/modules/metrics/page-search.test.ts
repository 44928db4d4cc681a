import { expect, test } from "vitest";
import { intervalsOf, metricsPageSearch } from "./page-search";

const now = Date.parse("2026-03-15T23:30:00Z");
const read = (address: object, zone = "UTC") => metricsPageSearch(address, zone, now);

test("without a word the page shows the last 30 days, today included, as the reader's zone has it", () => {
  expect(read({})).toEqual({
    start_date: "2026-02-14",
    end_date: "2026-03-15",
    interval: "day",
    timezone: "UTC",
    compare: "true",
  });
  expect(read({}, "Europe/Vienna").end_date).toBe("2026-03-16");
});

test.for([
  [{ from: "2026-03-14", to: "2026-03-15" }, "hour"],
  [{ from: "2026-01-01", to: "2026-03-15" }, "day"],
  [{ from: "2025-10-01", to: "2026-03-15" }, "week"],
  [{ from: "2020-01-01", to: "2026-03-15" }, "month"],
  [{ from: "2020-01-01", to: "2026-03-15", interval: "year" }, "year"],
  [{ from: "2020-01-01", to: "2026-03-15", interval: "hour" }, "month"],
] as const)("%o is cut by the %s", ([address, interval]) => expect(read(address).interval).toBe(interval));

test.for([
  { from: "2026-03-16", to: "2026-03-15" },
  { from: "yesterday", to: "2026-03-15" },
  { from: "1990-01-01", to: "2026-03-15" },
])("%o is not shown, but 30 days", (address) => expect(read(address).start_date).toBe("2026-02-14"));

test("a product and a currency are taken over where they can be ones", () => {
  const product_id = "01980f4e-6d2c-7a31-9c1b-2f4d5e6a7b80";
  expect(read({ product_id, currency: "eur" })).toMatchObject({ product_id, currency: "eur" });
  expect(Object.keys(read({ product_id: "x", currency: "euro" }))).not.toContain("product_id");
});

test("intervals are offered that make two periods and more, and not thousands", () => {
  expect(intervalsOf(1)).toEqual(["hour", "day"]);
  expect(intervalsOf(30)).toEqual(["day", "week"]);
  expect(intervalsOf(365)).toEqual(["day", "week", "month"]);
  expect(intervalsOf(5_000)).toEqual(["month", "year"]);
});
