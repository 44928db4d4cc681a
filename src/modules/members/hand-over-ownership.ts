import "server-only";
import type { Tx } from "@/server/db/client";
import { readIn, sql } from "@/server/db/sql";

/**
 * Before a user goes for good: gives every organization whose only owner they are another one, the longest-standing admin, or
 * member where there is none. An organization of this user alone stays without; its books are kept.
 */
export async function handOverOwnership(tx: Tx, userId: string): Promise<void> {
  const read = readIn(tx);
  await read(sql`
    SELECT 1 FROM organization WHERE id IN (SELECT organization_id FROM member WHERE user_id = ${userId}::uuid)
    ORDER BY id FOR NO KEY UPDATE`);
  await read(sql`
    UPDATE member SET role = 'owner', modified_at = now() WHERE id IN (
      SELECT DISTINCT ON (heir.organization_id) heir.id
      FROM member AS goes JOIN member AS heir USING (organization_id)
      WHERE goes.user_id = ${userId}::uuid AND goes.role = 'owner' AND heir.user_id <> goes.user_id
        AND NOT EXISTS (SELECT FROM member AS stays WHERE stays.organization_id = goes.organization_id
          AND stays.role = 'owner' AND stays.user_id <> goes.user_id)
      ORDER BY heir.organization_id, heir.role = 'admin' DESC, heir.created_at, heir.id)
    RETURNING id`);
}
