import type { Customer, CustomerPortalCustomer } from "./schema";

/** A customer as they see themselves: without what the merchant keeps for itself. */
export function toPortalCustomer(
  customer: Customer,
  oauth_accounts: CustomerPortalCustomer["oauth_accounts"],
): CustomerPortalCustomer {
  const { metadata, external_id, organization_id, deleted_at, avatar_url, ...shown } = customer;
  return { ...shown, oauth_accounts };
}
