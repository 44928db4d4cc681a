import "server-only";
import { z } from "zod";
import { firstIdAt } from "@/lib/id";
import { DAY_MS } from "@/lib/time";
import { sql } from "@/server/db/sql";
import { defineJob } from "@/server/jobs/job";
import { tellOfParkedJobs } from "./tell-of-parked-jobs";

const KEPT_DAYS = 90;

/** Rows that one statement deletes. */
const BATCH = 5_000;

/** Deletes what members were told more than 90 days ago, read or not: what it told of is still there. */
export const forgetNotifications = defineJob({
  name: "notifications.forget",
  input: z.object({}),
  attempts: 3,
  schedule: "53 4 * * *",
  run: async ({ db, realNow }) => {
    const before = firstIdAt(new Date(realNow.getTime() - KEPT_DAYS * DAY_MS));
    for (let deleted = BATCH; deleted === BATCH; )
      deleted = await db.$executeRaw(sql`
        DELETE FROM notification WHERE id IN (
          SELECT id FROM notification WHERE id < ${before}::uuid ORDER BY id LIMIT ${BATCH}::int)`);
  },
});

/** Tells of jobs that gave up, every minute. */
export const tellOfParked = defineJob({
  name: "notifications.tell-of-parked-jobs",
  input: z.object({}),
  attempts: 1,
  schedule: "* * * * *",
  run: tellOfParkedJobs,
});

export const notificationJobs = [forgetNotifications, tellOfParked];
