import "server-only";
import type { Tx } from "@/server/db/client";
import { emit } from "@/server/events/outbox";
import { readGrantBack, writeGrant } from "./repository";

/** Within the transaction: the same is asked for once more at that instant, real time. */
export type AskAgain = (tx: Tx, at: Date) => Promise<void>;

type Happened = "created" | "updated" | "cycled" | "revoked";

/** Says what became of a grant, with the grant as it stands now. */
export async function tellGrant(tx: Tx, what: Happened, id: string): Promise<void> {
  const payload = await readGrantBack(tx, id);
  const { organization_id: organizationId } = payload.customer;
  await emit(tx, { type: `benefit_grant.${what}`, organizationId, objectId: id, payload });
}

/** Nothing of it is left. */
export async function endGrant(tx: Tx, id: string, now: Date): Promise<void> {
  await writeGrant(tx, id, { state: "revoked", revoked_at: now }, now);
  await tellGrant(tx, "revoked", id);
}
