import "server-only";
import { findMember } from "@/modules/customer-members";
import type { Portal } from "@/modules/customer-sessions";
import { readSeats } from "./read-seats";
import { getSale, type SaleKey } from "./sale";
import type { SeatsList } from "./schema";

/** The seats of a sale on its customer's page. */
export type OwnSeats = {
  product: string;
  list: SeatsList;
  /** Whether the reader has none of them, and so may take one. */
  mayTake: boolean;
};

/** Null: it was not sold by the seat. @throws ResourceNotFound, for a sale to another customer too */
export async function readOwnSeats(
  { ctx, customerId, member }: Portal,
  key: SaleKey,
): Promise<OwnSeats | null> {
  const sale = await getSale(ctx.read, ctx.organizationId, key, customerId);
  if (sale.seats === null) return null;
  const [list, self] = await Promise.all([
    readSeats(ctx, key, { customerId, memberId: member.id }),
    findMember(ctx.read, customerId, { id: member.id }),
  ]);
  const email = self?.email.toLowerCase();
  const has = list.seats.some((seat) => seat.email?.toLowerCase() === email);
  return { product: sale.product_name, list, mayTake: list.available_seats > 0 && !has };
}
