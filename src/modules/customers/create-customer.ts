import "server-only";
import { refuseOtherOrganization } from "@/server/auth/own-organization";
import type { Context } from "@/server/context";
import { transaction } from "@/server/db/transaction";
import { emit } from "@/server/events/outbox";
import { checkTaxId, emailTaken, externalIdTaken } from "./checks";
import { findCustomerBy, insertCustomer } from "./repository";
import type { CreateCustomer, Customer } from "./schema";

/**
 * Makes a customer, and says `customer.created`. `id` names it, so that a repeated request makes no second one.
 * @throws RequestValidationError when the e-mail or the external id is taken, or the tax id is none of its country.
 */
export async function createCustomer(ctx: Context, id: string, input: CreateCustomer): Promise<Customer> {
  const { organizationId, now } = ctx;
  refuseOtherOrganization(organizationId, input.organization_id);
  const address = input.billing_address ?? null;
  const data = {
    email: input.email,
    external_id: input.external_id ?? null,
    name: input.name || null,
    billing_address: address,
    locale: input.locale ?? null,
    metadata: input.metadata ?? {},
    ...checkTaxId(input.tax_id ?? null, address?.country ?? null),
  };
  const made = await transaction(ctx.db, async (tx) => {
    const customer = await insertCustomer(tx, organizationId, id, data, now);
    if (!customer) return null;
    await emit(tx, { type: "customer.created", organizationId, objectId: id, payload: customer });
    return customer;
  });
  return made ?? (await repeatedOrRefused(ctx, id, input));
}

async function repeatedOrRefused(ctx: Context, id: string, input: CreateCustomer): Promise<Customer> {
  const repeated = await findCustomerBy(ctx.read, ctx.organizationId, { id });
  if (repeated) return repeated;
  const { external_id: externalId } = input;
  if (externalId && (await findCustomerBy(ctx.read, ctx.organizationId, { externalId })))
    throw externalIdTaken();
  throw emailTaken();
}
