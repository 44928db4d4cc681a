import "server-only";
import { z } from "zod";
import { defineJob } from "@/server/jobs/job";
import { expireCheckouts } from "./expire-checkouts";

/** Closes open checkouts whose 24 hours are over. */
export const sweepExpired = defineJob({
  name: "checkouts.sweep-expired",
  input: z.object({}),
  attempts: 1,
  schedule: "* * * * *",
  run: async (world) => {
    await expireCheckouts(world);
  },
});

export const checkoutJobs = [sweepExpired];
