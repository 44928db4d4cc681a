import type { CreditSummary } from "./overview-schema";

/** What became of credits on one day (UTC). */
export type DayFigures = {
  date: string;
  purchased: number;
  granted: number;
  spent: number;
  expired: number;
  revoked: number;
};

/** What was spent on a feature ("" where none was named), in the period or in the one before it. */
export type FeatureDay = { feature: string; is_now: boolean; spent: number };

type Figures = Omit<DayFigures, "date">;
type Totals = Figures & { outstanding: number };

const none: Figures = { purchased: 0, granted: 0, spent: 0, expired: 0, revoked: 0 };

const add = (a: Figures, b: Figures): Figures => ({
  purchased: a.purchased + b.purchased,
  granted: a.granted + b.granted,
  spent: a.spent + b.spent,
  expired: a.expired + b.expired,
  revoked: a.revoked + b.revoked,
});

/** What stays with customers; what they pass on to one another stays too. */
const left = ({ granted, spent, expired, revoked }: Figures) => granted - spent - expired - revoked;

/** Each day with what customers had at its end. */
function followed(days: readonly DayFigures[], carried: number): (DayFigures & Totals)[] {
  let outstanding = carried;
  return days.map((day) => {
    outstanding += left(day);
    return { ...day, outstanding };
  });
}

const totalsOf = (days: readonly (DayFigures & Totals)[]): Totals => ({
  ...days.reduce<Figures>(add, none),
  outstanding: days.at(-1)?.outstanding ?? 0,
});

const withoutDate = ({ date: _, ...figures }: DayFigures & Totals): Totals => figures;

/**
 * Sets a period beside the one before it, day by day. `days`: all days of both, the earlier period first; each has half of them. `carried`: what customers
 * had before the first.
 */
export function summarizeCredits(
  days: readonly DayFigures[],
  features: readonly FeatureDay[],
  carried: number,
): Omit<CreditSummary, "has_accounts"> {
  const all = followed(days, carried);
  const before = all.slice(0, all.length / 2);
  const now = all.slice(all.length / 2);
  return {
    days: now.map((day, index) => ({
      ...day,
      starts_at: `${day.date}T00:00:00.000Z`,
      previous: withoutDate(before[index] ?? { date: "", ...none, outstanding: 0 }),
    })),
    totals: totalsOf(now),
    previous_totals: totalsOf(before),
    features: spentBy(features),
  };
}

function spentBy(features: readonly FeatureDay[]): CreditSummary["features"] {
  const sums = new Map<string, { spent: number; previous_spent: number }>();
  for (const { feature, is_now, spent } of features) {
    const sum = sums.get(feature) ?? { spent: 0, previous_spent: 0 };
    sums.set(feature, is_now ? { ...sum, spent } : { ...sum, previous_spent: spent });
  }
  return [...sums]
    .map(([feature, sum]) => ({ feature: feature || null, ...sum }))
    .sort((a, b) => b.spent - a.spent || b.previous_spent - a.previous_spent);
}
