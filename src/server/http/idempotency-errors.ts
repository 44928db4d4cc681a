import { defineError } from "@/lib/errors";

export const IdempotencyMismatch = defineError("IdempotencyMismatch", {
  status: 422,
  detail: "This Idempotency-Key was used with another request. Use a new key for a new request.",
});

export const IdempotencyInProgress = defineError("IdempotencyInProgress", {
  status: 409,
  detail: "The first request with this Idempotency-Key still runs. Ask again in a moment.",
});
