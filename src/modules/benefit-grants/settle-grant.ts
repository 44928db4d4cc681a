import "server-only";
import { organizationNow } from "@/server/clock";
import type { World } from "@/server/context";
import type { Tx } from "@/server/db/client";
import { readIn } from "@/server/db/sql";
import { transaction } from "@/server/db/transaction";
import { emit } from "@/server/events/outbox";
import { deliveries } from "./deliveries";
import { lockGrant, readGrantBack, writeGrant } from "./repository";
import { stepOf } from "./rules";
import type { GrantRow } from "./view";

/** Within the transaction: the same is asked for once more at that instant, real time. */
type AskAgain = (tx: Tx, at: Date) => Promise<void>;

/**
 * Does the next step of a grant on its way to granted or revoked, and says what became of it. The row is locked: a grant
 * and its revocation that cross come one after the other, and whichever is repeated finds its work done.
 *
 * @throws what the delivery throws; then nothing is changed.
 */
export const settleGrant = (world: World, id: string, askAgain: AskAgain): Promise<void> =>
  transaction(world.db, async (tx) => {
    const grant = await lockGrant(tx, id);
    const step = grant && stepOf(grant);
    if (!step) return;
    const now = await organizationNow(readIn(tx), grant.organization_id);
    if (step === "grant") await give(tx, grant, now);
    else if (step === "drop") await end(tx, grant, now);
    else await takeBack(tx, grant, { now, realNow: world.realNow }, askAgain);
  });

async function give(tx: Tx, grant: GrantRow, now: Date): Promise<void> {
  const delivery = await deliveries[grant.terms.type].give(tx, grant, now);
  await writeGrant(tx, grant.id, { state: "granted", delivery, granted_at: now, revoked_at: null }, now);
  await tell(tx, grant.granted_at ? "benefit_grant.updated" : "benefit_grant.created", grant.id);
}

async function takeBack(
  tx: Tx,
  grant: GrantRow,
  { now, realNow }: Pick<World, "now" | "realNow">,
  askAgain: AskAgain,
): Promise<void> {
  const { delivery, askAgainInMs } = await deliveries[grant.terms.type].takeBack(tx, grant, now);
  if (askAgainInMs === null) return end(tx, grant, now);
  await writeGrant(tx, grant.id, { delivery }, now);
  await askAgain(tx, new Date(realNow.getTime() + askAgainInMs));
}

async function end(tx: Tx, grant: GrantRow, now: Date): Promise<void> {
  await writeGrant(tx, grant.id, { state: "revoked", revoked_at: now }, now);
  await tell(tx, "benefit_grant.revoked", grant.id);
}

async function tell(tx: Tx, type: `benefit_grant.${string}`, id: string): Promise<void> {
  const payload = await readGrantBack(tx, id);
  const { organization_id: organizationId } = payload.customer;
  await emit(tx, { type, organizationId, objectId: id, payload });
}
