import "server-only";
import { invalidField } from "@/lib/errors";
import { findPaymentMethod, setDefaultPaymentMethod } from "@/modules/payment-methods";
import type { Context } from "@/server/context";
import { getPortalCustomer } from "./get-portal-customer";
import type { CustomerPortalCustomer, CustomerPortalCustomerUpdate } from "./schema";
import { updateCustomer } from "./update-customer";

/**
 * Changes what customers may change of themselves: name, billing details, and which of their payment methods is charged.
 *
 * @throws ResourceNotFound, or RequestValidationError: then nothing was changed.
 */
export async function updateOwnCustomer(
  ctx: Context,
  id: string,
  { default_payment_method_id: methodId, ...changes }: CustomerPortalCustomerUpdate,
): Promise<CustomerPortalCustomer> {
  const owner = { organization_id: ctx.organizationId, customer_id: id };
  if (methodId && !(await findPaymentMethod(ctx.read, owner, methodId)))
    throw invalidField("default_payment_method_id", "No such payment method.");
  if (Object.keys(changes).length > 0) await updateCustomer(ctx, { id }, changes);
  if (methodId) await setDefaultPaymentMethod(ctx, id, methodId);
  return getPortalCustomer(ctx, id);
}
