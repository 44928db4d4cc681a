import { z } from "zod";
import { isCountry } from "@/lib/countries";
import { Id } from "@/lib/id";
import { Currency } from "@/lib/money";
import { Instant } from "@/lib/time";
import {
  CustomerEmailSettings,
  CustomerPortalSettings,
  FeatureSettings,
  InvoiceSettings,
  SocialLink,
  SubscriptionSettings,
  settingsInput,
} from "./settings-schema";

export { SubscriptionSettings };

const TaxBehavior = z
  .enum(["location", "inclusive", "exclusive"])
  .meta({ description: "`location`: inclusive where buyers are used to it, exclusive elsewhere." });

export const Organization = z
  .object({
    id: Id,
    created_at: Instant,
    modified_at: Instant.nullable(),
    name: z.string().meta({ description: "Shown in the checkout, the portal and in mail.", example: "Acme" }),
    slug: z.string().meta({ description: "Unique. Stands in addresses.", example: "acme" }),
    avatar_url: z.string().nullable().meta({ description: "The logo." }),
    brand_color: z.string().nullable().meta({
      description: "`#rrggbb`. The checkout takes the nearest colour that can be read.",
      example: "#0b5a45",
    }),
    email: z.string().nullable().meta({ description: "Where customers find help." }),
    website: z.string().nullable(),
    socials: z.array(SocialLink),
    status: z.literal("active"),
    details_submitted_at: z.null(),
    sso_enforced: z.literal(false),
    country: z.string().nullable().meta({ description: "Alpha-2: where the organization is taxed." }),
    default_presentment_currency: Currency,
    default_tax_behavior: TaxBehavior,
    proration_behavior: z.enum(["invoice", "prorate", "next_period"]),
    allow_customer_updates: z.boolean(),
    feature_settings: FeatureSettings,
    subscription_settings: SubscriptionSettings,
    customer_email_settings: CustomerEmailSettings,
    customer_portal_settings: CustomerPortalSettings,
    invoice_settings: InvoiceSettings,
    account_id: z.null(),
    payout_account_id: z.null(),
    capabilities: z.object({
      checkout_payments: z.boolean(),
      subscription_renewals: z.boolean(),
      payouts: z
        .boolean()
        .meta({ description: "False: money goes straight to the merchant's Stripe account." }),
      refunds: z.boolean(),
      api_access: z.boolean(),
      dashboard_access: z.boolean(),
    }),
  })
  .meta({ id: "Organization" });
export type Organization = z.output<typeof Organization>;

/** Words that stand where a slug would in an address of the dashboard. */
const reserved = new Set(["new", "create", "account", "settings", "invitations", "api", "florin"]);

const Slug = z
  .string()
  .trim()
  .toLowerCase()
  .min(3, "At least 3 characters.")
  .max(64, "At most 64 characters.")
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "Letters a to z, digits, and single hyphens between them.")
  .refine((slug) => !reserved.has(slug), "This word is taken by Florin itself.")
  .meta({ example: "acme" });

const Name = z.string().trim().min(3, "At least 3 characters.").max(64, "At most 64 characters.");
const Email = z.email("Not an e-mail address.").max(254);
const Website = z.url({ protocol: /^https?$/, error: "Not an address of the web." }).max(2_000);
const Colour = z
  .string()
  .regex(/^#[0-9a-f]{6}$/i, "A colour as #rrggbb.")
  .toLowerCase()
  .meta({ example: "#0b5a45" });
const Country = z.string().toUpperCase().refine(isCountry, "Not a country code of ISO 3166, alpha-2.");

const editable = {
  avatar_url: Website.nullish(),
  brand_color: Colour.nullish(),
  email: Email.nullish(),
  website: Website.nullish(),
  country: Country.nullish(),
  ...settingsInput,
};

export const CreateOrganization = z
  .strictObject({
    name: Name,
    slug: Slug,
    default_presentment_currency: Currency.default("usd"),
    default_tax_behavior: TaxBehavior.default("exclusive"),
    ...editable,
  })
  .meta({ id: "OrganizationCreate" });
export type CreateOrganization = z.output<typeof CreateOrganization>;

export const UpdateOrganization = z
  .strictObject({
    name: Name.nullish(),
    slug: Slug.optional(),
    default_presentment_currency: Currency.nullish(),
    default_tax_behavior: TaxBehavior.nullish(),
    sso_enforced: z.literal(false, { error: "Single sign-on cannot be enforced here." }).nullish(),
    ...editable,
  })
  .meta({ id: "OrganizationUpdate" });
export type UpdateOrganization = z.output<typeof UpdateOrganization>;
