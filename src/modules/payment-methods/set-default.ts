import "server-only";
import { ResourceNotFound } from "@/lib/errors";
import { retryOrdersSoon } from "@/modules/orders";
import type { Context } from "@/server/context";
import { readIn } from "@/server/db/sql";
import { transaction } from "@/server/db/transaction";
import { findDefault, findOne, lockOwner, writeDefault } from "./repository";
import type { PaymentMethod } from "./schema";

/** Has every subscription of a customer charged to this one, and what they owe at once. @throws ResourceNotFound */
export async function setDefaultPaymentMethod(
  { db, organizationId, now }: Context,
  customerId: string,
  id: string,
): Promise<PaymentMethod> {
  const owner = { organization_id: organizationId, customer_id: customerId };
  return transaction(db, async (tx) => {
    if ((await findDefault(readIn(tx), owner))?.id !== id) await retryOrdersSoon(tx, owner, now);
    const found = (await lockOwner(tx, owner)) && (await findOne(readIn(tx), owner, id));
    if (!found) throw new ResourceNotFound();
    await writeDefault(tx, owner, id, now, true);
    return { ...found, is_default: true };
  });
}
