import "server-only";
import { issueInvoice, signLink } from "@/modules/invoices";
import { inOrganization } from "@/server/clock";
import type { World } from "@/server/context";
import { findCheckoutBySecret } from "./repository";

/**
 * Issues the invoice of a paid checkout for its buyer, who shows the secret, and answers where it is fetched. Null where nothing was paid.
 * @throws MissingInvoiceBillingDetails
 */
export async function findInvoiceUrl(world: World, clientSecret: string): Promise<string | null> {
  const checkout = await findCheckoutBySecret(world.read, clientSecret);
  if (!checkout?.order_id) return null;
  const ctx = await inOrganization(world, checkout.organization_id);
  const issued = await issueInvoice(ctx, checkout.order_id);
  return signLink(issued.id, world.realNow).url;
}
