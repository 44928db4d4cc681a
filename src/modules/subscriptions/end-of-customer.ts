import "server-only";
import { voidOrders } from "@/modules/orders";
import type { Tx } from "@/server/db/client";
import { readIn, sql } from "@/server/db/sql";
import { announce } from "./engine/announce";
import { readBillable, writeStates } from "./repository";
import { stateOf } from "./row";
import { endedNow } from "./rules/cancel";

/**
 * Ends all subscriptions of a customer who is being forgotten, in the caller's transaction: nobody is charged who cannot be told. Open orders are given
 * up. A change of plan that is being paid is given back when its money comes, since there is nothing left to change.
 */
export async function endSubscriptionsOf(
  tx: Tx,
  { organization_id, customer_id }: { organization_id: string; customer_id: string },
  now: Date,
): Promise<void> {
  const locked = await readIn(tx)<{ id: string }>(sql`
    SELECT id FROM subscription
    WHERE organization_id = ${organization_id}::uuid AND customer_id = ${customer_id}::uuid AND status <> 'canceled'
    ORDER BY id FOR UPDATE`);
  if (locked.length === 0) return;
  const ids = locked.map(({ id }) => id);
  const ends = (await readBillable(readIn(tx), ids)).map((row) => ({ row, ...endedNow(stateOf(row), now) }));
  await writeStates(tx, ends, now);
  await voidOrders(tx, ids, now);
  await announce(
    tx,
    ends.map(({ row, after, told }) => ({
      row,
      after,
      told,
      order: null,
      orderTold: [],
      mail: null,
      isDelivered: true,
    })),
    now,
  );
}
