import "server-only";
import { ResourceNotFound } from "@/lib/errors";
import type { Context } from "@/server/context";
import { sql } from "@/server/db/sql";
import type { CustomerAccount } from "./customer-account";
import { accountOf } from "./ledger";

const keyOfHold = (id: string) => `florin:credits:hold:${id}`;

const RESOLVED_KEPT_MS = 7 * 24 * 60 * 60 * 1000;

/** Remembers whose hold it is: the archive knows it a moment later only. */
export const rememberHold = (
  { redis }: Pick<Context, "redis">,
  id: string,
  { account }: CustomerAccount,
  ttlMs: number,
) => redis.command("SET", keyOfHold(id), account, "PX", String(ttlMs + RESOLVED_KEPT_MS));

/** Whose hold it is. @throws ResourceNotFound, for another organization's too */
export async function getHoldAccount(
  { redis, read, organizationId }: Pick<Context, "redis" | "read" | "organizationId">,
  id: string,
): Promise<CustomerAccount> {
  const known = await redis.command("GET", keyOfHold(id));
  if (typeof known === "string") {
    const [organization_id, customer_id] = known.split(":");
    if (organization_id !== organizationId || !customer_id) throw new ResourceNotFound();
    return { organization_id, customer_id, account: known };
  }
  const [row] = await read<{ customer_id: string }>(sql`
    SELECT customer_id FROM credit_hold WHERE organization_id = ${organizationId}::uuid AND hold_id = ${id}`);
  if (!row) throw new ResourceNotFound();
  const { customer_id } = row;
  return { organization_id: organizationId, customer_id, account: accountOf(organizationId, customer_id) };
}
