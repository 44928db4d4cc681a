import "server-only";
import type { Tx } from "@/server/db/client";
import { emit } from "@/server/events/outbox";
import { lockCustomer, updateCustomerRow } from "./repository";
import type { Customer } from "./schema";

/**
 * Gives a customer the address that they have shown to be theirs, in the caller's transaction, and says `customer.updated`. Answers the customer as they were; null
 * for one who is gone. Where another customer has the address the database refuses it (`isDuplicate`).
 */
export async function changeEmail(
  tx: Tx,
  organizationId: string,
  shown: { customer_id: string; email: string },
  now: Date,
): Promise<Customer | null> {
  const { customer_id: id, email } = shown;
  const before = await lockCustomer(tx, organizationId, { id });
  if (!before) return null;
  const customer = await updateCustomerRow(tx, organizationId, id, { email, email_verified: true }, now);
  await emit(tx, { type: "customer.updated", organizationId, objectId: id, payload: customer });
  return before;
}
