import "server-only";
import type { Tx } from "@/server/db/client";
import { emit } from "@/server/events/outbox";
import { lockCustomer, updateCustomerRow } from "./repository";

/**
 * Gives a customer an address that nobody has shown to be theirs yet, in the caller's transaction, and says `customer.updated`; nothing where they have it already. Where
 * another customer has it the database refuses it (`isDuplicate`).
 */
export async function giveEmail(
  tx: Tx,
  organizationId: string,
  { customer_id: id, email }: { customer_id: string; email: string },
  now: Date,
): Promise<void> {
  const before = await lockCustomer(tx, organizationId, { id });
  if (!before || before.email === email) return;
  const isSame = before.email.toLowerCase() === email.toLowerCase();
  const data = { email, ...(!isSame && { email_verified: false }) };
  const customer = await updateCustomerRow(tx, organizationId, id, data, now);
  await emit(tx, { type: "customer.updated", organizationId, objectId: id, payload: customer });
}
