import "server-only";
import { z } from "zod";
import { Id } from "@/lib/id";
import { transaction } from "@/server/db/transaction";
import { defineJob } from "@/server/jobs/job";
import { runAdvance } from "./run-advance";

/** An organization has one such job waiting at most. */
export const advanceKey = (organizationId: string) => `test-clock-${organizationId}`;

/**
 * Takes a clock to its target. It waits for jobs without holding up the worker that would run them: it queues itself again behind them.
 * Where it dies the row says how far it came, and the next try goes on from there.
 */
export const advanceLater = defineJob({
  name: "test-clocks.advance-clock",
  input: z.object({
    organization_id: Id,
    /** Since when, real time in ms, it has waited for jobs at the instant where the clock stands. */
    waiting_since: z.int().optional(),
  }),
  attempts: 25,
  run: async (world, { organization_id, waiting_since: waitingSince }) => {
    const job = advanceLater.name;
    const waiting_since = await runAdvance(world, organization_id, { job, waitingSince });
    if (waiting_since === null) return;
    const input = { organization_id, waiting_since };
    await transaction(world.db, (tx) =>
      advanceLater.enqueue(tx, input, { key: advanceKey(organization_id) }),
    );
  },
});

export const testClockJobs = [advanceLater];
