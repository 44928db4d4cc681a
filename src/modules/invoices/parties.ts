import "server-only";
import { getOrganization } from "@/modules/organizations";
import type { World } from "@/server/context";
import type { Party } from "./document";
import { MissingInvoiceBillingDetails } from "./errors";
import type { InvoicedOrder } from "./repository";
import type { Parties } from "./rules";

/** Who sells, as the organization's settings say now: its legal name, else the one that buyers know. */
export async function sellerOf(
  world: Pick<World, "read">,
  organizationId: string,
): Promise<Parties["seller"]> {
  const organization = await getOrganization(world, organizationId);
  const { billing_name, billing_address, tax_id, footer } = organization.invoice_settings;
  const { country, email, website } = organization;
  const lines = { line1: null, line2: null, postal_code: null, city: null, state: null };
  return {
    name: billing_name ?? organization.name,
    address: billing_address ?? (country ? { ...lines, country } : null),
    tax_id,
    email,
    website,
    footer,
  };
}

/** To whom an order is billed. @throws MissingInvoiceBillingDetails */
export function buyerOf({ billing_name: name, billing_address: address, tax_id }: InvoicedOrder): Party {
  if (!name || !address) throw new MissingInvoiceBillingDetails();
  return { name, address, tax_id };
}
