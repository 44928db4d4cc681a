import "server-only";
import type { Actor } from "@/server/actor";
import { type Read, sql } from "./sql";

export type Note = {
  organizationId: string;
  actor: Actor;
  /** `webhooks.redeliver` */
  action: string;
  /** `webhooks` */
  noun: string;
  objectId: string | null;
  /** What was sent, as an object. */
  sent: unknown;
};

const MOST_CHARACTERS = 2_000;

/** What was sent, without what a name gives away as secret, and not more than one reads. */
function told(sent: unknown): string | null {
  if (typeof sent !== "object" || sent === null) return null;
  const open = Object.entries(sent).filter(([name]) => !/secret|token|password|key/i.test(name));
  const text = JSON.stringify(Object.fromEntries(open));
  return text.length > MOST_CHARACTERS || text === "{}" ? null : text;
}

/**
 * Notes in the audit log what somebody did, unless the changes of the same call have been noted there already: what changes no row that is watched
 * (credits are in Redis, a delivery is only sent again) would else leave no trace.
 */
export const noteCall = (
  { read }: { read: Read },
  { organizationId, actor, action, noun, objectId, sent }: Note,
): Promise<unknown> =>
  read(sql`
    SELECT audit_note(${organizationId}::uuid, ${JSON.stringify(actor)}::jsonb, ${action}, ${noun}, ${objectId}, NULL, ${told(sent)}::jsonb)
    WHERE NOT EXISTS (SELECT FROM audit_entry
      WHERE organization_id = ${organizationId}::uuid AND created_at > now() - interval '1 hour' AND call_id = ${actor.call_id}::uuid)`);
