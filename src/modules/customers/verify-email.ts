import "server-only";
import type { Tx } from "@/server/db/client";
import { emit } from "@/server/events/outbox";
import { lockCustomer, updateCustomerRow } from "./repository";
import type { Customer } from "./schema";

/**
 * Notes that a customer has shown their e-mail address to be theirs, in the caller's transaction, and says `customer.updated` where that is new. Null for a
 * customer who is gone, or has another address by now.
 */
export async function verifyEmail(
  tx: Tx,
  organizationId: string,
  shown: { customer_id: string; email: string },
  now: Date,
): Promise<Customer | null> {
  const { customer_id: id, email } = shown;
  const before = await lockCustomer(tx, organizationId, { id });
  if (before?.email.toLowerCase() !== email.toLowerCase()) return null;
  if (before.email_verified) return before;
  const customer = await updateCustomerRow(tx, organizationId, id, { email_verified: true }, now);
  await emit(tx, { type: "customer.updated", organizationId, objectId: id, payload: customer });
  return customer;
}
