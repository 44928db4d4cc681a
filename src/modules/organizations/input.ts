import type { OrganizationData } from "./repository";
import type { CreateOrganization, UpdateOrganization } from "./schema";

type Input = CreateOrganization | UpdateOrganization;

/** The columns that an input names. Null clears what may be empty and leaves alone what may not. */
export function valuesOf(input: Input): OrganizationData {
  const { name, slug, avatar_url, brand_color, email, website, country } = input;
  const { default_presentment_currency: currency, default_tax_behavior } = input;
  const clearable = { avatar_url, brand_color, email, website, country };
  const fixed = { name, slug, default_currency: currency, default_tax_behavior };
  return {
    ...(Object.fromEntries(
      Object.entries(clearable).filter(([, value]) => value !== undefined),
    ) as OrganizationData),
    ...(Object.fromEntries(Object.entries(fixed).filter(([, value]) => value != null)) as OrganizationData),
  };
}

/** The settings that an input names. */
export const settingsOf = ({
  subscription_settings,
  customer_email_settings,
  customer_portal_settings,
  feature_settings,
  invoice_settings,
  socials,
}: Input) => ({
  subscription_settings,
  customer_email_settings,
  customer_portal_settings,
  feature_settings,
  invoice_settings,
  socials,
});
