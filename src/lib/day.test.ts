import { expect, test } from "vitest";
import { dayAfter, dayOf, dayStart, instantOf, momentOf } from "./day";

test.for([
  ["2026-11-21", "UTC", "2026-11-21T00:00:00.000Z"],
  ["2026-11-21", "Europe/Berlin", "2026-11-20T23:00:00.000Z"],
  ["2026-07-01", "Europe/Berlin", "2026-06-30T22:00:00.000Z"],
  // The days on which clocks go forward and back begin before they do.
  ["2026-03-29", "Europe/Berlin", "2026-03-28T23:00:00.000Z"],
  ["2026-03-30", "Europe/Berlin", "2026-03-29T22:00:00.000Z"],
  ["2026-10-25", "Europe/Berlin", "2026-10-24T22:00:00.000Z"],
  ["2026-11-21", "Asia/Kathmandu", "2026-11-20T18:15:00.000Z"],
  ["2026-11-21", "Pacific/Kiritimati", "2026-11-20T10:00:00.000Z"],
  ["2026-11-21", "America/Los_Angeles", "2026-11-21T08:00:00.000Z"],
] as const)("%s begins in %s at %s", ([day, zone, start]) => {
  expect(dayStart(day, zone)).toBe(start);
  expect(dayOf(Date.parse(start), zone)).toBe(day);
  expect(dayOf(Date.parse(start) - 1, zone)).not.toBe(day);
});

test.for(["", "tomorrow", "2026-13-01", "2026-11-21T00:00"])("%j is no day", (text) =>
  expect([dayStart(text, "UTC"), dayAfter(text)]).toEqual([null, null]),
);

test("the day after the last of a year is the first of the next", () =>
  expect(dayAfter("2026-12-31")).toBe("2027-01-01"));

test.for([
  ["2026-11-21T14:30", "Europe/Berlin", "2026-11-21T13:30:00.000Z"],
  ["2026-07-01T00:05", "Asia/Kathmandu", "2026-06-30T18:20:00.000Z"],
  ["2026-03-29T03:00", "Europe/Berlin", "2026-03-29T01:00:00.000Z"],
] as const)("a field's %s in %s is %s, and is written so again", ([moment, zone, at]) => {
  expect(instantOf(moment, zone)).toBe(at);
  expect(momentOf(at, zone)).toBe(moment);
});

test.for(["", "2026-11-21", "2026-11-21T25:00"])("%j is no moment", (text) =>
  expect(instantOf(text, "UTC")).toBeNull(),
);
