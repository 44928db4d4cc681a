import "server-only";
import { z } from "zod";
import { Id } from "@/lib/id";
import { defineJob } from "@/server/jobs/job";
import { tellState } from "./tell-state";

/** Enqueued by a trigger, `tell_customer_states()`, with the events that change what a customer has. */
const tell = defineJob({
  name: "customer-states.tell-state",
  input: z.object({ organization_id: Id, customer_id: Id }),
  attempts: 25,
  run: tellState,
});

export const customerStateJobs = [tell];
