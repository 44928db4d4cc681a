import "server-only";
import { z } from "zod";
import { Id } from "@/lib/id";
import { defineJob } from "@/server/jobs/job";
import { sendInvitation } from "./send-invitation";

/** Mails the link by which a seat is claimed. */
export const mailInvitation = defineJob({
  name: "customer-seats.mail-invitation",
  input: z.object({ customer_seat_id: Id }),
  attempts: 5,
  run: (here, { customer_seat_id }) => sendInvitation(here, customer_seat_id),
});

export const customerSeatJobs = [mailInvitation];
