import "server-only";
import { findAccountNames } from "@/modules/connections";
import type { Context } from "@/server/context";
import { getCustomer } from "./get-customer";
import { toPortalCustomer } from "./portal-view";
import type { CustomerPortalCustomer } from "./schema";

/** A customer as they see themselves, with the accounts that they have connected. @throws ResourceNotFound */
export async function getPortalCustomer(ctx: Context, id: string): Promise<CustomerPortalCustomer> {
  const [customer, accounts] = await Promise.all([getCustomer(ctx, { id }), findAccountNames(ctx.read, id)]);
  return toPortalCustomer(customer, accounts);
}
