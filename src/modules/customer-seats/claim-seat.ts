import "server-only";
import { newId } from "@/lib/id";
import { createCustomerSession } from "@/modules/customer-sessions";
import type { CustomerSession } from "@/modules/customer-sessions/schema";
import { findOrCreateCustomer, verifyEmail } from "@/modules/customers";
import { hashOf } from "@/server/auth/token";
import { inOrganization } from "@/server/clock";
import type { Context, World } from "@/server/context";
import type { Tx } from "@/server/db/client";
import { readIn } from "@/server/db/sql";
import { isDuplicate, transaction } from "@/server/db/transaction";
import { SeatInvitationSpent, SeatsNotGiven } from "./errors";
import { findInvitation } from "./invitation-repository";
import { keyOf, lockSale } from "./sale";
import type { CustomerSeat } from "./schema";
import { takeSeat } from "./take-seat";
import { throttleClaim } from "./throttle";

/** A seat that is somebody's now, and the session by which they go on. */
export type ClaimedSeat = { seat: CustomerSeat; session: CustomerSession };

/**
 * Makes the seat that an invitation stands for its reader's: the customer of that address, who is made where there is none, and whose address has shown to be theirs. Of two who
 * claim it at once one does. Says `customer_seat.claimed`.
 *
 * @throws SeatInvitationSpent, SeatsNotGiven, SeatHeldAlready, TooManyRequests, ServiceUnavailable
 */
export async function claimSeat(
  here: World,
  { token, address }: { token: string; address: string },
): Promise<ClaimedSeat> {
  await throttleClaim(here, address);
  const invitation = await findInvitation(here.read, hashOf(token));
  if (!invitation) throw new SeatInvitationSpent();
  const ctx = await inOrganization(here, invitation.organization_id);
  try {
    return await transaction(here.db, (tx) => claim(tx, ctx, token));
  } catch (error) {
    throw isDuplicate(error) ? new SeatInvitationSpent() : error;
  }
}

async function claim(tx: Tx, ctx: Context, token: string): Promise<ClaimedSeat> {
  const { organizationId, now } = ctx;
  const asked = await findInvitation(readIn(tx), hashOf(token));
  if (!asked) throw new SeatInvitationSpent();
  const sale = await lockSale(tx, organizationId, keyOf(asked));
  // Read again behind the lock: whoever held it may have claimed the seat, taken it back, or mailed another link.
  const invitation = await findInvitation(readIn(tx), hashOf(token));
  if (!invitation || invitation.expires_at <= now) throw new SeatInvitationSpent();
  if (!sale.is_live) throw new SeatsNotGiven();
  const { id, email } = invitation;
  const { id: customer_id } = await findOrCreateCustomer(tx, organizationId, { email }, now);
  await verifyEmail(tx, organizationId, { customer_id, email }, now);
  const seat = await takeSeat(tx, ctx, sale, { id, customerId: customer_id });
  if (!seat) throw new SeatInvitationSpent();
  const session = await createCustomerSession({ ...ctx, read: readIn(tx) }, newId(), { customer_id });
  return { seat, session };
}
