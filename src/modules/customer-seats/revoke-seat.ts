import "server-only";
import { ResourceNotFound } from "@/lib/errors";
import type { Context } from "@/server/context";
import { readIn } from "@/server/db/sql";
import { transaction } from "@/server/db/transaction";
import { type Buyer, shownTo } from "./buyer";
import { endOne } from "./ending-repository";
import { findSeat } from "./repository";
import { getSale, lockSale, type SaleKey } from "./sale";
import type { CustomerSeat } from "./schema";
import { tellOfEnded } from "./tell";

/** A seat of the organization and, where a customer asks, of what they pay for. @throws ResourceNotFound */
export async function getSeat(
  ctx: Context,
  id: string,
  by: Buyer | null,
): Promise<CustomerSeat & { sale: SaleKey }> {
  const seat = await findSeat(ctx.read, ctx.organizationId, id);
  if (!seat) throw new ResourceNotFound();
  if (by) await getSale(ctx.read, ctx.organizationId, seat.sale, by.customerId);
  return seat;
}

/**
 * Takes a seat back, whether it was claimed or not: the invitation is void, and whoever had it is taken what it brought, by jobs. Says `customer_seat.revoked`. It may be
 * given again, to the same person too. Repeated it changes nothing. @throws ResourceNotFound
 */
export async function revokeSeat(ctx: Context, id: string, by: Buyer | null = null): Promise<CustomerSeat> {
  const { organizationId, now } = ctx;
  const { sale } = await getSeat(ctx, id, by);
  return transaction(ctx.db, async (tx) => {
    await lockSale(tx, organizationId, sale);
    await tellOfEnded(tx, await endOne(tx, id, now), now);
    const seat = await findSeat(readIn(tx), organizationId, id);
    if (!seat) throw new ResourceNotFound();
    return shownTo(by, seat);
  });
}
