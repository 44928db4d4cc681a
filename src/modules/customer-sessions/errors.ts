import { defineError } from "@/lib/errors";

export const CustomerSessionEnded = defineError("CustomerSessionEnded", {
  status: 401,
  detail: "This session has ended. Open this page again from where you came.",
});
