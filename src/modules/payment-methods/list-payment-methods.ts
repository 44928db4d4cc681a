import "server-only";
import { ResourceNotFound } from "@/lib/errors";
import { findCustomer, findCustomerByExternalId } from "@/modules/customers";
import type { Context } from "@/server/context";
import type { ListQuery, PageOf } from "@/server/http/list";
import { listOf } from "./repository";
import type { PaymentMethod } from "./schema";

/** What a customer has left to be charged later. @throws ResourceNotFound */
export async function listPaymentMethods(
  { read, organizationId }: Context,
  { id, external_id }: { id: string; external_id?: undefined } | { id?: undefined; external_id: string },
  request: ListQuery,
): Promise<PageOf<PaymentMethod>> {
  const customer = await (id === undefined
    ? findCustomerByExternalId(read, organizationId, external_id)
    : findCustomer(read, organizationId, id));
  if (!customer) throw new ResourceNotFound();
  return listOf(read, { organization_id: organizationId, customer_id: customer.id }, request);
}
