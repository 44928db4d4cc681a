"use server";

import { newId } from "@/lib/id";
import { merchant } from "@/server/auth/access";
import { formAction } from "@/server/http/action";
import { createEndpoint } from "./create-endpoint";
import { deleteEndpoint } from "./delete-endpoint";
import {
  CreateEndpointForm,
  EndpointForm,
  RedeliverFailedForm,
  ReplayEventForm,
  UpdateEndpointForm,
} from "./forms";
import { redeliverFailed } from "./redeliver-failed";
import { replayEvent } from "./replay-event";
import { resetSecret } from "./reset-secret";
import { testEndpoint } from "./test-endpoint";
import { updateEndpoint } from "./update-endpoint";

const writing = merchant("webhooks:write");

/** Makes an endpoint; the state's `result.id` leads to it. */
export const createEndpointAction = formAction(
  writing,
  CreateEndpointForm,
  (ctx, input) => createEndpoint(ctx, newId(), input),
  ({ id }) => ({ message: "It is told of what happens from now on.", result: { id } }),
);

export const updateEndpointAction = formAction(
  writing,
  UpdateEndpointForm,
  (ctx, { id, input }) => updateEndpoint(ctx, id, input),
  () => ({ message: "Saved." }),
);

export const enableEndpointAction = formAction(
  writing,
  EndpointForm,
  (ctx, { id }) => updateEndpoint(ctx, id, { enabled: true }),
  () => ({ message: "Enabled. What waited for it goes out now." }),
);

export const deleteEndpointAction = formAction(
  writing,
  EndpointForm,
  (ctx, { id }) => deleteEndpoint(ctx, id),
  () => ({ message: "Deleted." }),
);

export const resetSecretAction = formAction(
  writing,
  EndpointForm,
  (ctx, { id }) => resetSecret(ctx, id),
  () => ({ message: "A new secret. The one before signs as well for 24 hours." }),
);

/** Sends a test event; `result.id` is its delivery. */
export const testEndpointAction = formAction(
  writing,
  EndpointForm,
  (ctx, { id }) => testEndpoint(ctx, id, newId()),
  ({ id }) => ({ result: { id } }),
);

export const redeliverFailedAction = formAction(
  writing,
  RedeliverFailedForm,
  (ctx, { id, since }) => redeliverFailed(ctx, id, since),
  ({ deliveries }) => ({
    message:
      deliveries === 0
        ? "Nothing has failed since then."
        : `${deliveries === 1 ? "One delivery goes" : `${deliveries.toLocaleString("en")} deliveries go`} out again.`,
  }),
);

export const replayEventAction = formAction(
  writing,
  ReplayEventForm,
  (ctx, { id }) => replayEvent(ctx, id),
  ({ deliveries }) => ({
    message: deliveries === 0 ? "No endpoint was told of it." : "It is sent again.",
  }),
);
