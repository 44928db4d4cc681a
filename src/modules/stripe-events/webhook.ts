import "server-only";
import { world } from "@/server/context";
import { beginCall } from "@/server/http/call";
import { errorResponse } from "@/server/http/error-response";
import { readBody } from "@/server/http/read-input";
import { logContext } from "@/server/log";
import { InvalidSignature, receiveStripeEvent } from "./receive-stripe-event";

/** Stripe's door: no access token, its signature instead. 200 once the event is stored. */
export async function stripeWebhook(request: Request): Promise<Response> {
  const call = beginCall(request);
  return logContext.run({ requestId: call.requestId }, async () => {
    try {
      await receiveStripeEvent(world(), await readBody(request), request.headers.get("stripe-signature"));
      return Response.json({ received: true });
    } catch (error) {
      return errorResponse(error, call, [InvalidSignature]);
    }
  });
}
