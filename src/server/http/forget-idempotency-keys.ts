import "server-only";
import { z } from "zod";
import { sql } from "@/server/db/sql";
import { defineJob } from "@/server/jobs/job";

/** Drops answers kept for repeated requests after two days; 24 hours are promised. */
export const forgetIdempotencyKeys = defineJob({
  name: "http.forget-idempotency-keys",
  input: z.object({}),
  attempts: 3,
  schedule: "23 * * * *",
  run: async ({ read, now }) => {
    await read(sql`DELETE FROM idempotency_key WHERE created_at < ${now}::timestamptz - interval '2 days'`);
  },
});
