import "server-only";
import { ResourceNotFound } from "@/lib/errors";
import type { Context } from "@/server/context";
import { transaction } from "@/server/db/transaction";
import type { LicenseKeyUpdate } from "./input-schema";
import { lockKey, readKeyBack, writeKey } from "./repository";
import type { LicenseKey } from "./schema";

/**
 * Changes status, limits, usage or end of one key: what is not named stays, null is "without" where that has a meaning. Activations above a new limit stay.
 * @throws ResourceNotFound
 */
export const updateLicenseKey = (ctx: Context, id: string, input: LicenseKeyUpdate): Promise<LicenseKey> =>
  transaction(ctx.db, async (tx) => {
    const { organizationId, now } = ctx;
    if (!(await lockKey(tx, organizationId, { id }))) throw new ResourceNotFound();
    const { status, usage, limit_activations, limit_usage, expires_at } = input;
    const change = {
      ...(status && { status }),
      ...(usage !== undefined && { usage }),
      ...(limit_activations !== undefined && { limit_activations }),
      ...(limit_usage !== undefined && { limit_usage }),
      ...(expires_at !== undefined && { expires_at: expires_at === null ? null : new Date(expires_at) }),
    };
    await writeKey(tx, id, change, now);
    return readKeyBack(tx, organizationId, id);
  });
