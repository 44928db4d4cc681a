import "server-only";
import { ResourceNotFound } from "@/lib/errors";
import type { Context } from "@/server/context";
import { readIn } from "@/server/db/sql";
import { transaction } from "@/server/db/transaction";
import { INVITATION_MS } from "./assign-seat";
import { type Buyer, shownTo } from "./buyer";
import { SeatNotPending } from "./errors";
import { renewInvitation } from "./invitation-repository";
import { mailInvitation } from "./jobs";
import { findSeat } from "./repository";
import { getSeat } from "./revoke-seat";
import { lockSale, refuseUnlessGiving } from "./sale";
import type { CustomerSeat } from "./schema";
import { throttleInvitation } from "./throttle";

/**
 * Mails another invitation to a seat that waits, for 14 days from now; the link before it is void.
 * @throws ResourceNotFound, SeatNotPending, SeatsNotGiven, SubscriptionLocked, TooManyRequests
 */
export async function resendInvitation(
  ctx: Context,
  id: string,
  by: Buyer | null = null,
): Promise<CustomerSeat> {
  const { organizationId, now: at } = ctx;
  const { sale: key, status, email } = await getSeat(ctx, id, by);
  if (status !== "pending" || !email) throw new SeatNotPending();
  await throttleInvitation(ctx, email, by);
  const expires_at = new Date(at.getTime() + INVITATION_MS);
  return transaction(ctx.db, async (tx) => {
    refuseUnlessGiving(await lockSale(tx, organizationId, key));
    if (!(await renewInvitation(tx, id, { expires_at, at }))) throw new SeatNotPending();
    await mailInvitation.enqueue(tx, { customer_seat_id: id });
    const seat = await findSeat(readIn(tx), organizationId, id);
    if (!seat) throw new ResourceNotFound();
    return shownTo(by, seat);
  });
}
