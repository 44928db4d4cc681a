import { defineError } from "@/lib/errors";

/** Where money moves for real, time cannot be moved. */
export const NotInTestMode = defineError("NotInTestMode", {
  status: 403,
  detail: "Time can be moved in test mode only. This installation has a live key of Stripe.",
});

/** The clock is on its way. */
export const TestClockAdvancing = defineError("TestClockAdvancing", {
  status: 409,
  detail: "The clock is advancing. Wait until its status is `ready`.",
});
