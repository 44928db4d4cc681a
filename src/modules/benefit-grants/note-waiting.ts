import "server-only";
import type { Tx } from "@/server/db/client";
import type { GrantDelivery, GrantRow } from "./by-type";
import { writeFailure, writeGrant } from "./repository";
import { tellGrant } from "./tell-grant";
import { ACTION_REQUIRED } from "./types/outside/target";

/** What the customer has to do first, of types where they have. */
const actions: { [type in GrantRow["terms"]["type"]]?: string } = {
  github_repository: "The customer has to connect their GitHub account in the portal.",
  discord: "The customer has to connect their Discord account in the portal.",
};

/** A grant is on its way: what its delivery remembers, and, once, that its customer has to do something first. */
export async function noteWaiting(
  tx: Tx,
  grant: GrantRow,
  delivery: GrantDelivery,
  now: Date,
): Promise<void> {
  const message = delivery.awaits === "customer" ? actions[grant.terms.type] : undefined;
  // Beside a job that is at it, what that has failed of stays.
  const failed = delivery.awaits === "service" ? { attempts: grant.attempts, error: grant.error } : null;
  await writeGrant(tx, grant.id, { delivery }, now);
  if (failed?.error) await writeFailure(tx, grant.id, { ...failed, error: failed.error }, now);
  if (!message) return;
  const error = { type: ACTION_REQUIRED, message, timestamp: now.toISOString() };
  await writeFailure(tx, grant.id, { attempts: 0, error }, now);
  if (grant.error?.type !== ACTION_REQUIRED) await tellGrant(tx, "updated", grant.id);
}
