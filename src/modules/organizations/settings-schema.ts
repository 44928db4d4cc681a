import { z } from "zod";
import { Address, AddressInput } from "@/lib/address";

/** How an organization treats its subscriptions, its customers and their mail. Kept as JSON; what is absent has its default. */
export const SubscriptionSettings = z
  .object({
    allow_multiple_subscriptions: z.boolean().default(false),
    proration_behavior: z.enum(["invoice", "prorate", "next_period"]).default("prorate"),
    benefit_revocation_grace_period: z
      .int()
      .min(0)
      .max(365)
      .default(0)
      .meta({ description: "Days for which benefits outlive a subscription that is past due." }),
    prevent_trial_abuse: z.boolean().default(false),
    allow_customer_updates: z.boolean().default(true),
    allow_trial_without_card: z.boolean().default(false).meta({
      description: "Whether a trial can be begun without a payment method.",
    }),
    retry_days: z
      .array(z.int().min(1).max(90))
      .max(8)
      .refine(
        (days) => days.every((day, index) => day > (days[index - 1] ?? 0)),
        "Each later than the one before.",
      )
      .default([2, 7, 14, 21])
      .meta({ description: "Days after a failed renewal on which it is tried again. Empty: not at all." }),
    after_retries: z.enum(["canceled", "unpaid"]).default("canceled").meta({
      description:
        "What becomes of a subscription when the last try has failed: it ends, or it stays without access until its orders are paid.",
    }),
  })
  .meta({ id: "OrganizationSubscriptionSettings" });

export const CustomerEmailSettings = z
  .object({
    order_confirmation: z.boolean().default(true),
    order_refunded: z.boolean().default(true),
    payment_method_expiring: z.boolean().default(true),
    seat_invitation: z.boolean().default(true),
    subscription_cancellation: z.boolean().default(true),
    subscription_confirmation: z.boolean().default(true),
    subscription_cycled: z.boolean().default(true),
    subscription_cycled_after_trial: z.boolean().default(true),
    subscription_past_due: z.boolean().default(true),
    subscription_recovered: z.boolean().default(true),
    subscription_paused: z.boolean().default(true),
    subscription_resumed: z.boolean().default(true),
    subscription_renewal_reminder: z.boolean().default(true),
    subscription_revoked: z.boolean().default(true),
    subscription_trial_conversion_reminder: z.boolean().default(true),
    subscription_uncanceled: z.boolean().default(true),
    subscription_updated: z.boolean().default(true),
  })
  .meta({ id: "OrganizationCustomerEmailSettings" });

const PortalUsage = z.object({ show: z.boolean().default(true) });
const PortalSubscription = z.object({
  update_seats: z.boolean().default(true),
  update_plan: z.boolean().default(true),
  pause: z.boolean().default(false),
});
const PortalCustomer = z.object({ allow_email_change: z.boolean().default(true) });

export const CustomerPortalSettings = z
  .object({
    usage: PortalUsage.prefault({}),
    subscription: PortalSubscription.prefault({}),
    customer: PortalCustomer.prefault({}),
  })
  .meta({ id: "OrganizationCustomerPortalSettings" });

export const FeatureSettings = z
  .object({
    seat_based_pricing_enabled: z.boolean().default(false),
    member_model_enabled: z.boolean().default(false),
    checkout_localization_enabled: z.boolean().default(false),
  })
  .meta({ id: "OrganizationFeatureSettings" });

/** What the organization's invoices say of it. */
export const InvoiceSettings = z
  .object({
    billing_name: z
      .string()
      .nullable()
      .default(null)
      .meta({ description: "The legal name; null: the name that buyers know." }),
    billing_address: Address.nullable().default(null),
    tax_id: z.string().nullable().default(null).meta({ example: "DE136695976" }),
    footer: z
      .string()
      .nullable()
      .default(null)
      .meta({ description: "At the end of each invoice: register, bank, whatever the law asks for." }),
  })
  .meta({ id: "OrganizationInvoiceSettings" });

const line = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest)
    .transform((text) => text || null)
    .nullish();

const PLATFORMS = [
  "x",
  "github",
  "facebook",
  "instagram",
  "youtube",
  "tiktok",
  "linkedin",
  "threads",
  "discord",
  "other",
] as const;

const WebAddress = z.url({ protocol: /^https?$/, error: "Not an address of the web." }).max(2_000);

export const SocialLink = z
  .strictObject({ platform: z.enum(PLATFORMS), url: WebAddress })
  .meta({ id: "OrganizationSocialLink" });

/** The column `organization.settings`, with every default filled in. */
export const Settings = z.object({
  subscription_settings: SubscriptionSettings.prefault({}),
  customer_email_settings: CustomerEmailSettings.prefault({}),
  customer_portal_settings: CustomerPortalSettings.prefault({}),
  feature_settings: FeatureSettings.prefault({}),
  // What was cleared is not stored: an address is read as it is sent.
  invoice_settings: InvoiceSettings.extend({
    billing_address: AddressInput.nullable().default(null),
  }).prefault({}),
  socials: z.array(SocialLink).default([]),
});
export type Settings = z.output<typeof Settings>;

/** The same as an input: any part may be left out, and null brings the defaults back. */
export const settingsInput = {
  subscription_settings: z.strictObject(optional(SubscriptionSettings.shape)).nullish(),
  customer_email_settings: z.strictObject(optional(CustomerEmailSettings.shape)).nullish(),
  customer_portal_settings: z
    .strictObject({
      usage: z.strictObject(optional(PortalUsage.shape)).optional(),
      subscription: z.strictObject(optional(PortalSubscription.shape)).optional(),
      customer: z.strictObject(optional(PortalCustomer.shape)).optional(),
    })
    .nullish(),
  feature_settings: z.strictObject(optional(FeatureSettings.shape)).nullish(),
  invoice_settings: z
    .strictObject({
      billing_name: line(256),
      billing_address: AddressInput.nullish(),
      tax_id: line(40),
      footer: line(1_000),
    })
    .nullish(),
  socials: z.array(SocialLink).max(20).nullish(),
};

/** Fields without their defaults, so that what an input leaves out is not taken for the default. */
function optional<T extends Record<string, z.ZodDefault<z.ZodType>>>(shape: T) {
  const entries = Object.entries(shape).map(([name, field]) => [name, field.removeDefault().optional()]);
  return Object.fromEntries(entries) as { [K in keyof T]: z.ZodOptional<ReturnType<T[K]["removeDefault"]>> };
}
