import "server-only";
import { readPage } from "@/server/db/page";
import { empty, type Read, raw, type Sql, sql } from "@/server/db/sql";
import type { ListQuery, PageOf } from "@/server/http/list";
import type { DayFigures, FeatureDay } from "./overview-rules";
import type { CreditAccount } from "./overview-schema";

/**
 * The organization's days of a period and of the one before it, those without a transaction too; read from the days' figures, never from the log.
 * `carried` is what customers had before the first of them.
 */
export async function readDays(
  read: Read,
  organizationId: string,
  days: number,
  now: Date,
): Promise<{ days: DayFigures[]; features: FeatureDay[]; carried: number }> {
  const from = sql`((${now}::timestamptz AT TIME ZONE 'UTC')::date - ${2 * days - 1}::int)`;
  const [rows, features, [before]] = await Promise.all([
    read<DayFigures>(sql`
      SELECT to_char(each.day, 'YYYY-MM-DD') AS date, coalesce(sum(d.purchased), 0)::bigint AS purchased,
        coalesce(sum(d.granted), 0)::bigint AS granted, coalesce(sum(d.spent), 0)::bigint AS spent,
        coalesce(sum(d.expired), 0)::bigint AS expired, coalesce(sum(d.revoked), 0)::bigint AS revoked
      FROM (SELECT ${from} + ahead AS day FROM generate_series(0, ${2 * days - 1}::int) AS ahead) AS each
      LEFT JOIN credit_day d ON d.organization_id = ${organizationId}::uuid AND d.day = each.day
      GROUP BY each.day ORDER BY each.day`),
    read<FeatureDay>(sql`
      SELECT d.feature, (d.day > (${now}::timestamptz AT TIME ZONE 'UTC')::date - ${days}::int) AS is_now,
        sum(d.spent)::bigint AS spent
      FROM credit_day d WHERE d.organization_id = ${organizationId}::uuid AND d.day >= ${from}
      GROUP BY 1, 2 HAVING sum(d.spent) <> 0`),
    read<{ carried: number }>(sql`
      SELECT coalesce(sum(granted - spent - expired - revoked), 0)::bigint AS carried
      FROM credit_day WHERE organization_id = ${organizationId}::uuid AND day < ${from}`),
  ]);
  return { days: rows, features, carried: before?.carried ?? 0 };
}

export async function hasAccountsOf(read: Read, organizationId: string): Promise<boolean> {
  const rows = await read<{ customer_id: string }>(
    sql`SELECT customer_id FROM credit_account WHERE organization_id = ${organizationId}::uuid LIMIT 1`,
  );
  return rows.length > 0;
}

type Row = Omit<CreditAccount, "customer" | "created_at" | "modified_at"> & {
  email: string | null;
  name: string | null;
  created_at: Date;
  modified_at: Date | null;
};

const toAccount = ({ email, name, created_at, modified_at, ...row }: Row): CreditAccount => ({
  ...row,
  customer: { email, name },
  created_at: created_at.toISOString(),
  modified_at: (modified_at ?? created_at).toISOString(),
});

const select = raw(`a.organization_id, a.customer_id, a.balance, a.held, a.granted, a.spent, a.expired,
  coalesce(a.low_threshold, s.low_threshold) AS low_threshold, a.created_at, a.modified_at, c.email, c.name`);

export type AccountFilters = { query?: string | undefined; low?: boolean | undefined };

/** The accounts as they are archived. */
export async function listAccounts(
  read: Read,
  organizationId: string,
  request: ListQuery & AccountFilters,
): Promise<PageOf<CreditAccount>> {
  const { query } = request;
  const like = `%${query?.replaceAll(/[\\%_]/g, "\\$&")}%`;
  const searched = query
    ? sql`c.organization_id = ${organizationId}::uuid AND (c.email::text ILIKE ${like} OR c.name ILIKE ${like}
        OR c.external_id = ${query})`
    : null;
  const low = sql`a.balance < coalesce(a.low_threshold, s.low_threshold)`;
  const where: Sql[] = [
    sql`a.organization_id = ${organizationId}::uuid`,
    ...(searched ? [searched] : []),
    ...(request.low ? [low] : []),
  ];
  const withSettings = raw("LEFT JOIN credit_settings s ON s.organization_id = a.organization_id");
  const { rows, pagination } = await readPage<Row>(read, {
    select,
    from: sql`credit_account a ${searched ? raw("JOIN customer c ON c.id = a.customer_id") : empty}
      ${request.low ? withSettings : empty}`,
    joins: sql`${searched ? empty : raw("JOIN customer c ON c.id = a.customer_id")}
      ${request.low ? empty : withSettings}`,
    where,
    order: { balance: raw("a.balance"), modified_at: raw("a.modified_at") },
    id: raw("a.customer_id"),
    request,
  });
  return { items: rows.map(toAccount), pagination };
}
