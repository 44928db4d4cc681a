import "server-only";
import type { Means } from "@/modules/payments";
import type { Tx } from "@/server/db/client";
import { detachAtStripe } from "./jobs";
import { lockOwner, type Owner, upsert, writeDefault } from "./repository";

/**
 * Keeps a means that Stripe holds for a customer, in the caller's transaction; any number of times it is one. The
 * customer's first becomes their default. Answers our id of it; null where the customer is gone: then Stripe forgets it too.
 */
export async function keepPaymentMethod(
  tx: Tx,
  { means, ...owner }: Owner & { means: Means },
  at: Date,
): Promise<string | null> {
  // First the customer, then what is theirs: all who change payment methods lock in this order.
  if (!(await lockOwner(tx, owner))) {
    await detachAtStripe.enqueue(tx, { stripe_payment_method_id: means.stripe_payment_method_id });
    return null;
  }
  const id = await upsert(tx, owner, means, at);
  await writeDefault(tx, owner, id, at, false);
  return id;
}
