import { z } from "zod";
import { blankAsNull, listOf } from "@/lib/form";
import { Id } from "@/lib/id";
import { scopes } from "@/lib/scopes";
import { Instant } from "@/lib/time";

const Scope = z.enum(scopes).meta({ id: "Scope", description: "`noun:read` or `noun:write`." });

export const AccessToken = z
  .object({
    id: Id,
    created_at: Instant,
    organization_id: Id,
    name: z.string(),
    scopes: z.array(z.string()),
    created_by: Id.nullable().meta({
      description: "The user who made it; null for one made by another token.",
    }),
    expires_at: Instant.nullable().meta({ description: "Null: never." }),
    last_used_at: Instant.nullable().meta({ description: "To within half a minute." }),
  })
  .meta({ id: "AccessToken" });
export type AccessToken = z.output<typeof AccessToken>;

/** The answer to whoever made it: the only place where the token itself ever stands. */
export const CreatedAccessToken = AccessToken.extend({
  token: z.string().meta({ description: "Shown this once.", example: "florin_oat_…" }),
}).meta({ id: "AccessTokenCreated" });
export type CreatedAccessToken = z.output<typeof CreatedAccessToken>;

const Name = z.string().trim().min(1, "Give it a name.").max(100, "At most 100 characters.");
const Scopes = z
  .array(Scope)
  .min(1, "Choose at least one scope.")
  .transform((list) => [...new Set(list)]);

export const CreateAccessToken = z
  .strictObject({
    name: Name,
    scopes: Scopes,
    expires_at: Instant.nullish(),
    organization_id: Id.nullish(),
  })
  .meta({ id: "AccessTokenCreate" });
export type CreateAccessToken = z.output<typeof CreateAccessToken>;

/** The form: scopes as checkboxes of one name, the expiry in days, empty for never. */
export const CreateAccessTokenForm = z.strictObject({
  name: Name,
  scopes: listOf(Scope).pipe(Scopes),
  expires_in_days: blankAsNull(z.coerce.number().int().min(1).max(3_650)).optional(),
});

export const DeleteAccessTokenForm = z.strictObject({ id: Id });
