import table from "sales-tax/res/sales_tax_rates.json" with { type: "json" };

type Rate = { type: string; rate: number };
type CountryRate = Rate & { states?: Record<string, Rate> };

const rates = table as Record<string, CountryRate>;

/** Parts per million: 19 % is 190000. Integers, so that no float takes part in a sum. */
const ppm = (rate: number) => Math.round(rate * 1_000_000);

export type Jurisdiction = { kind: string; ratePpm: number; code: string };

/**
 * The rate where the buyer is, from the table of the `sales-tax` package: national VAT or GST, plus the state's.
 * Null where nothing is levied.
 */
export function rateFor(country: string, state: string | null): Jurisdiction | null {
  const national = rates[country];
  if (!national) return null;
  const regional = state ? national.states?.[state.replace(`${country}-`, "")] : undefined;
  const ratePpm = ppm(national.rate) + ppm(regional?.rate ?? 0);
  if (ratePpm === 0) return null;
  const kind =
    country === "US" ? "sales_tax" : national.type === "none" ? (regional?.type ?? "vat") : national.type;
  return { kind, ratePpm, code: regional && state ? state : country };
}

/** Countries where prices are shown with tax in them. */
export const showsTaxInPrice = (country: string): boolean =>
  country !== "US" && country !== "CA" && country in rates;
