export type TimeStyle = "date" | "datetime" | "full" | "relative";

const shapes: Record<Exclude<TimeStyle, "relative">, Intl.DateTimeFormatOptions> = {
  date: { day: "numeric", month: "short", year: "numeric" },
  datetime: { day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit" },
  full: {
    weekday: "long",
    day: "numeric",
    month: "long",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    timeZoneName: "short",
  },
};

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(style: keyof typeof shapes, zone: string): Intl.DateTimeFormat {
  const key = `${style} ${zone}`;
  const known = formats.get(key);
  if (known) return known;
  const format = new Intl.DateTimeFormat("en-GB", { ...shapes[style], timeZone: zone });
  formats.set(key, format);
  return format;
}

const relative = new Intl.RelativeTimeFormat("en", { numeric: "auto", style: "short" });
const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;

/** An instant (ISO 8601) in a time zone (IANA); `now` in milliseconds since 1970, for the relative style. */
export function writeTime(at: string, style: TimeStyle, zone: string, now: number): string {
  if (style !== "relative") return formatOf(style, zone).format(new Date(at));
  const seconds = Math.round((Date.parse(at) - now) / 1_000);
  const past = Math.abs(seconds);
  if (past < MINUTE) return "just now";
  if (past < HOUR) return relative.format(Math.trunc(seconds / MINUTE), "minute");
  if (past < DAY) return relative.format(Math.trunc(seconds / HOUR), "hour");
  if (past < WEEK) return relative.format(Math.trunc(seconds / DAY), "day");
  return formatOf("date", zone).format(new Date(at));
}
