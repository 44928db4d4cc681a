import "server-only";
import { hasNoClock } from "@/server/clock";
import type { World } from "@/server/context";
import { type Read, readIn, type Sql, sql } from "@/server/db/sql";
import { transaction } from "@/server/db/transaction";
import { findCheckoutById } from "./repository";
import { tellOfChange } from "./tell-of-change";

const BATCH = 100;

/**
 * Closes open checkouts past their time, in batches that several workers may take side by side: with an organization only its own, else
 * those of all that have no test clock. @returns how many.
 */
export async function expireCheckouts(world: World, organizationId?: string): Promise<number> {
  const whose = organizationId
    ? sql`organization_id = ${organizationId}::uuid`
    : hasNoClock("checkout.organization_id");
  let closed = 0;
  for (;;) {
    const batch = await expireBatch(world, whose);
    closed += batch;
    if (batch < BATCH) return closed;
  }
}

const expireBatch = ({ db, now }: World, whose: Sql) =>
  transaction(db, async (tx) => {
    const expired = await tx.$queryRaw<{ id: string }[]>(sql`
      UPDATE checkout SET status = 'expired', version = version + 1, modified_at = ${now}
      WHERE id IN (SELECT id FROM checkout WHERE ${whose} AND status = 'open' AND expires_at <= ${now}
        ORDER BY expires_at LIMIT ${BATCH}::int FOR UPDATE SKIP LOCKED)
      RETURNING id`);
    for (const { id } of expired) {
      const row = await findCheckoutById(readIn(tx), id);
      if (row) await tellOfChange(tx, row, now, "checkout.expired");
    }
    return expired.length;
  });

/** When the next open checkout of an organization runs out; null where none is open. */
export async function nextCheckoutExpiry(read: Read, organizationId: string): Promise<Date | null> {
  const [next] = await read<{ at: Date | null }>(sql`
    SELECT min(expires_at) AS at FROM checkout
    WHERE organization_id = ${organizationId}::uuid AND status = 'open'`);
  return next?.at ?? null;
}
