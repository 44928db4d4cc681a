import { z } from "zod";

/** A flag has none: what applications need to know of it stands in its metadata. */
export const FeatureFlagProperties = z.strictObject({}).meta({ id: "BenefitFeatureFlagProperties" });
export type FeatureFlagProperties = z.output<typeof FeatureFlagProperties>;

/** A feature of an application, as it is answered, besides what all types have. */
export const featureFlagBenefit = {
  type: z.literal("feature_flag"),
  kind: z.literal("feature_flag"),
  properties: FeatureFlagProperties,
};
