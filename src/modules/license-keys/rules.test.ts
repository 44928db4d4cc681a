import fc from "fast-check";
import { expect, test } from "vitest";
import { expiryOf, signedUntil, whyNot } from "./rules";

const at = new Date("2028-02-29T12:00:00.000Z");

test.each([
  [1, "year", "2029-02-28T12:00:00.000Z"],
  [4, "year", "2032-02-29T12:00:00.000Z"],
  [1, "month", "2028-03-29T12:00:00.000Z"],
  [30, "day", "2028-03-30T12:00:00.000Z"],
] as const)("a key of %i %s ends at the same time of its last day", (ttl, timeframe, end) => {
  expect(expiryOf({ ttl, timeframe }, at)?.toISOString()).toBe(end);
  expect(expiryOf(null, at)).toBeNull();
});

test("a later grant and a longer time never end a key earlier", () => {
  const timeframe = fc.constantFrom("year" as const, "month" as const, "day" as const);
  const instant = fc.date({ min: new Date("2020-01-01"), max: new Date("2100-01-01"), noInvalidDate: true });
  fc.assert(
    fc.property(
      timeframe,
      fc.integer({ min: 1, max: 500 }),
      instant,
      fc.nat(10 ** 10),
      (frame, ttl, from, more) => {
        const end = (count: number, start: Date) =>
          expiryOf({ ttl: count, timeframe: frame }, start)?.getTime() ?? 0;
        expect(end(ttl, from)).toBeGreaterThan(from.getTime());
        expect(end(ttl + 1, from)).toBeGreaterThan(end(ttl, from));
        // A day is kept or cut to the month's last, never more: the hour may fall back by it.
        expect(end(ttl, new Date(from.getTime() + more)) + 3 * 86_400_000).toBeGreaterThanOrEqual(
          end(ttl, from),
        );
      },
    ),
  );
});

test("a signed licence holds for its days, and no longer than its key", () => {
  const until = (expires_at: Date | null) => signedUntil({ offline_days: 7, expires_at }, at).toISOString();
  expect(until(null)).toBe("2028-03-07T12:00:00.000Z");
  expect(until(new Date("2028-03-01T00:00:00.000Z"))).toBe("2028-03-01T00:00:00.000Z");
  expect(until(new Date("2028-04-01T00:00:00.000Z"))).toBe("2028-03-07T12:00:00.000Z");
});

test("a key holds until its end, and not while it is revoked or disabled", () => {
  expect(whyNot({ status: "granted", expires_at: null }, at)).toBeNull();
  expect(whyNot({ status: "granted", expires_at: new Date(at.getTime() + 1) }, at)).toBeNull();
  expect(whyNot({ status: "granted", expires_at: at }, at)).toContain("expired");
  expect(whyNot({ status: "revoked", expires_at: null }, at)).toContain("no longer active");
  expect(whyNot({ status: "disabled", expires_at: null }, at)).toContain("disabled");
});
