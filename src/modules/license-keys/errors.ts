import { defineError } from "@/lib/errors";

/** In the words of Polar's clients. */
export const RotateNotPermitted = defineError("RotateNotPermitted", {
  status: 400,
  detail: "A revoked key cannot be rotated: it opens nothing.",
});

/** In the words of Polar's clients: the usage would go above its limit. */
export const UsageLimitReached = defineError("BadRequest", {
  status: 400,
  detail: "The licence key has less usage left than was asked for.",
});
