import "server-only";
import { MINUTE_MS, SECOND_MS } from "@/lib/time";
import type { World } from "@/server/context";
import type { Tx } from "@/server/db/client";
import type { GrantRow } from "./by-type";
import { deliveryOf } from "./deliveries";
import type { Cycled } from "./delivery";
import { noteWaiting } from "./note-waiting";
import { writeGrant } from "./repository";
import { readPaidPeriods } from "./subscription-repository";
import { type AskAgain, endGrant, tellGrant } from "./tell-grant";

/**
 * Brings a locked grant of a subscription to what is wanted of it and to what its paid periods say, and tells: created, cycled with each new period,
 * updated, revoked. Repeated, it finds its work done. What takes time makes it come back.
 */
export async function settleCycles(
  tx: Tx,
  grant: GrantRow,
  { now, realNow }: Pick<World, "now" | "realNow">,
  askAgain: AskAgain,
): Promise<void> {
  const periods = await readPaidPeriods(tx, grant.subscription_id ?? "");
  const delivered = grant.period_start?.toISOString() ?? null;
  const cycled = await deliveryOf(grant.terms.type).cycle(tx, { grant, periods, delivered }, now);
  const asks = cycled.waits ? (grant.delivery.asks ?? 0) + 1 : 0;
  const given = { ...cycled, delivery: { ...cycled.delivery, asks } };
  if (given.has) await grantPeriod(tx, grant, given, now);
  else if (grant.wanted === "revoked" || grant.state === "granted") await revoke(tx, grant, given, now);
  else if (cycled.delivery !== grant.delivery) await noteWaiting(tx, grant, given.delivery, now);
  const waitMs = Math.min(SECOND_MS * 2 ** (asks - 1), MINUTE_MS);
  if (cycled.waits) await askAgain(tx, new Date(realNow.getTime() + waitMs));
  else if (cycled.isBehind) await askAgain(tx, realNow);
}

async function revoke(tx: Tx, grant: GrantRow, { delivery, waits }: Cycled, now: Date): Promise<void> {
  await writeGrant(tx, grant.id, { delivery }, now);
  if (!waits && grant.state !== "revoked") await endGrant(tx, grant.id, now);
}

async function grantPeriod(tx: Tx, grant: GrantRow, cycled: Cycled, now: Date): Promise<void> {
  const { delivered, delivery, terms, hasChanged } = cycled;
  // Refunded before anything was given: there is no period to begin with.
  if (delivered === null) return;
  const isNewPeriod = delivered !== grant.period_start?.toISOString();
  const begins = grant.state !== "granted";
  const period_start = new Date(delivered);
  const change = { delivery, terms, period_start };
  await writeGrant(
    tx,
    grant.id,
    begins ? { ...change, state: "granted", granted_at: now, revoked_at: null } : change,
    now,
  );
  if (begins) await tellGrant(tx, grant.granted_at ? "updated" : "created", grant.id);
  else if (isNewPeriod) await tellGrant(tx, "cycled", grant.id);
  else if (hasChanged) await tellGrant(tx, "updated", grant.id);
}
