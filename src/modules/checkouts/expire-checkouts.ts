import "server-only";
import type { World } from "@/server/context";
import { readIn, sql } from "@/server/db/sql";
import { transaction } from "@/server/db/transaction";
import { findCheckoutById } from "./repository";
import { tellOfChange } from "./tell-of-change";

const BATCH = 100;

/** Closes open checkouts past their time, in batches that several workers may take side by side. @returns how many. */
export async function expireCheckouts(world: World): Promise<number> {
  let closed = 0;
  for (;;) {
    const batch = await expireBatch(world);
    closed += batch;
    if (batch < BATCH) return closed;
  }
}

const expireBatch = ({ db, now }: World) =>
  transaction(db, async (tx) => {
    const expired = await tx.$queryRaw<{ id: string }[]>(sql`
      UPDATE checkout SET status = 'expired', version = version + 1, modified_at = ${now}
      WHERE id IN (SELECT id FROM checkout WHERE status = 'open' AND expires_at <= ${now}
        ORDER BY expires_at LIMIT ${BATCH}::int FOR UPDATE SKIP LOCKED)
      RETURNING id`);
    for (const { id } of expired) {
      const row = await findCheckoutById(readIn(tx), id);
      if (row) await tellOfChange(tx, row, now, "checkout.expired");
    }
    return expired.length;
  });
