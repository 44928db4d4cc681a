import "server-only";
import { z } from "zod";
import { sql } from "@/server/db/sql";
import { defineJob } from "@/server/jobs/job";
import { log } from "@/server/log";
import { mendMetrics } from "./mend-metrics";

/** Movements that one statement folds: some tenths of a second. */
const BATCH = 20_000;

/** Brings what moved since the last time into the rollup. Whoever reads meanwhile sees the same sums. */
export const foldMetrics = defineJob({
  name: "metrics.fold",
  input: z.unknown(),
  attempts: 3,
  schedule: "* * * * *",
  run: async ({ read }) => {
    for (let folded = BATCH; folded === BATCH; ) {
      const [row] = await read<{ folded: number }>(sql`SELECT fold_metrics(${BATCH}::bigint) AS folded`);
      folded = row?.folded ?? 0;
    }
  },
});

/** Compares the rollup with what it was made of, every night; what differs is corrected and told in the log: it is a bug of ours. */
export const checkMetrics = defineJob({
  name: "metrics.check",
  input: z.unknown(),
  attempts: 3,
  schedule: "23 3 * * *",
  run: async ({ read, db }) => {
    const organizations = await read<{ id: string }>(sql`SELECT id FROM organization ORDER BY id`);
    for (const { id } of organizations) {
      const differences = await mendMetrics({ read, db, organizationId: id });
      if (differences > 0) log.error({ organization_id: id, differences }, "metrics differed from the truth");
    }
  },
});

export const metricJobs = [foldMetrics, checkMetrics];
