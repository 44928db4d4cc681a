import "server-only";
import { invalidField, type RequestValidationError, ResourceNotFound } from "@/lib/errors";
import type { Context } from "@/server/context";
import { isDuplicate, transaction } from "@/server/db/transaction";
import { emit } from "@/server/events/outbox";
import { checkTaxId, emailTaken, externalIdTaken } from "./checks";
import {
  type CustomerData,
  type CustomerKey,
  findCustomerBy,
  lockCustomer,
  updateCustomerRow,
} from "./repository";
import type { Customer, UpdateCustomer } from "./schema";

/** What a merchant may change, and what customers themselves may. */
export type CustomerChanges = UpdateCustomer & { billing_name?: string | null | undefined };

/**
 * Changes a customer, and says `customer.updated`. Null clears what may be empty; a null e-mail stands for "unchanged".
 * @throws ResourceNotFound, or RequestValidationError when a value is taken or an external id would change.
 */
export async function updateCustomer(
  ctx: Context,
  key: CustomerKey,
  input: CustomerChanges,
): Promise<Customer> {
  const { organizationId, now } = ctx;
  try {
    return await transaction(ctx.db, async (tx) => {
      const before = await lockCustomer(tx, organizationId, key);
      if (!before) throw new ResourceNotFound();
      const customer = await updateCustomerRow(tx, organizationId, before.id, changesOf(before, input), now);
      await emit(tx, { type: "customer.updated", organizationId, objectId: customer.id, payload: customer });
      return customer;
    });
  } catch (error) {
    throw isDuplicate(error) ? await taken(ctx, key, input) : error;
  }
}

const changesOf = (before: Customer, input: CustomerChanges): CustomerData => ({
  ...identityOf(before, input),
  ...taxIdOf(before, input),
  ...(input.name !== undefined && { name: input.name || null }),
  ...(input.billing_name !== undefined && { billing_name: input.billing_name || null }),
  ...(input.billing_address !== undefined && { billing_address: input.billing_address }),
  ...(input.locale !== undefined && { locale: input.locale }),
  ...(input.metadata !== undefined && { metadata: input.metadata }),
});

function identityOf(before: Customer, { email, external_id }: UpdateCustomer): CustomerData {
  if (external_id !== undefined && before.external_id !== null && external_id !== before.external_id)
    throw invalidField("external_id", "Cannot be changed once it is set.");
  const isSameEmail = email == null || email.toLowerCase() === before.email.toLowerCase();
  return {
    ...(email != null && { email }),
    ...(!isSameEmail && { email_verified: false }),
    ...(external_id != null && { external_id }),
  };
}

/** A tax id is one of a country: another country asks for a new look at it. */
function taxIdOf(before: Customer, { tax_id, billing_address }: UpdateCustomer): CustomerData {
  if (tax_id === undefined && billing_address === undefined) return {};
  const address = billing_address === undefined ? before.billing_address : billing_address;
  const taxId = tax_id === undefined ? (before.tax_id?.[0] ?? null) : tax_id;
  return checkTaxId(taxId, address?.country ?? null);
}

async function taken(ctx: Context, key: CustomerKey, input: UpdateCustomer): Promise<RequestValidationError> {
  const own = await findCustomerBy(ctx.read, ctx.organizationId, key);
  const holder = input.email && (await findCustomerBy(ctx.read, ctx.organizationId, { email: input.email }));
  return holder && holder.id !== own?.id ? emailTaken() : externalIdTaken();
}
