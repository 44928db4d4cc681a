import { type FeaturePrice, type PricingCatalogue } from "./pricing-config.ts";
/**
 * Tells what a use of a feature costs, in whole credits. No double takes part in it: quantities and rates are read as decimals, so that
 * 12.4 seconds at 10 are 124 and not 125.
 *
 * @throws PricingConfigError (422), on construction for a catalogue that makes no sense, later for an unknown feature or quantity.
 */
export declare class PricingEngine {
  #private;
  constructor(catalogue?: PricingCatalogue);
  /** Every feature with its price, in the order of the catalogue. */
  features(): readonly (FeaturePrice & {
    readonly feature: string;
  })[];
  /**
   * The price of `quantity` of a feature: a whole number of pieces where the price is fixed, a number or decimal text of units where it
   * is metered (rounded up, then at least the minimum and at most the cap). Always a safe integer above 0.
   *
   * @throws PricingConfigError for a feature that is not in the catalogue, a quantity that cannot be had, or a price above 2^53 − 1.
   */
  price(feature: string, quantity?: number | string): number;
}
