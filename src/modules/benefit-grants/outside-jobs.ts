import "server-only";
import { z } from "zod";
import { Id } from "@/lib/id";
import type { Tx } from "@/server/db/client";
import { sql } from "@/server/db/sql";
import { transaction } from "@/server/db/transaction";
import { defineJob } from "@/server/jobs/job";
import { SlowDown } from "@/server/outbound/ask-service";
import { grantKey, SETTLE_GRANT } from "./follow-subscriptions";
import { noteFailure } from "./note-failure";
import { type REACH_OUTSIDE, reachKey } from "./types/outside/deliver";
import { reachOutside } from "./types/outside/reach";
import { GRANT_ATTEMPTS } from "./view";

/** Has the grant hear what has become of it. */
const settleSoon = (tx: Tx, id: string) =>
  tx.$executeRaw(sql`
    SELECT graphile_worker.add_job(${SETTLE_GRANT}, ${JSON.stringify({ benefit_grant_id: id })}::json,
      job_key => ${grantKey(id)}, max_attempts => ${GRANT_ATTEMPTS}::int)`);

/** Goes to another service for a grant. Where that asks for patience the job comes back by then, which counts as no failure. */
const reachOutsideService = defineJob({
  name: "benefit-grants.reach-outside" satisfies typeof REACH_OUTSIDE,
  input: z.object({ benefit_grant_id: Id }),
  attempts: GRANT_ATTEMPTS,
  run: async (world, { benefit_grant_id: id }): Promise<void> => {
    const again = async (tx: Tx, at?: Date) =>
      reachOutsideService.enqueue(
        tx,
        { benefit_grant_id: id },
        { key: reachKey(id), ...(at && { runAt: at }) },
      );
    try {
      await reachOutside(world, id, async (tx, next) => {
        if (next === "again") await again(tx);
        else await settleSoon(tx, id);
      });
    } catch (error) {
      if (error instanceof SlowDown) return transaction(world.db, (tx) => again(tx, error.until));
      await noteFailure(world, id, world.attempt, error);
      throw error;
    }
  },
});

export const outsideJobs = [reachOutsideService];
