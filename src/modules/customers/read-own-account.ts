import "server-only";
import type { Portal } from "@/modules/customer-sessions";
import { getOrganization } from "@/modules/organizations";
import { getPortalCustomer } from "./get-portal-customer";
import type { CustomerPortalCustomer } from "./schema";

/** What the page of a customer's account shows. @throws ResourceNotFound */
export async function readOwnAccount({
  ctx,
  customerId,
}: Portal): Promise<{ customer: CustomerPortalCustomer; mayChangeEmail: boolean }> {
  const [customer, organization] = await Promise.all([
    getPortalCustomer(ctx, customerId),
    getOrganization(ctx, ctx.organizationId),
  ]);
  const { allow_email_change } = organization.customer_portal_settings.customer;
  return { customer, mayChangeEmail: allow_email_change };
}
