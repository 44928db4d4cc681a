import { DAY_MS } from "./time";

/** The first instant of a calendar day (`2026-11-21`) in a time zone (IANA), ISO 8601 UTC; null for what is no day. */
export const dayStart = (day: string, zone: string): string | null =>
  /^\d{4}-\d{2}-\d{2}$/.test(day) ? instantOf(`${day}T00:00`, zone) : null;

/** The instant of day and time as a field of the browser has them (`2026-11-21T14:30`) in a time zone, ISO 8601 UTC; null for what is none. */
export function instantOf(moment: string, zone: string): string | null {
  const local = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(moment) ? Date.parse(`${moment}Z`) : Number.NaN;
  if (Number.isNaN(local)) return null;
  // The zone's offset may change between the guess and the true instant, at most once.
  const guess = local - offsetMs(local, zone);
  return new Date(local - offsetMs(guess, zone)).toISOString();
}

/** The same the other way round, to the minute. */
export const momentOf = (at: string, zone: string): string =>
  new Date(Date.parse(at) + offsetMs(Date.parse(at), zone)).toISOString().slice(0, 16);

/** `2026-11-30` → `2026-12-01`; null for what is no day. */
export function dayAfter(day: string): string | null {
  const start = dayStart(day, "UTC");
  return start && new Date(Date.parse(start) + DAY_MS).toISOString().slice(0, 10);
}

/** The calendar day of an instant (milliseconds since 1970) in a time zone. */
export const dayOf = (at: number, zone: string): string =>
  new Date(at + offsetMs(at, zone)).toISOString().slice(0, 10);

/** How far the clocks of the zone are ahead of UTC at an instant. */
function offsetMs(at: number, zone: string): number {
  const parts = new Intl.DateTimeFormat("en", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  }).formatToParts(new Date(at));
  const part = (type: string) => Number(parts.find((each) => each.type === type)?.value);
  const local = Date.UTC(
    part("year"),
    part("month") - 1,
    part("day"),
    part("hour"),
    part("minute"),
    part("second"),
  );
  return local - Math.floor(at / 1_000) * 1_000;
}

/** The same day `months` later, UTC; the month's last where it has no such day. */
export function monthsAfter(date: Date, months: number): Date {
  const moved = new Date(date);
  moved.setUTCDate(1);
  moved.setUTCMonth(moved.getUTCMonth() + months);
  const lastDay = new Date(Date.UTC(moved.getUTCFullYear(), moved.getUTCMonth() + 1, 0)).getUTCDate();
  moved.setUTCDate(Math.min(date.getUTCDate(), lastDay));
  return moved;
}
