import "server-only";
import { InsufficientCreditsError, type OperationResult } from "@/sdk";
import { inOrganization } from "@/server/clock";
import type { Context, World } from "@/server/context";
import type { Tx } from "@/server/db/client";
import { transaction } from "@/server/db/transaction";
import { emit } from "@/server/events/outbox";
import { log } from "@/server/log";
import { decidePart, endGrace, findGrace, type GraceRow, lockPendingGrace } from "./grace-repository";
import { accountOf, ledgerOf, timeIn } from "./ledger";
import { keyOf } from "./operation";

type Outcome = { settled_amount: number; transaction_id: string | null };

/**
 * Takes from an account what was spent under grace, once the ledger answers: under the key of the request itself, so that one which had reached the ledger
 * after all is not taken twice. Where the account has less, that is taken; the rest is recorded as uncollected and told of.
 *
 * @throws TransactionError unavailable: the job comes again.
 */
export async function settleGrace(world: World, organizationId: string, id: string): Promise<void> {
  const row = await findGrace(world.read, organizationId, id);
  if (row?.status !== "pending") return;
  const ctx = await inOrganization(world, organizationId);
  const outcome = await take(ctx, row);
  await transaction(ctx.db, (tx) => end(tx, id, outcome, ctx.now));
}

async function take(ctx: Context, row: GraceRow): Promise<Outcome> {
  if (row.part !== null) return takePart(ctx, row, row.part);
  try {
    return outcomeOf(await deduct(ctx, row, row.amount));
  } catch (error) {
    if (!(error instanceof InsufficientCreditsError)) throw error;
    const part = await transaction(ctx.db, (tx) => decidePart(tx, row.id, error.balance));
    return takePart(ctx, row, part);
  }
}

async function takePart(ctx: Context, row: GraceRow, part: number): Promise<Outcome> {
  if (part === 0) return { settled_amount: 0, transaction_id: null };
  try {
    return outcomeOf(await deduct(ctx, row, part));
  } catch (error) {
    // Spent since it was decided: nothing is there to take any more.
    if (error instanceof InsufficientCreditsError) return { settled_amount: 0, transaction_id: null };
    throw error;
  }
}

/** Under the key of the request whatever the amount: sent again with another result it would be refused, not taken once more. */
const deduct = (ctx: Context, { id, organization_id, customer_id, details }: GraceRow, amount: number) =>
  ledgerOf(ctx).deduct(accountOf(organization_id, customer_id), amount, {
    ...details,
    ...timeIn(ctx),
    idempotencyKey: keyOf(id),
  });

const outcomeOf = ({ transaction: { id, amount } }: OperationResult): Outcome => ({
  settled_amount: -amount,
  transaction_id: id,
});

async function end(tx: Tx, id: string, outcome: Outcome, now: Date): Promise<void> {
  const row = await lockPendingGrace(tx, id);
  if (!row) return;
  const grace = await endGrace(tx, row, outcome, now);
  if (grace.status === "settled") return;
  const { organization_id, customer_id } = row;
  log.warn({ organization_id, customer_id, grace }, "credits spent under grace could not be collected");
  await emit(tx, {
    type: "credits.uncollected",
    organizationId: organization_id,
    objectId: customer_id,
    payload: grace,
  });
}
