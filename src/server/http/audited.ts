import "server-only";
import { actingAs } from "@/server/actor";
import type { Access, Subject } from "@/server/auth/access";
import { actorOf } from "@/server/auth/actor-of";
import type { World } from "@/server/context";
import { type Note, noteCall } from "@/server/db/note-call";
import type { Call } from "./call";

type Spec = { method: string; name: string; access: Access; isUsage?: true };
type Place = World & { organizationId?: string | null };
type Called = { subject: Subject; call: Call; operationId: string; params?: unknown; body?: unknown };

/**
 * Runs the handler of an endpoint as done by who called it: what it writes is noted in the audit log by the database. What a merchant did that no row
 * there tells of is noted by its operation, with what was sent; once, where a request is repeated under its key.
 */
export async function audited<T>(
  spec: Spec,
  here: Place,
  { subject, call, operationId, params, body }: Called,
  handle: () => Promise<T>,
): Promise<T> {
  if (spec.method === "GET" || spec.isUsage) return handle();
  const actor = actorOf(subject, { ...call, callId: operationId });
  const result = await actingAs(actor, handle);
  const { organizationId } = here;
  if (actor && organizationId && isOfOrganization(spec.access, subject)) {
    const noun = spec.name.split(".")[0] ?? spec.name;
    // Of a change that changed nothing there is nothing to tell; what is made or done outside of the database is what was sent.
    const sent = spec.method === "PATCH" ? null : body;
    await noteCall(here, { organizationId, actor, action: spec.name, noun, ...objectOf(params), sent });
  }
  return result;
}

/** Where a person acts for themselves (makes another organization, say) the one that they are looking at has nothing to do with it. */
const isOfOrganization = ({ scope, ofTokensOnly }: Access, { type }: Subject): boolean =>
  type === "organization" || (type === "user" && scope !== undefined && !ofTokensOnly);

const objectOf = (params: unknown): Pick<Note, "objectId"> => {
  const { id } = (params ?? {}) as { id?: unknown };
  return { objectId: typeof id === "string" ? id : null };
};
