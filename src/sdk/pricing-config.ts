/** So many credits for each piece, whatever it took: a chat message, a picture. */
export type FixedPrice = {
  readonly model: "fixed";
  /** Credits for one, a whole number from 1. */
  readonly price: number;
};

/** Credits by what was used, rounded up to whole ones: seconds of video, hours of a GPU. */
export type MeteredPrice = {
  readonly model: "metered";
  /** Credits for one unit, above 0. A number or a decimal text (`"0.25"`). */
  readonly rate: number | string;
  /** What is counted, in the singular, for people: `second`. */
  readonly unit: string;
  /** The least that one use costs, in credits. */
  readonly minimum?: number | undefined;
  /** The most that one use costs, in credits; not below the minimum. */
  readonly cap?: number | undefined;
};

export type FeaturePrice = FixedPrice | MeteredPrice;

/** What each feature costs, by its name. */
export type PricingCatalogue = { readonly [feature: string]: FeaturePrice };

/** Prices by piece: a chat message, a picture, a picture in high resolution. */
export const FIXED_PRICING = {
  chat: { model: "fixed", price: 10 },
  canvas: { model: "fixed", price: 50 },
  canvas_high_resolution: { model: "fixed", price: 75 },
} as const satisfies PricingCatalogue;

/** Prices by use: video by the second (at most an hour's worth), training by the GPU hour (at least six minutes' worth). */
export const PRICING_CONFIG = {
  video: { model: "metered", rate: 10, unit: "second", minimum: 10, cap: 36_000 },
  training: { model: "metered", rate: 1000, unit: "GPU hour", minimum: 100, cap: 1_000_000 },
} as const satisfies PricingCatalogue;
