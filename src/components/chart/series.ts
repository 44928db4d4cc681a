import { formatMinor, moneyParts } from "../ui/money-text";

export type TimeSeriesPoint = {
  /** Start of the interval, ISO 8601. */
  at: string;
  /** In the period shown; null for what has not been yet. */
  value: number | null;
  /** As far into the period before. */
  previous?: number | null | undefined;
};

/** What the numbers are: minor units of a currency, a count, or a share of 1. */
export type Unit = { kind: "money"; currency: string } | { kind: "count" } | { kind: "percent" };

export type Interval = "hour" | "day" | "week" | "month" | "year";

/** What a drawing of numbers over time needs to know. */
export type Drawing = {
  label: string;
  points: readonly TimeSeriesPoint[];
  unit: Unit;
  interval: Interval;
  kind: "area" | "line" | "bars";
  /** IANA name of the zone in which the intervals begin. */
  timeZone: string;
  currentLabel: string;
  previousLabel: string;
};

const percent = new Intl.NumberFormat("en", { style: "percent", maximumFractionDigits: 1 });
const count = new Intl.NumberFormat("en", { maximumFractionDigits: 1 });
const compact = new Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 1 });

/** A number as the tooltip and the table write it: in full. */
export function formatValue(value: number, unit: Unit): string {
  if (unit.kind === "money") return formatMinor(value, unit.currency);
  return unit.kind === "percent" ? percent.format(value) : count.format(value);
}

/** How many of our numbers make one of what the axis counts: 100 cents a dollar, 1 yen a yen. */
const unitsPerStep = (unit: Unit) => (unit.kind === "money" ? 10 ** moneyParts(unit.currency).decimals : 1);

const STEPS = 4;

/** Round marks of the axis around all points and zero, in the unit of the points; at most six of them. */
export function niceTicks(points: readonly TimeSeriesPoint[], unit: Unit): number[] {
  const values = points.flatMap(({ value, previous }) => [value ?? 0, previous ?? 0]);
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values);
  const scale = unitsPerStep(unit);
  const rough = (high - low) / scale / STEPS || 1;
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 2.5, 5, 10].find((candidate) => candidate * power >= rough) ?? 10;
  const step = (unit.kind === "count" ? Math.max(1, Math.ceil(factor * power)) : factor * power) * scale;
  const first = Math.floor(low / step);
  const last = Math.ceil(high / step);
  return Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step);
}

/** A number as the axis writes it: short. */
export function formatTick(value: number, unit: Unit): string {
  if (unit.kind === "percent") return percent.format(value);
  if (unit.kind === "count") return compact.format(value);
  const currency = unit.currency.toUpperCase();
  const short = new Intl.NumberFormat("en", {
    style: "currency",
    currency,
    currencyDisplay: "narrowSymbol",
    notation: "compact",
    maximumFractionDigits: 1,
    minimumFractionDigits: 0,
  });
  return short.format(value / unitsPerStep(unit));
}

const shapes: Record<Interval, { tick: Intl.DateTimeFormatOptions; full: Intl.DateTimeFormatOptions }> = {
  hour: {
    tick: { hour: "numeric" },
    full: { weekday: "short", day: "numeric", month: "short", hour: "numeric" },
  },
  day: {
    tick: { day: "numeric", month: "short" },
    full: { weekday: "short", day: "numeric", month: "short", year: "numeric" },
  },
  week: {
    tick: { day: "numeric", month: "short" },
    full: { day: "numeric", month: "short", year: "numeric" },
  },
  month: { tick: { month: "short" }, full: { month: "long", year: "numeric" } },
  year: { tick: { year: "numeric" }, full: { year: "numeric" } },
};

/** Writers of the instants of an axis. */
export function instantFormats(interval: Interval, timeZone: string) {
  const tick = new Intl.DateTimeFormat("en", { ...shapes[interval].tick, timeZone });
  const full = new Intl.DateTimeFormat("en", { ...shapes[interval].full, timeZone });
  const prefix = interval === "week" ? "Week of " : "";
  return {
    tick: (at: string) => tick.format(new Date(at)),
    full: (at: string) => prefix + full.format(new Date(at)),
  };
}

/** Whether there is anything to draw. */
export const isFlat = (points: readonly TimeSeriesPoint[]): boolean =>
  points.every((point) => !point.value && !point.previous);
