import "server-only";
import { z } from "zod";
import { sql } from "@/server/db/sql";
import { defineJob } from "@/server/jobs/job";

/** Entries that one statement deletes. */
const BATCH = 5_000;

/** Deletes what is older than a year, real time: the database refuses to lose anything younger. */
export const trimAuditLog = defineJob({
  name: "audit-log.trim",
  input: z.unknown(),
  attempts: 3,
  schedule: "41 4 * * *",
  run: async ({ db }) => {
    for (let deleted = BATCH; deleted === BATCH; )
      deleted = await db.$executeRaw(sql`
        DELETE FROM audit_entry WHERE id IN (
          SELECT id FROM audit_entry WHERE created_at < now() - interval '1 year' ORDER BY created_at LIMIT ${BATCH}::int)`);
  },
});

export const auditJobs = [trimAuditLog];
