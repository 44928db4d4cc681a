import "server-only";
import { ResourceNotFound } from "@/lib/errors";
import type { Context } from "@/server/context";
import { transaction } from "@/server/db/transaction";
import { RotateNotPermitted } from "./errors";
import { keptOf, newKey } from "./key";
import { lockKey, readKeyBack, writeKey } from "./repository";
import type { LicenseKey } from "./schema";

/**
 * Gives a key other letters: the ones before open nothing from then on. Status, limits, usage, end and activations stay. By the merchant, or by the customer who
 * is named.
 *
 * @throws ResourceNotFound, or RotateNotPermitted when it is revoked.
 */
export const rotateLicenseKey = (
  ctx: Context,
  by: { id: string; customerId?: string },
): Promise<LicenseKey> =>
  transaction(ctx.db, async (tx) => {
    const { organizationId, now } = ctx;
    const row = await lockKey(tx, organizationId, by);
    if (!row) throw new ResourceNotFound();
    if (row.status === "revoked") throw new RotateNotPermitted();
    await writeKey(tx, row.id, keptOf(newKey(row.prefix)), now);
    return readKeyBack(tx, organizationId, row.id);
  });
