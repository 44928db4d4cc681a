import "server-only";
import type { Context } from "@/server/context";
import { type Sql, sql } from "@/server/db/sql";
import { bookedOf } from "./archive-rules";
import { ensureReady } from "./ensure-ready";
import { accountOf, ledgerOf, timeIn } from "./ledger";
import { asked } from "./refusals";

/** Credits as a meter counts them: what came in less what went out is what can be spent. */
export type Units = {
  created_at: string;
  modified_at: string | null;
  consumed_units: number;
  credited_units: number;
  balance: number;
};

/** What the archive has of an account, as JSON of the database. */
export type ArchivedUnits = {
  last_seq: number;
  spent: number;
  created_at: string;
  modified_at: string | null;
};

/** The same in a query around it, where `customer` is whose it is. */
export const archivedUnits = (organizationId: string, customer: Sql): Sql => sql`
  (SELECT jsonb_build_object('last_seq', last_seq, 'spent', spent, 'created_at', created_at, 'modified_at', modified_at)
    FROM credit_account WHERE organization_id = ${organizationId}::uuid AND customer_id = ${customer})`;

/**
 * The credits of a customer of the organization at this very instant, in whole units; null for one who never had any. Read after `archived`, so that the ledger is
 * never behind it: what the archive lacks of the last seconds comes from the ledger's own log.
 *
 * @throws ServiceUnavailable
 */
export async function readUnits(
  ctx: Context,
  customerId: string,
  archived: ArchivedUnits | null,
): Promise<Units | null> {
  const account = accountOf(ctx.organizationId, customerId);
  await ensureReady(ctx);
  const { balance, held, seq } = await asked(ledgerOf(ctx).getAccount(account, timeIn(ctx)));
  if (seq === 0) return null;
  const since = archived?.last_seq ?? 0;
  const later = seq > since ? await asked(ledgerOf(ctx).getTransactionsSince(account, since)) : [];
  // Of what came in after the balance was read, the sum must not tell either.
  const fresh = later.filter((line) => line.seq <= seq);
  const spent = fresh.reduce((sum, line) => sum + bookedOf(line).spent, archived?.spent ?? 0);
  const consumed_units = spent + held;
  const at = (given: string | number | undefined) => new Date(given ?? ctx.now).toISOString();
  return {
    created_at: at(archived?.created_at ?? fresh[0]?.timestamp),
    modified_at:
      fresh.length > 0
        ? at(fresh.at(-1)?.timestamp)
        : archived?.modified_at
          ? at(archived.modified_at)
          : null,
    consumed_units,
    credited_units: consumed_units + balance,
    balance,
  };
}

/** The same for whoever has not read the archive. @throws ServiceUnavailable */
export async function findUnits(ctx: Context, customerId: string): Promise<Units | null> {
  const [row] = await ctx.read<{ archived: ArchivedUnits | null }>(
    sql`SELECT ${archivedUnits(ctx.organizationId, sql`${customerId}::uuid`)} AS archived`,
  );
  return readUnits(ctx, customerId, row?.archived ?? null);
}
