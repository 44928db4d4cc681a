import type { Organization } from "./schema";

/** The organization as its customers see it. */
export const sellerOf = (organization: Organization) => ({
  id: organization.id,
  created_at: organization.created_at,
  modified_at: organization.modified_at,
  name: organization.name,
  slug: organization.slug,
  avatar_url: organization.avatar_url,
  brand_color: organization.brand_color,
  proration_behavior: organization.proration_behavior,
  allow_customer_updates: organization.allow_customer_updates,
  customer_portal_settings: organization.customer_portal_settings,
});
