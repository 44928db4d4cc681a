import "server-only";

/** A locale that the runtime knows; English for any other. */
const known = (locale: string | null | undefined): string => {
  try {
    return Intl.getCanonicalLocales(locale ?? "en")[0] ?? "en";
  } catch {
    return "en";
  }
};

/** `2026-03-16T12:00:00.000Z` → `March 16, 2026`: the day in UTC, as the customer's locale writes it. */
export const dayText = (instant: string, locale?: string | null): string =>
  new Intl.DateTimeFormat(known(locale), { dateStyle: "long", timeZone: "UTC" }).format(new Date(instant));
