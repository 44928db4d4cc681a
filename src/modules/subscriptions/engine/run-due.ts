import "server-only";
import type { Context, World } from "@/server/context";
import type { Read } from "@/server/db/sql";
import { sql } from "@/server/db/sql";
import type { Scope } from "../repository";
import { billApart, retryApart } from "./apart";
import { billDue } from "./bill-due";
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
    const retried = await retryDue(world, scope).catch((error) => retryApart(world, scope, error));
    await chargeOrders(world, retried.payments);
    done += billed.taken + retried.taken;
    if (billed.taken + retried.taken === 0) break;
  }
  return done;
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
