import "server-only";
import type { Tx } from "@/server/db/client";
import { takeBackPaidGrantLater } from "./paid-grant-jobs";
import { askTakeBack } from "./paid-grant-repository";

/**
 * Takes back what is unspent of a paid grant, in the caller's transaction: a job does it, once, and records how much it was and how much
 * was gone by then (`findPaidCredits` tells). Asked again, it changes nothing.
 */
export async function takeBackPaidCredits(
  tx: Tx,
  { paidGrantId, organizationId }: { paidGrantId: string; organizationId: string },
  now: Date,
): Promise<void> {
  const isFirst = await askTakeBack(tx, organizationId, paidGrantId, now);
  if (!isFirst) return;
  const input = { paid_grant_id: paidGrantId, organization_id: organizationId };
  await takeBackPaidGrantLater.enqueue(tx, input, { key: `credits-take-back-${paidGrantId}` });
}
