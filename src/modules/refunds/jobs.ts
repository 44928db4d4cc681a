import "server-only";
import { z } from "zod";
import { Id } from "@/lib/id";
import { HOUR_MS } from "@/lib/time";
import { defineJob } from "@/server/jobs/job";
import { log } from "@/server/log";
import { listWaitingRefunds } from "./repository";
import { sendRefund } from "./send-refund";

/** Sends a refund that its request did not bring to Stripe, or did not hear the answer for. */
export const sendRefundLater = defineJob({
  name: "refunds.send-refund",
  input: z.object({ refund_id: Id }),
  attempts: 25,
  run: (world, { refund_id }) => sendRefund(world, refund_id, { isRepeated: true }),
});

/** Asks Stripe about every refund that is pending for over an hour: nothing waits forever for a webhook that was lost. */
export const sweepRefunds = defineJob({
  name: "refunds.sweep-refunds",
  input: z.object({}),
  attempts: 1,
  schedule: "17 * * * *",
  run: async (world) => {
    const waiting = await listWaitingRefunds(world.read, new Date(world.realNow.getTime() - HOUR_MS), 1_000);
    for (const { id } of waiting) {
      // One that fails must not keep the others waiting: the next sweep asks for it again.
      await sendRefund(world, id, { isRepeated: true }).catch((error) =>
        log.warn({ err: error, refund_id: id }, "refund not settled"),
      );
    }
  },
});

export const refundJobs = [sendRefundLater, sweepRefunds];
