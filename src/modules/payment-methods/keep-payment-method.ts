import "server-only";
import type { Means } from "@/modules/payments";
import type { Tx } from "@/server/db/client";
import { lockOwner, type Owner, upsert, writeDefault } from "./repository";

/**
 * Keeps a means that Stripe holds for a customer, in the caller's transaction; any number of times it is one. The
 * customer's first becomes their default. Answers our id of it.
 */
export async function keepPaymentMethod(
  tx: Tx,
  { means, ...owner }: Owner & { means: Means },
  at: Date,
): Promise<string> {
  // First the customer, then what is theirs: all who change payment methods lock in this order.
  await lockOwner(tx, owner);
  const id = await upsert(tx, owner, means, at);
  await writeDefault(tx, owner, id, at, false);
  return id;
}
