import "server-only";
import { z } from "zod";
import { Id } from "@/lib/id";
import { Instant } from "@/lib/time";
import { readPage } from "@/server/db/page";
import { join, oneOf, type Read, raw, type Sql, sql } from "@/server/db/sql";
import { anyOf, listQuery, type PageOf } from "@/server/http/list";
import { accounts } from "./post";
import { type JournalBalance, type JournalEntry, JournalKind } from "./schema";

/** From an instant, up to another one that is not in it any more. */
const span = {
  created_after: Instant.optional().meta({ description: "From this instant on." }),
  created_before: Instant.optional().meta({ description: "Before this instant." }),
};

export const JournalSpan = z.object(span);
type JournalSpan = z.output<typeof JournalSpan>;

export const JournalList = listQuery({
  sorting: ["created_at"],
  default: "-created_at",
  filters: {
    organization_id: anyOf(Id),
    order_id: anyOf(Id),
    customer_id: anyOf(Id),
    kind: anyOf(JournalKind),
    ...span,
  },
}).omit({ metadata: true });
export type JournalList = z.output<typeof JournalList>;

type EntryRow = Omit<JournalEntry, "created_at"> & { created_at: Date };

const toEntry = (row: EntryRow): JournalEntry => ({ ...row, created_at: row.created_at.toISOString() });

const columns = raw(
  `entry.id, entry.created_at, entry.organization_id, kind, subject_id, order_id, entry.customer_id, entry.currency, ${accounts.join(", ")}`,
);

const sums = raw(accounts.map((account) => `sum(${account})::bigint AS ${account}`).join(", "));

const inSpan = ({ created_after, created_before }: JournalSpan): (Sql | undefined)[] => [
  created_after ? sql`entry.created_at >= ${created_after}::timestamptz` : undefined,
  created_before ? sql`entry.created_at < ${created_before}::timestamptz` : undefined,
];

/** The entries of an organization that the filters leave, as conditions. */
function entriesWhere(
  organizationId: string,
  { organization_id, order_id, customer_id, kind, ...times }: Partial<JournalList>,
): Sql[] {
  return [
    sql`entry.organization_id = ${organizationId}::uuid`,
    organization_id && oneOf(raw("entry.organization_id"), organization_id, "uuid"),
    order_id && oneOf(raw("order_id"), order_id, "uuid"),
    customer_id && oneOf(raw("entry.customer_id"), customer_id, "uuid"),
    kind && oneOf(raw("kind"), kind, "text"),
    ...inSpan(times),
  ].filter((condition) => condition !== undefined);
}

export async function listEntries(
  read: Read,
  organizationId: string,
  request: JournalList,
): Promise<PageOf<JournalEntry>> {
  const { rows, pagination } = await readPage<EntryRow>(read, {
    select: columns,
    from: raw("journal_entry AS entry"),
    where: entriesWhere(organizationId, request),
    order: { created_at: raw("entry.created_at") },
    id: raw("entry.id"),
    request,
  });
  return { items: rows.map(toEntry), pagination };
}

/** An entry with what the CSV shows of its order. */
export type ExportedEntry = JournalEntry & { order_number: number | null };

type Filters = Omit<JournalList, "page" | "limit" | "sorting">;

/** The `limit` entries that come after one, or the first, oldest first. */
export async function listExported(
  read: Read,
  organizationId: string,
  filters: Filters,
  after: Pick<JournalEntry, "created_at" | "id"> | null,
  limit: number,
): Promise<ExportedEntry[]> {
  const where = entriesWhere(organizationId, filters);
  if (after)
    where.push(sql`(entry.created_at, entry.id) > (${after.created_at}::timestamptz, ${after.id}::uuid)`);
  const rows = await read<EntryRow & { order_number: number | null }>(sql`
    SELECT ${columns}, o.number AS order_number FROM journal_entry AS entry LEFT JOIN "order" AS o ON o.id = entry.order_id
    WHERE ${join(where, " AND ")} ORDER BY entry.created_at, entry.id LIMIT ${limit}::int`);
  return rows.map((row) => ({ ...toEntry(row), order_number: row.order_number }));
}

/** What the entries of a time come to, account by account. Reads all of them. */
export const sumEntries = (read: Read, organizationId: string, times: JournalSpan) =>
  read<JournalBalance>(sql`
    SELECT currency, count(*) AS entries_count, ${sums} FROM journal_entry AS entry
    WHERE ${join(entriesWhere(organizationId, times), " AND ")} GROUP BY currency ORDER BY currency`);
