import { expect, test } from "vitest";
import { exampleOf, newRow, rowOf } from "./price-draft";

test("the example costs what the server would take: rounded up, at least the minimum, at most the cap", () => {
  const video = rowOf({
    feature: "video",
    model: "metered",
    price: null,
    rate: "10",
    unit: "second",
    minimum: 20,
    cap: 1000,
  });
  expect(exampleOf(video)).toEqual({ credits: 124 });
  expect(exampleOf({ ...video, quantity: "0.31" })).toEqual({ credits: 20 });
  expect(exampleOf({ ...video, quantity: "1000" })).toEqual({ credits: 1000 });
  expect(exampleOf({ ...newRow("fixed"), feature: "chat", price: "1,000" })).toEqual({ credits: 3000 });
});

test("what cannot be computed says why", () => {
  expect(exampleOf(newRow("fixed"))).toEqual({ problem: expect.stringContaining("whole number") });
  const row = { ...newRow("fixed"), feature: "chat", price: "10", quantity: "1.5" };
  expect(exampleOf(row)).toEqual({ problem: expect.stringContaining("by piece") });
});
