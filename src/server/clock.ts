import "server-only";
import { SECOND_MS } from "@/lib/time";
import type { Context, World } from "@/server/context";
import { type Read, raw, type Sql, sql } from "@/server/db/sql";
import { isTestMode } from "@/server/stripe/client";

/** For so long a process may take an organization for one without a clock. */
export const CLOCK_REMEMBERED_MS = SECOND_MS;
const MOST_REMEMBERED = 50_000;

type Memory = {
  /** Until when, real time in ms, an organization is taken to have no clock. */
  withoutClock: Map<string, number>;
  /** Counts what was forgotten, so that an answer under way meanwhile is not remembered. */
  forgotten: number;
};

// Pages, endpoints and jobs are bundled apart, and one process has one memory.
const shared = globalThis as { florinClocks?: Memory };
const memory = (): Memory => (shared.florinClocks ??= { withoutClock: new Map(), forgotten: 0 });

/**
 * What time it is in an organization: where its test clock stands, else the real time. Without test mode nobody is asked. That an organization
 * has no clock is remembered for a second, so that its requests cost no query; where one stands it is read each time.
 */
export async function organizationNow(read: Read, organizationId: string): Promise<Date> {
  if (!isTestMode()) return new Date();
  return (await findMovedTime(read, organizationId)) ?? new Date();
}

/** Where the clock of an organization stands; null where its time is the real one. */
async function findMovedTime(read: Read, organizationId: string): Promise<Date | null> {
  const known = memory();
  const askedAt = Date.now();
  if ((known.withoutClock.get(organizationId) ?? 0) > askedAt) return null;
  const { forgotten } = known;
  const [clock] = await read<{ now_at: Date }>(sql`
    SELECT now_at FROM test_clock WHERE organization_id = ${organizationId}::uuid`);
  if (clock) return clock.now_at;
  if (known.forgotten !== forgotten) return null;
  if (known.withoutClock.size >= MOST_REMEMBERED) known.withoutClock.clear();
  known.withoutClock.set(organizationId, askedAt + CLOCK_REMEMBERED_MS);
  return null;
}

/** The world as it is in an organization, at that organization's time. Every job that works for one organization begins with it. */
export async function inOrganization<W extends World>(
  world: W,
  organizationId: string,
): Promise<W & Context> {
  const moved = isTestMode() ? await findMovedTime(world.read, organizationId) : null;
  return { ...world, organizationId, now: moved ?? world.now };
}

/** Has this process ask again whether the organization has a clock: called after one was started or put back. */
export function forgetClock(organizationId: string): void {
  const known = memory();
  known.forgotten += 1;
  known.withoutClock.delete(organizationId);
}

/**
 * For sweeps, which go by real time: that the organization of a row has no clock. `column` holds its id. A clock that was left behind by test mode
 * holds nothing up.
 */
export const hasNoClock = (column: string): Sql =>
  !isTestMode()
    ? raw("true")
    : sql`NOT EXISTS (SELECT FROM test_clock WHERE test_clock.organization_id = ${raw(column)})`;
