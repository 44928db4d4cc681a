import "server-only";
import { z } from "zod";
import { Id } from "@/lib/id";
import { Instant } from "@/lib/time";
import { defineJob } from "@/server/jobs/job";
import { log } from "@/server/log";
import { forgetEvents } from "./forget-events";
import { redeliverInBatches } from "./redeliver-in-batches";

/** Sends again what an endpoint failed to take. */
export const redeliverLater = defineJob({
  name: "webhooks.redeliver-failed",
  input: z.object({ endpoint_id: Id, since: Instant, asked_at: Instant }),
  attempts: 10,
  run: redeliverInBatches,
});

/** Deletes what is older than it is kept, every night. */
export const forgetNightly = defineJob({
  name: "webhooks.forget-events",
  input: z.object({}),
  attempts: 5,
  schedule: "47 2 * * *",
  run: async (world) => {
    log.info(await forgetEvents(world), "old webhook deliveries and events forgotten");
  },
});

export const webhookJobs = [redeliverLater, forgetNightly];
