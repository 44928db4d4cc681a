import "server-only";
import { z } from "zod";
import { defineJob } from "@/server/jobs/job";
import { dropEnded } from "./repository";

/** Forgets sessions of customers a day after they ended. */
const forgetSessions = defineJob({
  name: "customer-sessions.forget-sessions",
  input: z.object({}),
  attempts: 3,
  schedule: "41 * * * *",
  run: ({ read, now }) => dropEnded(read, now),
});

export const customerSessionJobs = [forgetSessions];
