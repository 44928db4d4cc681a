import "server-only";
import { verifyWebhook } from "@clerk/backend/webhooks";
import { defineError, ResourceNotFound } from "@/lib/errors";
import { isClerkConfigured } from "@/server/auth/clerk-settings";
import { EmailTaken } from "@/server/auth/errors";
import { world } from "@/server/context";
import { env } from "@/server/env";
import { beginCall } from "@/server/http/call";
import { errorResponse } from "@/server/http/error-response";
import { logContext } from "@/server/log";
import { applyClerkEvent } from "./apply-clerk-event";

const InvalidSignature = defineError("InvalidSignature", {
  status: 400,
  detail: "The message was not signed with CLERK_WEBHOOK_SIGNING_SECRET, or is too old.",
});

/** `/api/webhooks/clerk`: takes Clerk's signed messages. Anything but 2xx makes Clerk send the message again later. */
export function handleClerkWebhook(request: Request): Promise<Response> {
  const call = beginCall(request);
  return logContext.run({ requestId: call.requestId }, async () => {
    try {
      const signingSecret = env.CLERK_WEBHOOK_SIGNING_SECRET;
      if (!isClerkConfigured() || !signingSecret) throw new ResourceNotFound();
      const event = await verifyWebhook(request, { signingSecret }).catch(() => {
        throw new InvalidSignature();
      });
      await applyClerkEvent(world(), event);
      return new Response(null, { status: 204 });
    } catch (error) {
      return errorResponse(error, call, [ResourceNotFound, InvalidSignature, EmailTaken]);
    }
  });
}
