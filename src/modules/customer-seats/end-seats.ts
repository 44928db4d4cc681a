import "server-only";
import type { Tx } from "@/server/db/client";
import { endOfAddress, endOfPerson, endSurplus, forgetAddress } from "./ending-repository";
import { tellOfEnded } from "./tell";

/**
 * Ends the seats that subscriptions no longer have, in the transaction that changes those, and says `customer_seat.revoked` of each: those that wait for somebody end
 * first, then those that were claimed last. Without subscriptions nothing is asked of the database.
 */
export async function endSurplusSeats(
  tx: Tx,
  left: readonly { subscription_id: string; seats: number }[],
  now: Date,
): Promise<void> {
  if (left.length > 0) await tellOfEnded(tx, await endSurplus(tx, left, now), now);
}

/** Ends what somebody has of what a customer pays for, who has put them out. */
export async function endSeatsOfMember(
  tx: Tx,
  whose: { organizationId: string; buyerId: string; email: string },
  now: Date,
): Promise<void> {
  await tellOfEnded(tx, await endOfAddress(tx, whose, now), now);
}

/** Ends the seats of a customer who is being forgotten, and those they were invited to, and forgets their address there. */
export async function forgetHolder(
  tx: Tx,
  organizationId: string,
  holder: { id: string; email: string },
  now: Date,
): Promise<void> {
  await tellOfEnded(tx, await endOfPerson(tx, organizationId, holder, now), now);
  await forgetAddress(tx, organizationId, holder);
}
