import "server-only";
import type { Metadata } from "@/lib/metadata";
import type { Tx } from "@/server/db/client";
import { applyPaidGrantLater } from "./paid-grant-jobs";
import { insertPaidGrant } from "./paid-grant-repository";

/** Credits that money paid for. */
type PaidGrant = {
  /** UUID: the grant's, for ever. The same id again grants nothing again. */
  id: string;
  organizationId: string;
  customerId: string;
  /** Whole credits, from 1. */
  amount: number;
  expiresAt: Date | null;
  /** 0 to 999, low is spent first. Default 500. */
  priority?: number;
  /** What was sold, for the history: `{ type: "benefit", benefit_grant_id }`. */
  source: Metadata & { type: string };
  description: string | null;
};

/**
 * Grants credits in the caller's transaction: they are written in Postgres first, and a job applies them to the ledger, once. So they exist
 * if and only if what was paid does, and no loss of Redis loses them.
 */
export async function grantPaidCredits(tx: Tx, grant: PaidGrant, now: Date): Promise<void> {
  const { organizationId, customerId, expiresAt, priority = 500, ...rest } = grant;
  const row = {
    ...rest,
    organization_id: organizationId,
    customer_id: customerId,
    expires_at: expiresAt,
    priority,
  };
  const isNew = await insertPaidGrant(tx, row, now);
  if (!isNew) return;
  const input = { paid_grant_id: grant.id, organization_id: organizationId };
  await applyPaidGrantLater.enqueue(tx, input, { key: `credits-paid-${grant.id}` });
}
