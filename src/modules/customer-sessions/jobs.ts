import "server-only";
import { z } from "zod";
import { Id } from "@/lib/id";
import { defineJob } from "@/server/jobs/job";
import { dropEnded } from "./repository";
import { sendCode } from "./send-code";
import { dropEndedSignIns } from "./sign-in-repository";

/** Forgets sessions of customers a day after they ended, and sign-ins that nobody finished. */
const forgetSessions = defineJob({
  name: "customer-sessions.forget-sessions",
  input: z.object({}),
  attempts: 3,
  schedule: "41 * * * *",
  run: async ({ read, realNow }) => {
    await dropEnded(read, realNow);
    await dropEndedSignIns(read, realNow);
  },
});

/** Mails the code of a sign-in, where the address is a customer's. */
export const mailCode = defineJob({
  name: "customer-sessions.mail-code",
  input: z.object({ sign_in_id: Id }),
  attempts: 5,
  run: (here, { sign_in_id }) => sendCode(here, sign_in_id),
});

export const customerSessionJobs = [forgetSessions, mailCode];
