import "server-only";
import { DomainError } from "@/lib/errors";
import { organizationNow } from "@/server/clock";
import type { World } from "@/server/context";
import { readIn } from "@/server/db/sql";
import { transaction } from "@/server/db/transaction";
import { isDependencyFailure } from "@/server/dependency-failure";
import { emit } from "@/server/events/outbox";
import { lockGrant, readGrantBack, writeFailure } from "./repository";

/** Keeps with the grant what an attempt failed of, and says `benefit_grant.updated` at the first and at each change of it. */
export const noteFailure = (world: World, id: string, attempts: number, error: unknown): Promise<void> =>
  transaction(world.db, async (tx) => {
    const locked = await lockGrant(tx, id);
    if (!locked) return;
    const now = await organizationNow(readIn(tx), locked.organization_id);
    const failure = { attempts, error: { ...toldOf(error), timestamp: now.toISOString() } };
    if (!(await writeFailure(tx, id, failure, now))) return;
    const grant = await readGrantBack(tx, id);
    await emit(tx, {
      type: "benefit_grant.updated",
      organizationId: grant.customer.organization_id,
      objectId: id,
      payload: grant,
    });
  });

/** What the merchant may know of it: an error of ours says it in words for people, another stands in the log. */
function toldOf(error: unknown): { type: string; message: string } {
  if (error instanceof DomainError) return { type: error.kind, message: error.message };
  if (isDependencyFailure(error))
    return { type: "ServiceUnavailable", message: "A service this needs does not answer right now." };
  return { type: "InternalServerError", message: "Something failed on our side." };
}
