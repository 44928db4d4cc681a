import "server-only";
import { ResourceNotFound } from "@/lib/errors";
import type { Context } from "@/server/context";
import { type CustomerKey, findCustomerBy } from "./repository";
import type { Customer } from "./schema";

/** One customer of the organization. @throws ResourceNotFound, for a deleted one too */
export async function getCustomer(
  { read, organizationId }: Pick<Context, "read" | "organizationId">,
  key: CustomerKey,
): Promise<Customer> {
  const customer = await findCustomerBy(read, organizationId, key);
  if (!customer) throw new ResourceNotFound();
  return customer;
}
