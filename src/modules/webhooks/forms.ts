import { z } from "zod";
import { blankAsNull } from "@/lib/form";
import { Id } from "@/lib/id";
import { RedeliverFailed } from "./delivery-schema";
import { WebhookEndpointCreate } from "./schema";

const { url, name, format, events } = WebhookEndpointCreate.shape;

const fields = {
  url,
  name: blankAsNull(name.unwrap().unwrap()).optional(),
  format,
  events: z
    .preprocess((given) => (Array.isArray(given) ? given.filter(Boolean) : []), events)
    .refine((types) => types.length > 0, "Choose at least one."),
};

export const CreateEndpointForm = z.strictObject(fields);

/** It sends every field that it shows; without the checkbox the endpoint is not enabled. */
export const UpdateEndpointForm = z
  .strictObject({ id: Id, ...fields, enabled: z.literal("on").optional() })
  .transform(({ id, enabled, ...input }) => ({ id, input: { ...input, enabled: enabled === "on" } }));

export const EndpointForm = z.strictObject({ id: Id });
export const ReplayEventForm = z.strictObject({ id: Id });
export const RedeliverFailedForm = z.strictObject({
  id: Id,
  since: z.string().min(1, "Say since when.").pipe(RedeliverFailed.shape.since),
});
