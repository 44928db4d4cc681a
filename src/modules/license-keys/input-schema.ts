import { z } from "zod";
import { Id } from "@/lib/id";
import { Metadata } from "@/lib/metadata";
import { Instant } from "@/lib/time";
import { LicenseKeyStatus, LimitActivations, LimitUsage, MOST_USAGE } from "./schema";

const Usage = z.int().min(0).max(MOST_USAGE);

export const LicenseKeyUpdate = z
  .strictObject({
    status: LicenseKeyStatus.nullish(),
    usage: Usage.optional(),
    limit_activations: LimitActivations.nullish().meta({
      description: "What is above it stays activated. Null: no more activations.",
    }),
    limit_usage: LimitUsage.nullish(),
    expires_at: Instant.nullish(),
  })
  .meta({ id: "LicenseKeyUpdate" });
export type LicenseKeyUpdate = z.output<typeof LicenseKeyUpdate>;

const key = z
  .string()
  .min(1)
  .max(200)
  .meta({ description: "Letter case and spaces around it do not matter." });
const organization_id = Id.meta({ description: "Whose key it is." });
const Conditions = Metadata.meta({
  description: "What a validation of the activation has to say as well, such as a version. At most 50 keys.",
  example: { major_version: 1 },
});

export const LicenseKeyActivate = z
  .strictObject({
    key,
    organization_id,
    label: z
      .string()
      .trim()
      .min(1)
      .max(200)
      .meta({ description: "What is activated.", example: "Ada's laptop" }),
    conditions: Conditions.optional(),
    meta: Metadata.optional(),
  })
  .meta({ id: "LicenseKeyActivate" });
export type LicenseKeyActivate = z.output<typeof LicenseKeyActivate>;

export const LicenseKeyValidate = z
  .strictObject({
    key,
    organization_id,
    activation_id: Id.nullish(),
    benefit_id: Id.nullish(),
    customer_id: Id.nullish(),
    increment_usage: z
      .int()
      .min(0)
      .max(MOST_USAGE)
      .nullish()
      .meta({ description: "Added to `usage`, unless that would go above `limit_usage`." }),
    conditions: Conditions.optional(),
  })
  .meta({ id: "LicenseKeyValidate" });
export type LicenseKeyValidate = z.output<typeof LicenseKeyValidate>;

export const LicenseKeyDeactivate = z
  .strictObject({ key, organization_id, activation_id: Id })
  .meta({ id: "LicenseKeyDeactivate" });
export type LicenseKeyDeactivate = z.output<typeof LicenseKeyDeactivate>;
