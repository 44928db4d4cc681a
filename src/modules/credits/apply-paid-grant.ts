import "server-only";
import { TransactionError } from "@/sdk";
import { inOrganization } from "@/server/clock";
import type { Context, World } from "@/server/context";
import { transaction } from "@/server/db/transaction";
import { accountOf, ledgerOf, timeIn } from "./ledger";
import {
  findPaidGrant,
  isArchived,
  type PaidGrantRow,
  recordTakenBack,
  tellState,
} from "./paid-grant-repository";

/**
 * Applies a paid grant to the ledger, once for ever: the archive knows it by its id, and until it is archived the ledger does. Then the customer's state is told
 * anew: what was told of the grant itself may have come before its credits.
 */
export async function applyPaidGrant(world: World, organizationId: string, id: string): Promise<void> {
  const grant = await findPaidGrant(world.read, organizationId, id);
  if (!grant) return;
  await apply(await inOrganization(world, organizationId), grant);
  await tellState(world.db, grant);
}

async function apply(ctx: Context, grant: PaidGrantRow): Promise<void> {
  if (grant.applied_at || (await isArchived(ctx.read, grant.id))) return;
  const account = accountOf(grant.organization_id, grant.customer_id);
  try {
    await ledgerOf(ctx).grant(account, grant.amount, {
      ...timeIn(ctx),
      grantId: grant.id,
      reason: "purchase",
      priority: grant.priority,
      expiresAt: grant.expires_at?.getTime() ?? null,
      idempotencyKey: `paid:${grant.id}`,
      metadata: grant.source,
      ...(grant.description && { description: grant.description }),
    });
  } catch (error) {
    // One whose time is over before it could be applied gives nothing any more.
    if (error instanceof TransactionError && error.code === "grant_expired") return;
    throw error;
  }
}

/**
 * Takes back what is unspent of a paid grant and records how much that was. The grant is applied first, so that it cannot come after; `attempt`
 * sets a later try apart, one made because Redis had lost the first.
 */
export async function takeBackPaidGrant(
  world: World,
  organizationId: string,
  id: string,
  attempt = 0,
): Promise<void> {
  const grant = await findPaidGrant(world.read, organizationId, id);
  if (!grant?.take_back_asked_at || (grant.taken_back_at && attempt === 0)) return;
  const ctx = await inOrganization(world, organizationId);
  await apply(ctx, grant);
  const account = accountOf(organizationId, grant.customer_id);
  const { taken } = await ledgerOf(ctx).revoke(account, id, {
    ...timeIn(ctx),
    idempotencyKey: `take-back:${id}:${attempt}`,
    metadata: grant.source,
  });
  await transaction(world.db, async (tx) => {
    await recordTakenBack(tx, id, taken, ctx.now);
    await tellState(tx, grant);
  });
}
