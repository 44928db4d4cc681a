import "server-only";
import type { Tx } from "@/server/db/client";
import { type Read, sql } from "@/server/db/sql";
import type { CreditSettings, CreditSettingsUpdate } from "./settings-schema";

type Row = Omit<CreditSettings, "modified_at"> & { modified_at: Date | null };

/** How an organization wants its credits; the defaults where it has said nothing. */
export async function findSettings(read: Read, organizationId: string): Promise<CreditSettings> {
  const [row] = await read<Row>(sql`
    SELECT organization_id, low_threshold, tell_deductions, expiring_days, grace_amount, modified_at
    FROM credit_settings WHERE organization_id = ${organizationId}::uuid`);
  if (row) return { ...row, modified_at: row.modified_at?.toISOString() ?? null };
  return {
    organization_id: organizationId,
    low_threshold: null,
    tell_deductions: false,
    expiring_days: 7,
    grace_amount: 0,
    modified_at: null,
  };
}

/** Writes what is given; what is absent stays. */
export async function writeSettings(
  tx: Tx,
  organizationId: string,
  input: CreditSettingsUpdate,
  now: Date,
): Promise<void> {
  const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
  await tx.credit_settings.upsert({
    where: { organization_id: organizationId },
    create: { organization_id: organizationId, ...given, created_at: now, modified_at: now },
    update: { ...given, modified_at: now },
  });
}

/** Sets a customer's own threshold; null: the organization's holds. */
export async function writeThreshold(
  tx: Tx,
  key: { organization_id: string; customer_id: string },
  low_threshold: number | null,
  now: Date,
): Promise<void> {
  const { organization_id, customer_id } = key;
  await tx.credit_account.upsert({
    where: { organization_id_customer_id: { organization_id, customer_id } },
    create: { organization_id, customer_id, low_threshold, created_at: now },
    update: { low_threshold, modified_at: now },
  });
}
