import "server-only";
import type { Transaction } from "@/sdk";
import type { Context } from "@/server/context";
import { readPage } from "@/server/db/page";
import { empty, join, oneOf, raw, type Sql, sql } from "@/server/db/sql";
import type { ListQuery, PageOf } from "@/server/http/list";
import { type CustomerAccount, getAccount } from "./customer-account";
import { type Head, readHead } from "./head";
import type { TransactionFilters } from "./list-queries";
import type { CreditTransaction } from "./schema";
import { toCreditTransaction } from "./view";

type Row = { organization_id: string; customer_id: string; data: Transaction };

const toTransaction = ({ organization_id, customer_id, data }: Row) =>
  toCreditTransaction(organization_id, customer_id, data);

const columns = "id, organization_id, customer_id, seq, type, feature, created_at, data";

/** The conditions that filters are, on any table of transactions. */
const conditions = ({ type, feature, from, to }: TransactionFilters): Sql[] =>
  [
    type && oneOf(raw("t.type"), type, "text"),
    feature && oneOf(raw("t.feature"), feature, "text"),
    from && sql`t.created_at >= ${from}::text::timestamptz`,
    to && sql`t.created_at < ${to}::text::timestamptz`,
  ].filter((condition): condition is Sql => typeof condition === "object");

/** The archive's rows of an account and the head's, which follow on them, as one table. */
function wholeLog({ organization_id, customer_id }: CustomerAccount, { seq, lines }: Head): Sql {
  const archived = sql`SELECT ${raw(columns)} FROM credit_transaction
    WHERE organization_id = ${organization_id}::uuid AND customer_id = ${customer_id}::uuid AND seq <= ${seq}::bigint`;
  if (lines.length === 0) return sql`(${archived}) t`;
  const rows = lines.map((line) => ({
    id: line.id,
    organization_id,
    customer_id,
    seq: line.seq,
    type: line.type,
    feature: line.feature ?? null,
    created_at: new Date(line.timestamp).toISOString(),
    data: line,
  }));
  return sql`(${archived} UNION ALL SELECT ${raw(columns)} FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
    AS head(id text, organization_id uuid, customer_id uuid, seq bigint, type text, feature text,
      created_at timestamptz(3), data jsonb)) t`;
}

const select = raw("t.organization_id, t.customer_id, t.data");

/**
 * What happened to the organization's credits, newest first. Of one customer it is up to this instant: what is not archived yet comes from the ledger, and
 * pages go on from there into the archive unnoticed. Of all customers it is what is archived, some seconds later.
 *
 * @throws ResourceNotFound when the customer is not the organization's
 */
export async function listTransactions(
  ctx: Context,
  request: ListQuery & TransactionFilters,
): Promise<PageOf<CreditTransaction>> {
  const where = conditions(request);
  const { rows, pagination } = isOfOne(request)
    ? await pageOfOne(ctx, request, where)
    : await readPage<Row>(ctx.read, {
        select,
        from: raw("credit_transaction t"),
        where: [sql`t.organization_id = ${ctx.organizationId}::uuid`, ...where],
        order: { created_at: raw("t.created_at") },
        id: raw("t.id"),
        request,
      });
  return { items: rows.map(toTransaction), pagination };
}

const isOfOne = ({ customer_id, external_customer_id }: TransactionFilters) =>
  customer_id !== undefined || external_customer_id !== undefined;

async function pageOfOne(ctx: Context, request: ListQuery & TransactionFilters, where: Sql[]) {
  const account = await getAccount(ctx, request);
  const from = wholeLog(account, await readHead(ctx, account));
  return readPage<Row>(ctx.read, {
    select,
    from,
    // The number, because transactions of one millisecond have an order too.
    order: { created_at: raw("t.seq") },
    id: raw("t.id"),
    where,
    request,
    name: sql`credit_transaction ${account.account} ${where.length > 0 ? join(where, " AND ") : empty}
      ${JSON.stringify(request.sorting)}`,
  });
}

const BATCH = 1_000;

/** All that `listTransactions` would page through, newest first, a thousand at a time. */
export async function* eachTransaction(
  ctx: Context,
  filters: TransactionFilters,
): AsyncGenerator<CreditTransaction[]> {
  const own = isOfOne(filters) ? await getAccount(ctx, filters) : null;
  const from = own ? wholeLog(own, await readHead(ctx, own)) : raw("credit_transaction t");
  const key = own ? sql`(t.seq, t.id)` : sql`(t.created_at, t.id)`;
  const order = own ? sql`t.seq DESC, t.id DESC` : sql`t.created_at DESC, t.id DESC`;
  let after: Sql = empty;
  for (;;) {
    const rows = await ctx.read<Row & { place: string; id: string }>(sql`
      SELECT ${select}, t.id, ${own ? sql`t.seq::text` : sql`t.created_at::text`} AS place FROM ${from}
      WHERE ${join([sql`t.organization_id = ${ctx.organizationId}::uuid`, ...conditions(filters)], " AND ")} ${after}
      ORDER BY ${order} LIMIT ${BATCH}::int`);
    yield rows.map(toTransaction);
    const last = rows.at(-1);
    if (!last || rows.length < BATCH) return;
    const type = raw(own ? "bigint" : "timestamptz");
    after = sql`AND ${key} < (${last.place}::text::${type}, ${last.id})`;
  }
}
