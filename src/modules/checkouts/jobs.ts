import "server-only";
import { z } from "zod";
import { MINUTE_MS } from "@/lib/time";
import { listStuckPayments } from "@/modules/payments";
import { defineJob } from "@/server/jobs/job";
import { log } from "@/server/log";
import { expireCheckouts } from "./expire-checkouts";
import { resumePayment } from "./resume-payment";

/** Asks Stripe about every payment that is undecided after a minute: nothing is lost when an answer or webhook is. */
export const sweepPayments = defineJob({
  name: "checkouts.sweep-payments",
  input: z.object({}),
  attempts: 1,
  schedule: "* * * * *",
  run: async (world) => {
    const stuck = await listStuckPayments(world.read, new Date(world.realNow.getTime() - MINUTE_MS), 200);
    for (const { id } of stuck) {
      // One that fails must not keep the others waiting: the next sweep asks for it again.
      await resumePayment(world, id).catch((error) =>
        log.warn({ err: error, payment_id: id }, "payment not resumed"),
      );
    }
  },
});

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

export const checkoutJobs = [sweepPayments, sweepExpired];
