import "server-only";
import { z } from "zod";
import { Id } from "@/lib/id";
import { readPage } from "@/server/db/page";
import { oneOf, type Read, raw, type Sql, sql } from "@/server/db/sql";
import { anyOf, listQuery, type PageOf } from "@/server/http/list";
import { ActorType, type AuditEntry } from "./schema";

const Word = z
  .string()
  .regex(/^[a-zA-Z_]{1,60}(\.[a-zA-Z_-]{1,60})?$/)
  .meta({ example: "product.updated" });

export const AuditQuery = listQuery({
  sorting: ["created_at"],
  default: "-created_at",
  filters: {
    organization_id: anyOf(Id),
    actor_type: anyOf(ActorType),
    actor_id: anyOf(Id),
    action: anyOf(Word),
    object_type: anyOf(Word),
    object_id: anyOf(z.string().max(200)),
    created_after: z.iso.datetime({ offset: true }).optional(),
    created_before: z.iso.datetime({ offset: true }).optional(),
  },
});
export type AuditQuery = z.output<typeof AuditQuery>;
export type AuditFilters = Omit<AuditQuery, "page" | "limit" | "sorting">;

export type AuditRow = Omit<AuditEntry, "actor" | "created_at"> & {
  created_at: Date;
  actor_type: AuditEntry["actor"]["type"];
  actor_id: string | null;
  actor_name: string | null;
};

export const auditSelect = raw(
  "e.id, e.created_at, e.organization_id, e.actor_type, e.actor_id, coalesce(e.actor_name, customer.email::text) AS actor_name, e.action, e.object_type, e.object_id, e.before, e.after, e.call_id, e.request_id, e.address",
);
export const auditFrom = raw("audit_entry AS e");
/** A customer is named as they are called today, and not at all once they are deleted. */
export const auditJoin = raw(
  "LEFT JOIN customer ON customer.id = e.actor_id AND customer.organization_id = e.organization_id AND e.actor_type = 'customer'",
);

export const toAuditEntry = ({
  actor_type,
  actor_id,
  actor_name,
  created_at,
  ...row
}: AuditRow): AuditEntry => ({
  ...row,
  created_at: created_at.toISOString(),
  actor: { type: actor_type, id: actor_id, name: actor_name },
});

const some = (
  column: string,
  values: readonly string[] | undefined,
  type: "uuid" | "text" = "text",
): Sql[] => (values?.length ? [oneOf(raw(column), values, type)] : []);

export const auditConditions = (organizationId: string, filters: AuditFilters): Sql[] => [
  sql`e.organization_id = ${organizationId}::uuid`,
  ...some("e.organization_id", filters.organization_id, "uuid"),
  ...some("e.actor_type", filters.actor_type),
  ...some("e.actor_id", filters.actor_id, "uuid"),
  ...some("e.action", filters.action),
  ...some("e.object_type", filters.object_type),
  ...some("e.object_id", filters.object_id),
  ...(filters.created_after ? [sql`e.created_at >= ${filters.created_after}::timestamptz`] : []),
  ...(filters.created_before ? [sql`e.created_at < ${filters.created_before}::timestamptz`] : []),
];

/** What was done in the organization, the newest first. */
export async function listAuditEntries(
  read: Read,
  organizationId: string,
  query: AuditQuery,
): Promise<PageOf<AuditEntry>> {
  const { rows, pagination } = await readPage<AuditRow>(read, {
    select: auditSelect,
    from: auditFrom,
    joins: auditJoin,
    where: auditConditions(organizationId, query),
    order: { created_at: raw("e.created_at") },
    id: raw("e.id"),
    request: query,
  });
  return { items: rows.map(toAuditEntry), pagination };
}
