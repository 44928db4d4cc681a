import { defineError } from "@/lib/errors";

export const CustomerSessionEnded = defineError("CustomerSessionEnded", {
  status: 401,
  detail: "This session has ended. Load the page again to sign in.",
});

/** One sentence for every reason, so that it tells nothing of who is a customer. */
export const SignInCodeRefused = defineError("SignInCodeRefused", {
  status: 401,
  detail: "This is not the code, or it no longer holds. After five tries or ten minutes, ask for a new one.",
});
