import "server-only";
import type { Tx } from "@/server/db/client";
import { readIn, sql } from "@/server/db/sql";
import { listMembershipsIn, makeOwners } from "./repository";
import { tellOfMember } from "./tell";

/**
 * Before a user goes for good: ends their memberships, and gives every organization whose only owner they are another one, the
 * longest-standing admin, or member where there is none. Says both. An organization of this user alone stays without an owner;
 * its books are kept.
 */
export async function leaveOrganizations(tx: Tx, userId: string): Promise<void> {
  const read = readIn(tx);
  await read(sql`
    SELECT 1 FROM organization WHERE id IN (SELECT organization_id FROM member WHERE user_id = ${userId}::uuid)
    ORDER BY id FOR NO KEY UPDATE`);
  const heirs = await read<{ id: string }>(sql`
    SELECT DISTINCT ON (heir.organization_id) heir.id
    FROM member AS goes JOIN member AS heir USING (organization_id)
    WHERE goes.user_id = ${userId}::uuid AND goes.role = 'owner' AND heir.user_id <> goes.user_id
      AND NOT EXISTS (SELECT FROM member AS stays WHERE stays.organization_id = goes.organization_id
        AND stays.role = 'owner' AND stays.user_id <> goes.user_id)
    ORDER BY heir.organization_id, heir.role = 'admin' DESC, heir.created_at, heir.id`);
  const owners = await makeOwners(
    tx,
    heirs.map(({ id }) => id),
  );
  for (const owner of owners) await tellOfMember(tx, "organization_member.updated", owner);
  const memberships = await listMembershipsIn(tx, userId);
  await tx.member.deleteMany({ where: { user_id: userId } });
  for (const member of memberships) await tellOfMember(tx, "organization_member.deleted", member);
}
