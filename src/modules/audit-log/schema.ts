import { z } from "zod";
import { Id } from "@/lib/id";
import { Instant } from "@/lib/time";

export const actorTypes = ["member", "token", "customer", "system"] as const;
export const ActorType = z.enum(actorTypes);

const Fields = z.record(z.string(), z.unknown()).nullable().meta({
  description:
    "Of a change: the fields that changed. `[hidden]`: a secret, of which it is told only that it changed; `[erased]`: of a customer who was deleted since.",
});

export const AuditEntry = z
  .object({
    id: Id,
    created_at: Instant.meta({ description: "Real time, also in an organization with a test clock." }),
    organization_id: Id,
    actor: z.object({
      type: ActorType,
      id: Id.nullable().meta({ description: "The user, access token or customer." }),
      name: z.string().nullable().meta({
        description: "E-mail of a member or customer, name of a token, or what the system was doing.",
      }),
    }),
    action: z.string().meta({ example: "product.updated" }),
    object_type: z.string().meta({ example: "product" }),
    object_id: z.string().nullable(),
    before: Fields.meta({ description: "Null for what was made." }),
    after: Fields.meta({ description: "Null for what was deleted." }),
    call_id: Id.meta({ description: "One for all that one request did." }),
    request_id: z.string().nullable().meta({ description: "The `X-Request-Id` of the answer." }),
    address: z.string().nullable().meta({ description: "Network address of the caller." }),
  })
  .meta({ id: "AuditEntry" });
export type AuditEntry = z.output<typeof AuditEntry>;
