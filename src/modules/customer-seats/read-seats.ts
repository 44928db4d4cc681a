import "server-only";
import type { Context } from "@/server/context";
import { type Buyer, shownTo } from "./buyer";
import { listHeld, listTaken } from "./repository";
import { getSale, type SaleKey } from "./sale";
import { HeldSeat, type SeatsList } from "./schema";

/** The seats of a sale that are taken, and how many there are; none of what is not sold by the seat. @throws ResourceNotFound */
export async function readSeats(ctx: Context, key: SaleKey, by: Buyer | null = null): Promise<SeatsList> {
  const { read, organizationId } = ctx;
  const sale = await getSale(read, organizationId, key, by?.customerId ?? null);
  const seats = await listTaken(read, key);
  return {
    seats: seats.map((seat) => shownTo(by, seat)),
    available_seats: sale.is_live ? Math.max(0, sale.capacity - seats.length) : 0,
    total_seats: sale.seats ?? 0,
  };
}

/** The seats that a customer has, or had. */
export const readHeldSeats = async (
  { read, organizationId }: Context,
  customerId: string,
): Promise<HeldSeat[]> =>
  (await listHeld(read, organizationId, customerId)).map((seat) => HeldSeat.parse(seat));
