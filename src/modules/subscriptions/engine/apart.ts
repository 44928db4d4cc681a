import "server-only";
import { HOUR_MS } from "@/lib/time";
import type { World } from "@/server/context";
import { type Sql, sql } from "@/server/db/sql";
import { log } from "@/server/log";
import { inScope, type Scope } from "../repository";
import { type Billed, billDue } from "./bill-due";
import { retryDue, subscriptionsToRetry } from "./retry-due";

/** How long a subscription with which something is wrong is left alone. */
const PUT_OFF_MS = HOUR_MS;

type Work = {
  what: string;
  /** The ids of a batch. */
  due: Sql;
  one: (id: string) => Promise<Billed>;
  putOff: (id: string, until: Date) => Sql;
};

/** Bills a batch that failed one by one. @throws as `apart`. */
export const billApart = (world: World, scope: Scope, error: unknown): Promise<Billed> =>
  apart(world, scope, error, {
    what: "billed",
    due: sql`
      SELECT id FROM subscription
      WHERE due_at <= ${scope.now} AND changing_payment_id IS NULL AND ${inScope(scope, "organization_id")}
      ORDER BY due_at LIMIT ${scope.limit}`,
    one: (id) => billDue(world, scope, id),
    putOff: (id, until) => sql`
      UPDATE subscription SET due_at = ${until} WHERE id = ${id}::uuid AND due_at <= ${scope.now}`,
  });

/** Tries the orders of a batch that failed again, subscription by subscription. @throws as `apart`. */
export const retryApart = (world: World, scope: Scope, error: unknown): Promise<Billed> =>
  apart(world, scope, error, {
    what: "charged again",
    due: sql`SELECT DISTINCT subscription_id AS id FROM (${subscriptionsToRetry(scope)}) AS due`,
    one: (id) => retryDue(world, scope, id),
    putOff: (id, until) => sql`
      UPDATE "order" SET next_payment_attempt_at = ${until}
      WHERE subscription_id = ${id}::uuid AND next_payment_attempt_at <= ${scope.now}`,
  });

/**
 * A batch that fails is done one by one, so that one subscription holds up no other. Whichever fails alone is put off for an hour and reported: it
 * is owed nothing less by that.
 *
 * @throws the error of the batch where even that cannot be written.
 */
async function apart(
  world: World,
  { now }: Scope,
  error: unknown,
  { what, due, one, putOff }: Work,
): Promise<Billed> {
  log.warn({ err: error }, `a batch was not ${what}; going on one by one`);
  const all: Billed = { taken: 0, payments: [] };
  for (const { id } of await world.read<{ id: string }>(due)) {
    const done = await one(id).catch(async (failure) => {
      log.error({ err: failure, subscription_id: id }, `subscription not ${what}; trying again in an hour`);
      await world.read(putOff(id, new Date(now.getTime() + PUT_OFF_MS)));
      return null;
    });
    all.taken += done?.taken ?? 1;
    all.payments.push(...(done?.payments ?? []));
  }
  if (all.taken === 0) throw error;
  return all;
}
