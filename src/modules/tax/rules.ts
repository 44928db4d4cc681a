import type { Address } from "@/lib/address";
import { divideToStep } from "@/lib/money";
import { type Jurisdiction, rateFor, showsTaxInPrice } from "./rates";
import type { Tax, TaxBehavior, TaxBehaviorOption } from "./schema";

/** `net` + `tax` = `total`, minor units of one currency. */
export type TaxedAmount = { net: number; tax: number; total: number };

const MILLION = 1_000_000n;

/**
 * Takes tax out of (inclusive) or puts it on (exclusive) an amount in minor units.
 * Rounded once, half away from zero, to the currency's `step`, so that the total can be charged.
 */
export function applyTax(amount: number, ratePpm: number, behavior: TaxBehavior, step = 1): TaxedAmount {
  const price = BigInt(amount);
  const rate = BigInt(ratePpm);
  if (behavior === "inclusive") {
    const tax = Number(divideToStep(price * rate, MILLION + rate, step));
    return { net: amount - tax, tax, total: amount };
  }
  const tax = Number(divideToStep(price * rate, MILLION, step));
  return { net: amount, tax, total: amount + tax };
}

/** Which behaviour holds for a buyer: `location` follows the custom of their country. */
export function behaviorFor(option: TaxBehaviorOption, address: Address | null): TaxBehavior {
  if (option !== "location") return option;
  return address && showsTaxInPrice(address.country) ? "inclusive" : "exclusive";
}

/**
 * The built-in table's word on a sale. A business with a valid tax id in another country accounts for the tax itself
 * (reverse charge); in the seller's own country it pays like anybody.
 */
export function taxAt(sale: {
  address: Address;
  isBusiness: boolean;
  hasValidTaxId: boolean;
  sellerCountry: string | null;
}): Tax {
  const { address, sellerCountry } = sale;
  const found = rateFor(address.country, address.state);
  if (!found) return untaxed(address);
  const reversed = sale.isBusiness && sale.hasValidTaxId && sellerCountry !== address.country;
  // United States sales tax knows no reverse charge: there, a tax id alone exempts nobody.
  if (reversed && found.kind !== "sales_tax")
    return { ...levied(found), rate_ppm: 0, reason: "reverse_charge" };
  return { ...levied(found), reason: "standard_rated" };
}

const levied = ({ kind, ratePpm, code }: Jurisdiction) => ({ kind, rate_ppm: ratePpm, jurisdiction: code });

const untaxed = ({ country, state }: Address): Tax => ({
  rate_ppm: 0,
  kind: "none",
  jurisdiction: country,
  reason: (country === "US" || country === "CA") && !state ? "location_incomplete" : "not_subject",
});
