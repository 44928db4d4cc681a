import "server-only";
import { z } from "zod";
import { Id } from "@/lib/id";
import { defineJob } from "@/server/jobs/job";
import { log } from "@/server/log";
import { ensureReady } from "./ensure-ready";
import { listPendingGrace } from "./grace-repository";
import { settleGrace } from "./settle-grace";

/** Takes from the account what was spent while the ledger did not answer. */
export const settleGraceLater = defineJob({
  name: "credits.settle-grace",
  input: z.object({ organization_id: Id, grace_id: Id }),
  attempts: 10,
  run: async (world, { organization_id, grace_id }) => {
    await ensureReady(world);
    await settleGrace(world, organization_id, grace_id);
  },
});

/** Goes on with what waits: an outage may last longer than a job is patient. */
export const sweepGrace = defineJob({
  name: "credits.sweep-grace",
  input: z.object({}),
  attempts: 1,
  schedule: "* * * * *",
  run: async (world) => {
    await ensureReady(world);
    for (const { id, organization_id } of await listPendingGrace(world.read, 1_000))
      await settleGrace(world, organization_id, id).catch((error) =>
        log.warn({ err: error, grace_id: id }, "credits spent under grace not settled"),
      );
  },
});

export const graceJobs = [settleGraceLater, sweepGrace];
