import { type Decimal, readDecimal, timesRoundedUp } from "./decimal.ts";
import { PricingConfigError } from "./errors.ts";
import { type FeaturePrice, FIXED_PRICING, PRICING_CONFIG, type PricingCatalogue } from "./pricing-config.ts";

/** A price that was found in order: its rate is exact. */
type Checked =
  | { model: "fixed"; price: bigint }
  | { model: "metered"; rate: Decimal; minimum: bigint; cap: bigint };

const MOST = BigInt(Number.MAX_SAFE_INTEGER);

/**
 * Tells what a use of a feature costs, in whole credits. No double takes part in it: quantities and rates are read as decimals, so that
 * 12.4 seconds at 10 are 124 and not 125.
 *
 * @throws PricingConfigError (422), on construction for a catalogue that makes no sense, later for an unknown feature or quantity.
 */
export class PricingEngine {
  readonly #catalogue: ReadonlyMap<string, FeaturePrice>;
  readonly #checked: ReadonlyMap<string, Checked>;

  constructor(catalogue: PricingCatalogue = { ...FIXED_PRICING, ...PRICING_CONFIG }) {
    const entries = Object.entries(catalogue);
    this.#checked = new Map(entries.map(([feature, price]) => [feature, check(feature, price)]));
    this.#catalogue = new Map(entries.map(([feature, price]) => [feature, Object.freeze({ ...price })]));
  }

  /** Every feature with its price, in the order of the catalogue. */
  features(): readonly (FeaturePrice & { readonly feature: string })[] {
    return [...this.#catalogue].map(([feature, price]) => ({ feature, ...price }));
  }

  /**
   * The price of `quantity` of a feature: a whole number of pieces where the price is fixed, a number or decimal text of units where it
   * is metered (rounded up, then at least the minimum and at most the cap). Always a safe integer above 0.
   *
   * @throws PricingConfigError for a feature that is not in the catalogue, a quantity that cannot be had, or a price above 2^53 − 1.
   */
  price(feature: string, quantity: number | string = 1): number {
    const price = this.#checked.get(feature);
    if (!price) throw new PricingConfigError(`There is no price for "${feature}".`);
    const amount = readDecimal(quantity);
    if (!amount || amount.units === 0n)
      throw new PricingConfigError(`The quantity of "${feature}" is to be a number above 0 and below 10^15.`);
    const credits = price.model === "fixed" ? times(feature, price.price, amount) : metered(price, amount);
    if (credits > MOST)
      throw new PricingConfigError(`So much of "${feature}" costs more than can be counted.`);
    return Number(credits);
  }
}

function times(feature: string, price: bigint, { units, scale }: Decimal): bigint {
  const one = 10n ** BigInt(scale);
  if (units % one !== 0n)
    throw new PricingConfigError(`"${feature}" has a price by piece: its quantity is to be a whole number.`);
  return (price * units) / one;
}

function metered(price: Checked & { model: "metered" }, quantity: Decimal): bigint {
  const credits = timesRoundedUp(price.rate, quantity);
  if (credits > price.cap) return price.cap;
  if (credits < price.minimum) return price.minimum;
  return credits;
}

function check(feature: string, price: FeaturePrice): Checked {
  if (feature === "") throw new PricingConfigError("A feature is to have a name.");
  if (price?.model === "fixed") return { model: "fixed", price: credits(feature, "price", price.price) };
  if (price?.model !== "metered")
    throw new PricingConfigError(`The price of "${feature}" is to be of the model fixed or metered.`);
  const rate = readDecimal(price.rate);
  if (!rate || rate.units === 0n)
    throw new PricingConfigError(`The rate of "${feature}" is to be a number above 0 and below 10^15.`);
  if (typeof price.unit !== "string" || price.unit.trim() === "")
    throw new PricingConfigError(`The unit of "${feature}" is to be named.`);
  const minimum = credits(feature, "minimum", price.minimum ?? 1);
  // Without a cap, what is too much is told and not charged less.
  const cap = price.cap === undefined ? undefined : credits(feature, "cap", price.cap);
  if (cap !== undefined && cap < minimum)
    throw new PricingConfigError(`The cap of "${feature}" is below its minimum.`);
  return { model: "metered", rate, minimum, cap: cap ?? MOST + 1n };
}

function credits(feature: string, field: string, value: number): bigint {
  if (!Number.isSafeInteger(value) || value < 1)
    throw new PricingConfigError(`The ${field} of "${feature}" is to be a whole number of credits from 1.`);
  return BigInt(value);
}
