import "server-only";
import { z } from "zod";
import { Id } from "@/lib/id";
import { defineJob } from "@/server/jobs/job";
import { dropEndedUpdates } from "./repository";
import { sendLink } from "./send-link";

/** Mails the link that confirms a new address, where nobody else has it. */
export const mailLink = defineJob({
  name: "email-updates.mail-link",
  input: z.object({ email_update_id: Id }),
  attempts: 5,
  run: (here, { email_update_id }) => sendLink(here, email_update_id),
});

/** Forgets addresses that nobody confirmed in time. */
const forgetUpdates = defineJob({
  name: "email-updates.forget-updates",
  input: z.object({}),
  attempts: 3,
  schedule: "23 * * * *",
  run: async ({ read, realNow }) => {
    await dropEndedUpdates(read, realNow);
  },
});

export const emailUpdateJobs = [mailLink, forgetUpdates];
