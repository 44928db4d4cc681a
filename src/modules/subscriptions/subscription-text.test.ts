import { expect, test } from "vitest";
import { amountText, nextAt, nextText } from "./subscription-text";

const active = {
  status: "active" as const,
  current_period_end: "2026-12-05T00:00:00.000Z",
  cancel_at_period_end: false,
  ended_at: null,
  ends_at: null,
  pause_at_period_end: false,
  resumes_at: null,
  trial_end: null,
};
const due = { amount: 2900, currency: "usd" };
const later = "2027-01-09T00:00:00.000Z";

test.for([
  [{}, "Renews on 5 Dec 2026 for $29.00"],
  [{ cancel_at_period_end: true, ends_at: later }, "Ends on 9 Jan 2027"],
  [{ pause_at_period_end: true, resumes_at: later }, "Pauses on 5 Dec 2026 until 9 Jan 2027"],
  [{ pause_at_period_end: true }, "Pauses on 5 Dec 2026"],
  [{ status: "trialing" as const }, "Trial until 5 Dec 2026, then renews for $29.00"],
  [{ status: "trialing" as const, cancel_at_period_end: true }, "Ends on 5 Dec 2026"],
  [{ status: "past_due" as const }, "Past due: next try on 9 Jan 2027"],
  [
    { status: "past_due" as const, cancel_at_period_end: true },
    "Past due: next try on 9 Jan 2027. Ends on 5 Dec 2026",
  ],
  [{ status: "paused" as const, resumes_at: later }, "Paused until 9 Jan 2027"],
  [{ status: "paused" as const }, "Paused until it is resumed"],
  [{ status: "canceled" as const, ended_at: later }, "Ended on 9 Jan 2027"],
] as const)("of %o one reads %s", ([named, text]) =>
  expect(nextText({ ...active, ...named }, "UTC", due, later)).toBe(text),
);

test("nothing comes by itself after the end, when unpaid, or in a pause without an end", () =>
  expect(
    (["canceled", "unpaid", "paused", "active"] as const).map((status) => nextAt({ ...active, status })),
  ).toEqual([null, null, null, active.current_period_end]));

test.for([
  [1, "$29.00 per month"],
  [3, "$29.00 every 3 months"],
] as const)("each %i months is written %s", ([count, text]) =>
  expect(amountText({ ...due, recurring_interval: "month", recurring_interval_count: count })).toBe(text),
);
