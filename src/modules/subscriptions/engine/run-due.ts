import "server-only";
import { HOUR_MS } from "@/lib/time";
import type { Context, World } from "@/server/context";
import type { Read } from "@/server/db/sql";
import { sql } from "@/server/db/sql";
import { log } from "@/server/log";
import { inScope, type Scope } from "../repository";
import { type Billed, billDue } from "./bill-due";
import { chargeOrders } from "./charge-orders";
import { isFree, retryDue } from "./retry-due";

/** Subscriptions in one transaction. */
const BATCH = 100;

/** Does all that is due in a scope, batch after batch, until nothing is; answers how much that was. */
async function run(world: World, organizationId: string | null, signal?: AbortSignal): Promise<number> {
  const scope: Scope = { organizationId, now: world.now, limit: BATCH };
  let done = 0;
  while (!signal?.aborted) {
    const billed = await billDue(world, scope).catch((error) => billApart(world, scope, error));
    await chargeOrders(world, billed.payments);
    const retried = await retryDue(world, scope);
    await chargeOrders(world, retried.payments);
    done += billed.taken + retried.taken;
    if (billed.taken + retried.taken === 0) break;
  }
  return done;
}

/** How long a subscription that could not be billed is left alone. */
const PUT_OFF_MS = HOUR_MS;

/**
 * A batch that fails is billed one by one, so that one subscription holds up no other. Whichever fails alone is put off for an hour and reported: it
 * is owed nothing less by that.
 *
 * @throws the error of the batch where even that cannot be written.
 */
async function billApart(world: World, scope: Scope, error: unknown): Promise<Billed> {
  log.warn({ err: error }, "a batch was not billed; going on one by one");
  const due = await world.read<{ id: string }>(sql`
    SELECT id FROM subscription
    WHERE due_at <= ${scope.now} AND changing_payment_id IS NULL AND ${inScope(scope, "organization_id")}
    ORDER BY due_at LIMIT ${scope.limit}`);
  const all: Billed = { taken: 0, payments: [] };
  for (const { id } of due) {
    const billed = await billDue(world, scope, id).catch(async (failure) => {
      log.error({ err: failure, subscription_id: id }, "subscription not billed; trying again in an hour");
      await world.read(sql`
        UPDATE subscription SET due_at = ${new Date(scope.now.getTime() + PUT_OFF_MS)}
        WHERE id = ${id}::uuid AND due_at <= ${scope.now}`);
      return null;
    });
    all.taken += billed?.taken ?? 1;
    all.payments.push(...(billed?.payments ?? []));
  }
  if (all.taken === 0) throw error;
  return all;
}

/** What is due of every organization that lives in real time, until nothing is or `signal` says to stop. */
export const runDue = (world: World, signal?: AbortSignal): Promise<number> => run(world, null, signal);

/** What is due of one organization by its own time. */
export const runDueOf = (ctx: Context): Promise<number> => run(ctx, ctx.organizationId);

/** The next instant at which something is due in an organization; null: nothing is planned. */
export async function nextDueOf(read: Read, organizationId: string): Promise<Date | null> {
  const [row] = await read<{ at: Date | null }>(sql`
    SELECT least(
      (SELECT min(due_at) FROM subscription
        WHERE organization_id = ${organizationId}::uuid AND changing_payment_id IS NULL),
      (SELECT min(next_payment_attempt_at) FROM "order"
        WHERE organization_id = ${organizationId}::uuid AND next_payment_attempt_at IS NOT NULL AND ${isFree})) AS at`);
  return row?.at ?? null;
}
