import { defineError } from "@/lib/errors";

/** What GitHub says no to, in words for the merchant. */
export const GithubRefused = defineError("GithubRefused", {
  status: 409,
  detail: "GitHub refused this.",
});
