import "server-only";
import type { Metadata } from "@/lib/metadata";
import { readPage } from "@/server/db/page";
import { oneOf, type Read, raw, type Sql, sql } from "@/server/db/sql";
import type { ListQuery, PageOf } from "@/server/http/list";
import type { CreditHold } from "./schema";

type Row = Omit<CreditHold, "id" | "created_at" | "expires_at" | "resolved_at"> & {
  hold_id: string;
  created_at: Date;
  expires_at: Date;
  resolved_at: Date | null;
  metadata: Metadata;
};

const toHold = ({ hold_id, ...row }: Row): CreditHold => ({
  id: hold_id,
  ...row,
  created_at: row.created_at.toISOString(),
  expires_at: row.expires_at.toISOString(),
  resolved_at: row.resolved_at?.toISOString() ?? null,
});

const select =
  raw(`h.hold_id, h.organization_id, h.customer_id, h.status, h.amount, h.captured, h.description, h.feature,
  h.metadata, h.expires_at, h.created_at, h.resolved_at`);

/** A hold as the archive has it after the transaction `seq`, or null. */
export async function findHold(
  read: Read,
  { organization_id, customer_id }: { organization_id: string; customer_id: string },
  id: string,
): Promise<{ hold: CreditHold; seq: number } | null> {
  const [row] = await read<Row & { last_seq: number }>(sql`
    SELECT ${select}, a.last_seq FROM credit_hold h JOIN credit_account a USING (organization_id, customer_id)
    WHERE h.organization_id = ${organization_id}::uuid AND h.customer_id = ${customer_id}::uuid AND h.hold_id = ${id}`);
  if (!row) return null;
  const { last_seq, ...hold } = row;
  return { hold: toHold(hold), seq: last_seq };
}

type Filters = ListQuery & { customer_id?: string | undefined; status?: string[] | undefined };

/** The organization's holds as archived, newest first. */
export async function listHoldRows(
  read: Read,
  organizationId: string,
  request: Filters,
): Promise<PageOf<CreditHold>> {
  const where = [
    sql`h.organization_id = ${organizationId}::uuid`,
    request.customer_id && sql`h.customer_id = ${request.customer_id}::uuid`,
    request.status && oneOf(raw("h.status"), request.status, "text"),
  ].filter((condition): condition is Sql => typeof condition === "object");
  const { rows, pagination } = await readPage<Row>(read, {
    select,
    from: raw("credit_hold h"),
    where,
    order: { created_at: raw("h.created_at") },
    id: raw("(h.hold_id || h.customer_id::text)"),
    request,
  });
  return { items: rows.map(toHold), pagination };
}
