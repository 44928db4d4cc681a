import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isHardDecline, nextAttemptAt, RETRY_DAYS } from "./dunning";
import { INSTANTS } from "./samples";

const instant = fc.date(INSTANTS);

const first = new Date("2026-02-27T10:00:00.123Z");

/** Every retry of a charge that fails and fails. */
function retries(days: readonly number[], from = first): string[] {
  const dates: string[] = [];
  for (let failures = 1; ; failures += 1) {
    const next = nextAttemptAt(from, failures, days);
    if (!next) return dates;
    dates.push(next.toISOString());
  }
}

describe("a charge that fails", () => {
  test("is tried again on days 2, 7, 14 and 21 after the first failure, and then no more", () => {
    expect(retries(RETRY_DAYS)).toEqual([
      "2026-03-01T10:00:00.123Z",
      "2026-03-06T10:00:00.123Z",
      "2026-03-13T10:00:00.123Z",
      "2026-03-20T10:00:00.123Z",
    ]);
  });

  test("is tried again on the days that the organization sets, counted from the first failure", () => {
    fc.assert(
      fc.property(instant, fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 8 }), (from, days) => {
        const expected = days.map((day) => new Date(from.getTime() + day * 86_400_000).toISOString());
        expect(retries(days, from)).toEqual(expected);
      }),
    );
    expect(retries([])).toEqual([]);
  });
});

describe("a decline", () => {
  test("is hard where the same card can never pay", () => {
    for (const code of ["lost_card", "stolen_card", "fraudulent", "expired_card", "incorrect_number"])
      expect(isHardDecline(code), code).toBe(true);
  });

  test("is not hard where waiting, money or the customer mends it", () => {
    for (const code of [
      "insufficient_funds",
      "authentication_required",
      "generic_decline",
      "do_not_honor",
      null,
    ])
      expect(isHardDecline(code), `${code}`).toBe(false);
  });
});
