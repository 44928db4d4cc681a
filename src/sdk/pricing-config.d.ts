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
export type PricingCatalogue = {
  readonly [feature: string]: FeaturePrice;
};
/** Prices by piece: a chat message, a picture, a picture in high resolution. */
export declare const FIXED_PRICING: {
  readonly chat: {
    readonly model: "fixed";
    readonly price: 10;
  };
  readonly canvas: {
    readonly model: "fixed";
    readonly price: 50;
  };
  readonly canvas_high_resolution: {
    readonly model: "fixed";
    readonly price: 75;
  };
};
/** Prices by use: video by the second (at most an hour's worth), training by the GPU hour (at least six minutes' worth). */
export declare const PRICING_CONFIG: {
  readonly video: {
    readonly model: "metered";
    readonly rate: 10;
    readonly unit: "second";
    readonly minimum: 10;
    readonly cap: 36000;
  };
  readonly training: {
    readonly model: "metered";
    readonly rate: 1000;
    readonly unit: "GPU hour";
    readonly minimum: 100;
    readonly cap: 1000000;
  };
};
