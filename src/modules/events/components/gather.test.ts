import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { gather } from "./gather";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test("the first word passes at once, those after it together and each once", () => {
  const flush = vi.fn();
  const { add } = gather(flush, 2_000);
  add(["orders"]);
  expect(flush).toHaveBeenLastCalledWith(["orders"]);
  add(["orders", "metrics"]);
  add(["orders"]);
  expect(flush).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(2_000);
  expect(flush).toHaveBeenLastCalledWith(["orders", "metrics"]);
  vi.advanceTimersByTime(10_000);
  expect(flush).toHaveBeenCalledTimes(2);
  add(["orders"]);
  expect(flush).toHaveBeenCalledTimes(3);
});

test("nothing passes after the stop", () => {
  const flush = vi.fn();
  const { add, stop } = gather(flush, 2_000);
  add(["orders"]);
  add(["metrics"]);
  stop();
  vi.advanceTimersByTime(10_000);
  expect(flush).toHaveBeenCalledTimes(1);
});
