import "server-only";
import { newId } from "@/lib/id";
import { SECOND_MS } from "@/lib/time";
import type { Db, Tx } from "@/server/db/client";
import { type Read, readIn, sql } from "@/server/db/sql";
import { SlowDown } from "@/server/outbound/ask-service";
import { ACTION_REQUIRED, doorOf, type OutsideDelivered, type Target } from "./target";

/** Writes what a delivery remembers while a job is at it: what its attempts failed of stays, what the customer had to do is done. */
export const writeDelivery = (
  tx: Tx,
  id: string,
  delivery: OutsideDelivered<Target> & { awaits?: string | null | undefined },
  at: Date,
) =>
  tx.$executeRaw(sql`
    UPDATE benefit_grant SET delivery = ${JSON.stringify(delivery)}::jsonb, modified_at = ${at},
      error = CASE WHEN error ->> 'type' = ${ACTION_REQUIRED} THEN NULL ELSE error END
    WHERE id = ${id}::uuid`);

/** What other grants give the same account at the same door: these are not to lose it. */
export async function findOthers(read: Read, grantId: string, target: Target): Promise<Target[]> {
  const rows = await read<{ target: Target }>(sql`
    SELECT held.target FROM benefit_grant g JOIN benefit_grant other ON other.organization_id = g.organization_id
      AND other.customer_id IN (SELECT customer_id FROM connected_account
        WHERE organization_id = g.organization_id AND account_id = ${target.account_id}
        UNION SELECT g.customer_id)
      CROSS JOIN LATERAL jsonb_array_elements(
        jsonb_build_array(other.delivery -> 'given') || coalesce(other.delivery -> 'trying', '[]')) AS held (target)
    WHERE g.id = ${grantId}::uuid AND other.id <> g.id AND other.delivery ->> 'has' = 'true'`);
  return rows.map(({ target: each }) => each).filter((each) => each && doorOf(each) === doorOf(target));
}

const LEASE_SECONDS = 90;

/**
 * Does the work while nobody else does any at the same door. The lease outlives what one call may take: whoever died with it holds others up for no longer.
 * @throws SlowDown while another has it
 */
export async function underLease<T>(db: Db, target: Target, work: () => Promise<T>): Promise<T> {
  const [key, holder] = [doorOf(target), newId()];
  const taken = await db.$executeRaw(sql`
    INSERT INTO outside_lease (place_and_account, holder, until)
    VALUES (${key}, ${holder}::uuid, now() + ${LEASE_SECONDS} * interval '1 second')
    ON CONFLICT (place_and_account) DO UPDATE SET holder = excluded.holder, until = excluded.until
      WHERE outside_lease.until < now()`);
  if (taken === 0) throw new SlowDown(new Date(Date.now() + 2 * SECOND_MS));
  try {
    return await work();
  } finally {
    await db.$executeRaw(sql`
      DELETE FROM outside_lease WHERE place_and_account = ${key} AND holder = ${holder}::uuid`);
  }
}

/** The grants of a customer that give something at a service, or are to. */
export async function outsideGrantsOf(tx: Tx, customerId: string, type: string): Promise<string[]> {
  const rows = await readIn(tx)<{ id: string }>(sql`
    SELECT g.id FROM benefit_grant g JOIN benefit b ON b.id = g.benefit_id
    WHERE g.customer_id = ${customerId}::uuid AND b.type = ${type} AND g.wanted = 'granted' ORDER BY g.id`);
  return rows.map(({ id }) => id);
}

type Outside = {
  id: string;
  type: string;
  description: string;
  repository: string | null;
  is_given: boolean;
  awaits: string | null;
};

/** What a customer has at other services, or is to have, the latest first. */
export const listOutside = (read: Read, organizationId: string, customerId: string): Promise<Outside[]> =>
  read(sql`
    SELECT g.id, b.type, b.description, coalesce(g.delivery ->> 'awaits', '') AS awaits,
      coalesce(g.delivery -> 'given', 'null') <> 'null' AS is_given,
      CASE b.type WHEN 'github_repository' THEN concat(
        coalesce(g.delivery #>> '{given,owner}', b.properties ->> 'repository_owner'), '/',
        coalesce(g.delivery #>> '{given,name}', b.properties ->> 'repository_name')) END AS repository
    FROM benefit_grant g JOIN benefit b ON b.id = g.benefit_id
    WHERE g.organization_id = ${organizationId}::uuid AND g.customer_id = ${customerId}::uuid
      AND g.wanted = 'granted' AND b.type IN ('github_repository', 'discord')
    ORDER BY g.created_at DESC, g.id DESC LIMIT 100`);
