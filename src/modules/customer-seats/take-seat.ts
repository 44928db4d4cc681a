import "server-only";
import { followSubscriptions, giveToHolder } from "@/modules/benefit-grants";
import type { Context } from "@/server/context";
import type { Tx } from "@/server/db/client";
import { SeatHeldAlready } from "./errors";
import { giveSeat, hasAnother } from "./repository";
import { keyOf, type Sale } from "./sale";
import type { CustomerSeat } from "./schema";
import { tellOfSeat } from "./tell";

/**
 * Makes a seat that waits a customer's, in the caller's transaction, which holds the sale: says `customer_seat.claimed`, and has them given what it brings, by jobs.
 * Null: it waits no more. @throws SeatHeldAlready
 */
export async function takeSeat(
  tx: Tx,
  { organizationId, now }: Context,
  sale: Sale,
  taken: { id: string; customerId: string },
): Promise<CustomerSeat | null> {
  const { customerId: customer_id } = taken;
  if (await hasAnother(tx, keyOf(sale), taken)) throw new SeatHeldAlready();
  if (!(await giveSeat(tx, taken, now))) return null;
  if (sale.subscription_id) await followSubscriptions(tx, [sale.subscription_id]);
  if (sale.order_id)
    await giveToHolder(tx, { organization_id: organizationId, order_id: sale.order_id, customer_id }, now);
  return tellOfSeat(tx, "customer_seat.claimed", taken.id);
}
