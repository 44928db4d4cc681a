import "server-only";
import { ResourceNotFound } from "@/lib/errors";
import type { Context } from "@/server/context";
import { readIn } from "@/server/db/sql";
import { transaction } from "@/server/db/transaction";
import { findOne, lockOwner, writeDefault } from "./repository";
import type { PaymentMethod } from "./schema";

/** Has every subscription of a customer that names no payment method charged to this one. @throws ResourceNotFound */
export async function setDefaultPaymentMethod(
  { db, organizationId, now }: Context,
  customerId: string,
  id: string,
): Promise<PaymentMethod> {
  const owner = { organization_id: organizationId, customer_id: customerId };
  return transaction(db, async (tx) => {
    const found = (await lockOwner(tx, owner)) && (await findOne(readIn(tx), owner, id));
    if (!found) throw new ResourceNotFound();
    await writeDefault(tx, owner, id, now, true);
    return { ...found, is_default: true };
  });
}
