import "server-only";
import type { Context } from "@/server/context";
import { empty, join, type Sql, sql } from "@/server/db/sql";
import { csvResponse } from "@/server/http/csv";
import {
  type AuditFilters,
  type AuditRow,
  auditConditions,
  auditFrom,
  auditJoin,
  auditSelect,
  toAuditEntry,
} from "./repository";
import type { AuditEntry } from "./schema";

const BATCH = 500;

const fields = (value: object | null) => value && JSON.stringify(value);

const columns = [
  { title: "ID", value: ({ id }: AuditEntry) => id },
  { title: "Time", value: ({ created_at }: AuditEntry) => created_at },
  { title: "Actor Type", value: ({ actor }: AuditEntry) => actor.type },
  { title: "Actor ID", value: ({ actor }: AuditEntry) => actor.id },
  { title: "Actor", value: ({ actor }: AuditEntry) => actor.name },
  { title: "Action", value: ({ action }: AuditEntry) => action },
  { title: "Object Type", value: ({ object_type }: AuditEntry) => object_type },
  { title: "Object ID", value: ({ object_id }: AuditEntry) => object_id },
  { title: "Before", value: ({ before }: AuditEntry) => fields(before) },
  { title: "After", value: ({ after }: AuditEntry) => fields(after) },
  { title: "Request ID", value: ({ request_id }: AuditEntry) => request_id },
  { title: "Address", value: ({ address }: AuditEntry) => address },
];

/** All entries that the filters leave, newest first, as CSV. Each batch goes on where the last ended. */
export async function exportAuditLog(ctx: Context, filters: AuditFilters): Promise<Response> {
  async function* batches() {
    let after: Sql = empty;
    for (;;) {
      const rows = await ctx.read<AuditRow>(sql`
        SELECT ${auditSelect} FROM ${auditFrom} ${auditJoin}
        WHERE ${join(auditConditions(ctx.organizationId, filters), " AND ")} ${after}
        ORDER BY e.created_at DESC, e.id DESC LIMIT ${BATCH}::int`);
      yield rows.map(toAuditEntry);
      const last = rows.at(-1);
      if (!last || rows.length < BATCH) return;
      after = sql`AND (e.created_at, e.id) < (${last.created_at}::timestamptz, ${last.id}::uuid)`;
    }
  }
  return csvResponse("audit-log.csv", columns, batches());
}
