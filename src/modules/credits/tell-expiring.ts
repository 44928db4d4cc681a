import "server-only";
import { hasNoClock } from "@/server/clock";
import type { World } from "@/server/context";
import { readIn, sql } from "@/server/db/sql";
import { transaction } from "@/server/db/transaction";
import { emit } from "@/server/events/outbox";

const BATCH = 500;

type Row = {
  organization_id: string;
  customer_id: string;
  grant_id: string;
  remaining: number;
  amount: number;
  priority: number;
  expires_at: Date;
};

/**
 * Tells of grants that end soon and still hold something, `credits.expiring`: each once, as many days before as the organization wants. With an
 * organization only of its own, else of all that have no test clock. How many.
 */
export async function tellExpiring(
  { db, now }: Pick<World, "db" | "now">,
  organizationId?: string,
): Promise<number> {
  const whose = organizationId
    ? sql`d.organization_id = ${organizationId}::uuid`
    : hasNoClock("d.organization_id");
  for (let told = 0; ; ) {
    const batch = await transaction(db, async (tx) => {
      const rows = await readIn(tx)<Row>(sql`
        UPDATE credit_grant g SET expiring_told_at = ${now}::timestamptz
        WHERE (g.organization_id, g.customer_id, g.bucket_key) IN (
          SELECT d.organization_id, d.customer_id, d.bucket_key FROM credit_grant d
          LEFT JOIN credit_settings s ON s.organization_id = d.organization_id
          WHERE ${whose} AND d.remaining > 0 AND d.expiring_told_at IS NULL AND d.expires_at > ${now}::timestamptz
            AND d.expires_at <= ${now}::timestamptz + coalesce(s.expiring_days, 7) * interval '1 day'
          ORDER BY d.expires_at LIMIT ${BATCH}::int FOR UPDATE OF d SKIP LOCKED)
        RETURNING organization_id, customer_id, grant_id, remaining, amount, priority, expires_at`);
      await emit(tx, ...rows.map(eventOf));
      return rows.length;
    });
    told += batch;
    if (batch < BATCH) return told;
  }
}

const eventOf = (row: Row) => ({
  type: "credits.expiring" as const,
  organizationId: row.organization_id,
  objectId: row.customer_id,
  payload: { ...row, expires_at: row.expires_at.toISOString() },
});
