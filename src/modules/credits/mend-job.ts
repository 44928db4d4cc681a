import "server-only";
import { z } from "zod";
import { Id } from "@/lib/id";
import { defineJob } from "@/server/jobs/job";
import { reconcileAccount } from "./reconcile-account";

/** Reconciles an account whose archiving has stopped. One that cannot be mended stays, as a parked job, for a person to look at. */
export const mendAccountLater = defineJob({
  name: "credits.mend-account",
  input: z.object({ organization_id: Id, customer_id: Id }),
  attempts: 5,
  run: async (world, key) => {
    await reconcileAccount(world, key);
  },
});
