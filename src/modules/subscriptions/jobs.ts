import "server-only";
import { z } from "zod";
import { defineJob } from "@/server/jobs/job";
import { tellExpiringCards } from "./tell-expiring-cards";

/** Tells customers whose card expires before long. */
const tellOfCards = defineJob({
  name: "subscriptions.tell-of-cards",
  input: z.object({}),
  attempts: 3,
  schedule: "17 * * * *",
  run: (world) => tellExpiringCards(world),
});

export const subscriptionJobs = [tellOfCards];
