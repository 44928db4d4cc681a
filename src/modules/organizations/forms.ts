import { z } from "zod";
import { AddressForm } from "@/lib/address-form";
import { blankAsNull, listOf, wholeNumber } from "@/lib/form";
import { CreateOrganization, UpdateOrganization } from "./schema";
import { CustomerEmailSettings, SubscriptionSettings } from "./settings-schema";

const { shape } = UpdateOrganization;

/** The first step of somebody without an organization. */
export const CreateOrganizationForm = CreateOrganization.pick({
  name: true,
  slug: true,
  default_presentment_currency: true,
});

/** The settings page: every field it shows is sent, an empty one clears. `slug_before` is the one in the page's address. */
export const UpdateOrganizationForm = z.strictObject({
  slug_before: z.string().max(64).optional(),
  name: CreateOrganization.shape.name,
  slug: CreateOrganization.shape.slug,
  default_presentment_currency: shape.default_presentment_currency,
  default_tax_behavior: shape.default_tax_behavior,
  avatar_url: blankAsNull(shape.avatar_url).optional(),
  brand_color: blankAsNull(shape.brand_color).optional(),
  email: blankAsNull(shape.email).optional(),
  website: blankAsNull(shape.website).optional(),
  country: blankAsNull(shape.country).optional(),
});

const line = (longest: number) => blankAsNull(z.string().trim().max(longest));

/** What invoices say of the organization: every field is sent, an empty one clears. */
export const InvoiceSettingsForm = z.strictObject({
  invoice_settings: z.strictObject({
    billing_name: line(256),
    billing_address: AddressForm,
    tax_id: line(40),
    footer: line(1_000),
  }),
});

const switches = CustomerEmailSettings.keyof().options;

/** Which mails customers get: a list of those that are on. */
export const MailSettingsForm = z
  .strictObject({ mails: listOf(CustomerEmailSettings.keyof()) })
  .transform(({ mails }) => ({
    customer_email_settings: Object.fromEntries(switches.map((name) => [name, mails.includes(name)])),
  }));

const ofSubscriptions = SubscriptionSettings.shape;

/** `2, 7, 14` as a list of days. */
const RetryDays = z
  .string()
  .regex(/^[\d\s,]*$/, "Days with commas between them: 2, 7, 14, 21.")
  .transform((text) =>
    text
      .split(/[\s,]+/)
      .filter(Boolean)
      .map(Number),
  )
  .refine(
    (days) => ofSubscriptions.retry_days.safeParse(days).success,
    "At most eight days from 1 to 90, each later than the one before.",
  );

const allowed = ["allow_multiple_subscriptions", "allow_trial_without_card", "prevent_trial_abuse"] as const;

/** How subscriptions are treated: `allow` lists the switches that are on. */
export const SubscriptionSettingsForm = z
  .strictObject({
    allow: listOf(z.enum(allowed)),
    proration_behavior: ofSubscriptions.proration_behavior.unwrap(),
    retry_days: RetryDays,
    after_retries: ofSubscriptions.after_retries.unwrap(),
    benefit_revocation_grace_period: wholeNumber(
      ofSubscriptions.benefit_revocation_grace_period.unwrap(),
      "A whole number of days.",
    ),
  })
  .transform(({ allow, ...rest }) => ({
    subscription_settings: {
      ...rest,
      ...Object.fromEntries(allowed.map((name) => [name, allow.includes(name)])),
    },
  }));

const portalRights = ["update_plan", "pause", "allow_email_change"] as const;

/** The portal's look, and what customers do there by themselves: `allow` lists what is on. */
export const PortalSettingsForm = z
  .strictObject({ brand_color: blankAsNull(shape.brand_color), allow: listOf(z.enum(portalRights)) })
  .transform(({ brand_color, allow }) => ({
    brand_color: brand_color ?? null,
    customer_portal_settings: {
      subscription: { update_plan: allow.includes("update_plan"), pause: allow.includes("pause") },
      customer: { allow_email_change: allow.includes("allow_email_change") },
    },
  }));
