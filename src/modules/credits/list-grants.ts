import "server-only";
import type { Metadata } from "@/lib/metadata";
import type { Context } from "@/server/context";
import { readPage } from "@/server/db/page";
import { raw, sql } from "@/server/db/sql";
import type { ListQuery, PageOf } from "@/server/http/list";
import { type CustomerAccount, getAccount } from "./customer-account";
import { type Head, readHead } from "./head";
import type { CustomerRef } from "./input-schema";
import { liveGrants } from "./live-grants";
import type { CreditGrant } from "./schema";

type Row = Omit<CreditGrant, "id" | "created_at" | "expires_at"> & {
  grant_id: string;
  bucket_key: string;
  created_at: Date;
  expires_at: Date | null;
  metadata: Metadata;
};

const toGrant = ({ grant_id, bucket_key: _, ...row }: Row): CreditGrant => ({
  id: grant_id,
  ...row,
  created_at: row.created_at.toISOString(),
  expires_at: row.expires_at?.toISOString() ?? null,
});

const columns = `organization_id, customer_id, bucket_key, grant_id, transaction_id, reason, description, metadata, amount,
  remaining, priority, expires_at, created_at`;
const select = raw(columns.replaceAll(/\w+/g, "g.$&"));
const order = { created_at: raw("g.created_at") };

/**
 * The organization's grants with what is left of each, newest first: of one customer as of this instant, of all customers as archived, some
 * seconds later. @throws ResourceNotFound when the customer is not the organization's
 */
export async function listGrants(
  ctx: Context,
  request: ListQuery & CustomerRef,
): Promise<PageOf<CreditGrant>> {
  const { rows, pagination } =
    request.customer_id || request.external_customer_id
      ? await pageOfOne(ctx, request)
      : await readPage<Row>(ctx.read, {
          select,
          from: raw("credit_grant g"),
          where: [sql`g.organization_id = ${ctx.organizationId}::uuid`],
          order,
          id: raw("(g.bucket_key || g.customer_id::text)"),
          request,
        });
  return { items: rows.map(toGrant), pagination };
}

async function pageOfOne(ctx: Context, request: ListQuery & CustomerRef) {
  const account = await getAccount(ctx, request);
  const head = await readHead(ctx, account);
  return readPage<Row>(ctx.read, {
    select,
    from: wholeTable(account, head),
    where: [],
    order,
    id: raw("g.bucket_key"),
    request,
    name: sql`credit_grant ${account.account} ${JSON.stringify(request.sorting)}`,
  });
}

/**
 * The archive's grants of an account, with what the head makes and changes of them: so much of the head as the archive has not taken over by
 * the time of this very statement.
 */
function wholeTable({ organization_id, customer_id }: CustomerAccount, head: Head) {
  const { made, changes } = liveGrants({ organization_id, customer_id }, head.lines);
  const own = sql`organization_id = ${organization_id}::uuid AND customer_id = ${customer_id}::uuid`;
  return sql`(
    SELECT a.organization_id, a.customer_id, a.bucket_key, a.grant_id, a.transaction_id, a.reason, a.description,
      a.metadata, a.amount, a.remaining + coalesce(later.change, 0) AS remaining, a.priority, a.expires_at, a.created_at
    FROM (SELECT * FROM credit_grant WHERE ${own}) a LEFT JOIN (
      SELECT c.bucket_key, sum(c.change)::bigint AS change
      FROM jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) AS c(bucket_key text, change bigint, seq bigint)
      WHERE c.seq > (SELECT last_seq FROM credit_account WHERE ${own}) GROUP BY c.bucket_key) later USING (bucket_key)
    WHERE substr(a.bucket_key, 21, 15)::bigint <= ${head.seq}::bigint
    UNION ALL SELECT ${raw(columns)} FROM jsonb_to_recordset(${JSON.stringify(made)}::jsonb) AS head(
      organization_id uuid, customer_id uuid, bucket_key text, grant_id text, transaction_id text, reason text,
      description text, metadata jsonb, amount bigint, remaining bigint, priority int, expires_at timestamptz(3),
      created_at timestamptz(3))) g`;
}
