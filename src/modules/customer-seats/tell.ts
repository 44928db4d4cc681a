import "server-only";
import { followSubscriptions, takeFromHolders } from "@/modules/benefit-grants";
import type { Tx } from "@/server/db/client";
import { readIn } from "@/server/db/sql";
import { emit } from "@/server/events/outbox";
import { findSeats } from "./repository";
import type { CustomerSeat } from "./schema";
import { type SeatRow, toSeat } from "./view";

type Fact = `customer_seat.${"assigned" | "claimed" | "revoked"}`;

const tell = (tx: Tx, type: Fact, rows: readonly SeatRow[]): Promise<void> =>
  emit(
    tx,
    ...rows.map((row) => ({
      type,
      organizationId: row.organization_id,
      objectId: row.id,
      payload: toSeat(row),
    })),
  );

/** Says what became of a seat, in the transaction of the change, and answers it as it is now. */
export async function tellOfSeat(tx: Tx, type: Fact, id: string): Promise<CustomerSeat> {
  const rows = await findSeats(readIn(tx), [id]);
  const [row] = rows;
  if (!row) throw new Error("the seat written in this transaction is gone");
  await tell(tx, type, rows);
  return toSeat(row);
}

/** Says that seats have ended, and has what they gave taken back from whoever had them, by jobs: all in the caller's transaction. */
export async function tellOfEnded(tx: Tx, ids: readonly string[], now: Date): Promise<void> {
  if (ids.length === 0) return;
  const rows = await findSeats(readIn(tx), ids);
  await tell(tx, "customer_seat.revoked", rows);
  const held = rows.filter(({ customer_id }) => customer_id !== null);
  await followSubscriptions(tx, [...new Set(held.flatMap(({ subscription_id }) => subscription_id ?? []))]);
  await takeFromHolders(
    tx,
    held.flatMap(({ order_id, customer_id }) => (order_id && customer_id ? [{ order_id, customer_id }] : [])),
    now,
  );
}
