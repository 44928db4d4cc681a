import { defineError } from "@/lib/errors";

/** The name is the one that Polar's clients know. */
export const DisputeNotOpenError = defineError("DisputeNotOpenError", {
  status: 409,
  detail: "This dispute awaits no answer: it is under review, or decided already.",
});
