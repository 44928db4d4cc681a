import { defineError } from "@/lib/errors";

/** Nothing is sent to an endpoint that is not enabled. */
export const WebhookEndpointDisabled = defineError("WebhookEndpointDisabled", {
  status: 409,
  detail: "This endpoint is disabled. Enable it first.",
});
