import "server-only";
import { z } from "zod";
import { defineJob } from "@/server/jobs/job";
import { expireDue } from "./expire-due";
import { graceJobs } from "./grace-jobs";
import { mendAccountLater } from "./mend-job";
import { paidGrantJobs } from "./paid-grant-jobs";
import { tellExpiring } from "./tell-expiring";

/** Ends grants and holds whose time is over, every minute. */
const sweepExpiries = defineJob({
  name: "credits.sweep-expiries",
  input: z.object({}),
  attempts: 1,
  schedule: "* * * * *",
  run: async (world) => {
    await expireDue(world);
  },
});

/** Tells of grants that end soon, every hour. */
const tellOfExpiring = defineJob({
  name: "credits.tell-expiring",
  input: z.object({}),
  attempts: 3,
  schedule: "41 * * * *",
  run: async (world) => {
    await tellExpiring(world);
  },
});

export const creditJobs = [...paidGrantJobs, ...graceJobs, mendAccountLater, sweepExpiries, tellOfExpiring];
