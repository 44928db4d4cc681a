import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isHardDecline, nextAttemptAt } from "./dunning";
import { INSTANTS } from "./samples";

const instant = fc.date(INSTANTS);

const first = new Date("2026-02-27T10:00:00.123Z");

/** Every retry of a charge that fails and fails. */
function retries(days: readonly number[], from = first): string[] {
  const dates: string[] = [];
  let now = from;
  for (;;) {
    const next = nextAttemptAt(from, days, now);
    if (!next) return dates;
    dates.push(next.toISOString());
    now = next;
  }
}

describe("a charge that fails", () => {
  test("is tried again on days 2, 7, 14 and 21 after the first failure, and then no more", () => {
    expect(retries([2, 7, 14, 21])).toEqual([
      "2026-03-01T10:00:00.123Z",
      "2026-03-06T10:00:00.123Z",
      "2026-03-13T10:00:00.123Z",
      "2026-03-20T10:00:00.123Z",
    ]);
  });

  test("is tried again on the days that the organization sets, counted from the first failure", () => {
    fc.assert(
      fc.property(
        instant,
        fc.uniqueArray(fc.integer({ min: 1, max: 90 }), { maxLength: 8 }),
        (from, given) => {
          const days = given.toSorted((a, b) => a - b);
          const expected = days.map((day) => new Date(from.getTime() + day * 86_400_000).toISOString());
          expect(retries(days, from)).toEqual(expected);
        },
      ),
    );
    expect(retries([])).toEqual([]);
  });
});

test("dates that went by in an outage are not made up for: a charge is tried once, and then on the next date ahead", () => {
  const late = new Date(first.getTime() + 10 * 86_400_000);
  expect(nextAttemptAt(first, [2, 7, 14, 21], late)?.toISOString()).toBe("2026-03-13T10:00:00.123Z");
  expect(nextAttemptAt(first, [2, 7], late)).toBeNull();
});

test("a try in between, as with a card that was added, uses up none of the dates", () => {
  const soon = new Date(first.getTime() + 3_600_000);
  expect(nextAttemptAt(first, [2, 7], soon)?.toISOString()).toBe("2026-03-01T10:00:00.123Z");
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
