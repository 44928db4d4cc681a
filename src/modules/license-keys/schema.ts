import { z } from "zod";
import { Id } from "@/lib/id";
import { Metadata } from "@/lib/metadata";
import { Instant } from "@/lib/time";
import { OrderCustomer } from "@/modules/customers/schema";

/** The most that a counter of a key holds. */
export const MOST_USAGE = 2_147_483_647;
const MOST_ACTIVATIONS = 1000;

export const LicenseKeyStatus = z.enum(["granted", "revoked", "disabled"]).meta({
  id: "LicenseKeyStatus",
  description:
    "`granted`: it holds. `revoked`: taken back with what was bought; bought or paid again, it is granted again. `disabled`: by the merchant, until they say otherwise.",
});
export type LicenseKeyStatus = z.output<typeof LicenseKeyStatus>;

export const LimitActivations = z
  .int()
  .min(1, "At least 1.")
  .max(MOST_ACTIVATIONS, "At most 1,000.")
  .meta({ description: "How many activations there may be at a time." });
export const LimitUsage = z.int().min(1, "At least 1.").max(MOST_USAGE);

/** What a benefit of licence keys says of each key; what is sold is kept as it was then. */
export const LicenseKeyTerms = z.object({
  prefix: z
    .string()
    .trim()
    .regex(/^[A-Za-z0-9_]{1,20}$/, "Letters, digits and underscores, at most 20.")
    .nullable()
    .meta({ description: "What keys begin with.", example: "ACME" }),
  expires: z
    .object({
      ttl: z.int().min(1, "At least 1.").max(36_500, "At most 36,500."),
      timeframe: z.enum(["year", "month", "day"]),
    })
    .nullable()
    .meta({ description: "Counted from the first grant; renewals move nothing. Null: keys do not expire." }),
  activations: z
    .object({
      limit: LimitActivations,
      enable_customer_admin: z
        .boolean()
        .meta({ description: "Whether customers deactivate in the portal by themselves." }),
    })
    .nullable()
    .meta({ description: "Null: keys are validated only." }),
  limit_usage: LimitUsage.nullable().meta({
    description: "The most that validations may count with `increment_usage`. Null: without end.",
  }),
  offline_days: z.int().min(1, "At least 1 day.").max(3650, "At most 3,650 days.").nullable().meta({
    description:
      "Validation and activation answer a licence signed with Ed25519 that holds for so many days without asking again. Null: none is signed.",
  }),
});
export type LicenseKeyTerms = z.output<typeof LicenseKeyTerms>;

/** One installation that a key was activated for. */
export const LicenseKeyActivationBase = z
  .object({
    id: Id,
    license_key_id: Id,
    label: z.string(),
    meta: Metadata,
    created_at: Instant,
    modified_at: Instant.nullable(),
  })
  .meta({ id: "LicenseKeyActivationBase" });
export type LicenseKeyActivationBase = z.output<typeof LicenseKeyActivationBase>;

export const LicenseKey = z
  .object({
    id: Id,
    created_at: Instant,
    modified_at: Instant.nullable(),
    organization_id: Id,
    customer_id: Id,
    customer: OrderCustomer,
    benefit_id: Id,
    benefit_grant_id: Id,
    key: z.string().meta({ description: "The whole of it.", example: "ACME-7K2QD-9M4XT-…" }),
    display_key: z.string().meta({ description: "Its end, to tell it by.", example: "****-9M4XT" }),
    status: LicenseKeyStatus,
    limit_activations: z.int().nullable().meta({ description: "Null: it is validated, not activated." }),
    activation_count: z.int(),
    enable_customer_admin: z.boolean(),
    usage: z.int(),
    limit_usage: z.int().nullable(),
    validations: z.int(),
    last_validated_at: Instant.nullable(),
    expires_at: Instant.nullable(),
    offline_days: z.int().nullable(),
    benefit_description: z.string(),
  })
  .meta({ id: "LicenseKey" });
export type LicenseKey = z.output<typeof LicenseKey>;

export const LicenseKeyWithActivations = LicenseKey.extend({
  activations: z.array(LicenseKeyActivationBase),
}).meta({ id: "LicenseKeyWithActivations" });
export type LicenseKeyWithActivations = z.output<typeof LicenseKeyWithActivations>;

const SignedLicense = z.string().nullable().meta({
  description: "A JWT that is verified with the organization's public keys; null without `offline_days`.",
});

export const LicenseKeyActivation = LicenseKeyActivationBase.extend({
  license_key: LicenseKey,
}).meta({ id: "LicenseKeyActivation" });
export type LicenseKeyActivation = z.output<typeof LicenseKeyActivation>;

export const ActivatedLicenseKey = LicenseKeyActivation.extend({ signed_license: SignedLicense }).meta({
  id: "ActivatedLicenseKey",
});
export type ActivatedLicenseKey = z.output<typeof ActivatedLicenseKey>;

export const ValidatedLicenseKey = LicenseKey.extend({
  activation: LicenseKeyActivationBase.nullable(),
  signed_license: SignedLicense,
}).meta({ id: "ValidatedLicenseKey" });
export type ValidatedLicenseKey = z.output<typeof ValidatedLicenseKey>;

/** As RFC 7517 has it. */
export const PublicKeys = z
  .object({
    keys: z.array(
      z.object({
        kty: z.literal("OKP"),
        crv: z.literal("Ed25519"),
        alg: z.literal("EdDSA"),
        use: z.literal("sig"),
        kid: Id,
        x: z.string().meta({ description: "The public key, base64url." }),
      }),
    ),
  })
  .meta({ id: "PublicKeys", description: "A JSON Web Key Set." });
export type PublicKeys = z.output<typeof PublicKeys>;
