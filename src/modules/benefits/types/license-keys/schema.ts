import { z } from "zod";
import { LicenseKeyTerms } from "@/modules/license-keys/schema";

/** What is said of each key that the benefit grants. */
export const LicenseKeysProperties = LicenseKeyTerms.meta({ id: "BenefitLicenseKeysProperties" });
export type LicenseKeysProperties = z.output<typeof LicenseKeysProperties>;

/** New or edited: what is not named stays, and is "without" of a new one. */
export const LicenseKeysInput = z
  .strictObject({
    prefix: LicenseKeyTerms.shape.prefix.optional(),
    expires: LicenseKeyTerms.shape.expires.optional(),
    activations: LicenseKeyTerms.shape.activations.optional(),
    limit_usage: LicenseKeyTerms.shape.limit_usage.optional(),
    offline_days: LicenseKeyTerms.shape.offline_days.optional(),
  })
  .meta({ id: "BenefitLicenseKeysInput" });
export type LicenseKeysInput = z.output<typeof LicenseKeysInput>;

/** A benefit of licence keys as it is answered, besides what all types have. */
export const licenseKeysBenefit = {
  type: z.literal("license_keys"),
  kind: z.literal("license_keys"),
  properties: LicenseKeysProperties,
};
