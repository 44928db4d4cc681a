import "server-only";
import { ResourceNotFound } from "@/lib/errors";
import type { Context } from "@/server/context";
import type { Tx } from "@/server/db/client";
import { transaction } from "@/server/db/transaction";
import { PaymentMethodInUseByActiveSubscription } from "./errors";
import { detachAtStripe } from "./jobs";
import { deleteAll, deleteOne, isNeeded, lockOwner, type Owner, writeNewestDefault } from "./repository";

/**
 * Forgets a payment method here at once and at Stripe by a job. Where it was the default the newest of the others is.
 *
 * @throws ResourceNotFound
 * @throws PaymentMethodInUseByActiveSubscription when a running subscription would have nothing to be charged to.
 */
export async function removePaymentMethod(
  { db, organizationId, now }: Context,
  customerId: string,
  id: string,
): Promise<undefined> {
  const owner = { organization_id: organizationId, customer_id: customerId };
  await transaction(db, async (tx) => {
    if (!(await lockOwner(tx, owner))) throw new ResourceNotFound();
    const isLast = await isNeeded(tx, owner, id);
    const stripeId = await deleteOne(tx, owner, id);
    if (!stripeId) throw new ResourceNotFound();
    if (isLast) throw new PaymentMethodInUseByActiveSubscription();
    await writeNewestDefault(tx, owner, now);
    await detachAtStripe.enqueue(tx, { stripe_payment_method_id: stripeId });
  });
}

/** Forgets all payment methods of a customer who is deleted, in the caller's transaction. */
export async function forgetPaymentMethods(tx: Tx, owner: Owner): Promise<void> {
  for (const stripe_payment_method_id of await deleteAll(tx, owner))
    await detachAtStripe.enqueue(tx, { stripe_payment_method_id });
}
