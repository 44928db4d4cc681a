import "server-only";
import type { Tx } from "@/server/db/client";
import { type Read, readIn, sql } from "@/server/db/sql";

export type ClockRow = { now_at: Date; target_at: Date | null; created_at: Date };

export async function findClock(read: Read, organizationId: string): Promise<ClockRow | null> {
  const [clock] = await read<ClockRow>(sql`
    SELECT now_at, target_at, created_at FROM test_clock WHERE organization_id = ${organizationId}::uuid`);
  return clock ?? null;
}

/** Stops the clock of an organization at `at`, unless it has one already; gives the one it has, locked. */
export async function putClock(tx: Tx, organizationId: string, at: Date): Promise<ClockRow> {
  await tx.$executeRaw(sql`
    INSERT INTO test_clock (organization_id, now_at, created_at) VALUES (${organizationId}::uuid, ${at}, ${at})
    ON CONFLICT (organization_id) DO NOTHING`);
  const [clock] = await readIn(tx)<ClockRow>(sql`
    SELECT now_at, target_at, created_at FROM test_clock
    WHERE organization_id = ${organizationId}::uuid FOR UPDATE`);
  if (!clock) throw new Error("the clock was put back in this very moment");
  return clock;
}

/** Says where a locked clock is to go. */
export const writeTarget = (tx: Tx, organizationId: string, target: Date) =>
  tx.$executeRaw(sql`
    UPDATE test_clock SET target_at = ${target} WHERE organization_id = ${organizationId}::uuid`);

/** Moves an advancing clock on. False, and nothing, when it does not stand where it was read, or was put back. */
export async function moveClock(read: Read, organizationId: string, from: Date, to: Date): Promise<boolean> {
  const moved = await read<unknown>(sql`
    UPDATE test_clock SET now_at = ${to}::timestamptz
    WHERE organization_id = ${organizationId}::uuid AND now_at = ${from}::timestamptz AND target_at IS NOT NULL
    RETURNING 1`);
  return moved.length > 0;
}

/** Says that a clock has arrived. */
export const endAdvance = (read: Read, organizationId: string, at: Date) =>
  read(sql`
    UPDATE test_clock SET target_at = NULL
    WHERE organization_id = ${organizationId}::uuid AND now_at = ${at}::timestamptz AND target_at = now_at`);

export const dropClock = (read: Read, organizationId: string) =>
  read(sql`DELETE FROM test_clock WHERE organization_id = ${organizationId}::uuid`);
