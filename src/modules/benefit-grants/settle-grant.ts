import "server-only";
import { organizationNow } from "@/server/clock";
import type { World } from "@/server/context";
import type { Tx } from "@/server/db/client";
import { readIn } from "@/server/db/sql";
import { transaction } from "@/server/db/transaction";
import type { GrantRow } from "./by-type";
import { deliveryOf } from "./deliveries";
import { noteWaiting } from "./note-waiting";
import { lockGrant, writeGrant } from "./repository";
import { isAskedBack, stepOf } from "./rules";
import { settleCycles } from "./settle-cycles";
import { type AskAgain, endGrant, tellGrant } from "./tell-grant";

/**
 * Does the next step of a grant on its way to granted or revoked, and says what became of it; one of a subscription goes through its periods besides.
 * The row is locked: a grant and its revocation that cross come one after the other, and whichever is repeated finds its work done.
 *
 * @throws what the delivery throws; then nothing is changed.
 */
export const settleGrant = (world: World, id: string, askAgain: AskAgain): Promise<void> =>
  transaction(world.db, async (tx) => {
    const grant = await lockGrant(tx, id);
    if (!grant) return;
    const now = await organizationNow(readIn(tx), grant.organization_id);
    const times = { now, realNow: world.realNow };
    if (grant.subscription_id) return settleCycles(tx, grant, times, askAgain);
    const step = stepOf(grant) ?? (isAskedBack(grant) ? "grant" : null);
    if (step === "grant") await give(tx, grant, now);
    else if (step) await takeBack(tx, grant, times, askAgain);
  });

async function give(tx: Tx, grant: GrantRow, now: Date): Promise<void> {
  const delivery = await deliveryOf(grant.terms.type).give(tx, grant, now);
  if (delivery.awaits) return noteWaiting(tx, grant, delivery, now);
  await writeGrant(tx, grant.id, { state: "granted", delivery, granted_at: now, revoked_at: null }, now);
  await tellGrant(tx, grant.granted_at ? "updated" : "created", grant.id);
}

async function takeBack(
  tx: Tx,
  grant: GrantRow,
  { now, realNow }: Pick<World, "now" | "realNow">,
  askAgain: AskAgain,
): Promise<void> {
  const { delivery, askAgainInMs } = await deliveryOf(grant.terms.type).takeBack(tx, grant, now);
  await writeGrant(tx, grant.id, { delivery }, now);
  if (askAgainInMs === null) return endGrant(tx, grant.id, now);
  await askAgain(tx, new Date(realNow.getTime() + askAgainInMs));
}
