import "server-only";
import type { Context } from "@/server/context";
import { readIn } from "@/server/db/sql";
import { transaction } from "@/server/db/transaction";
import { findSettings, writeSettings } from "./settings-repository";
import type { CreditSettings, CreditSettingsUpdate } from "./settings-schema";

/** Changes how the organization wants its credits: thresholds, events, grace. */
export const updateSettings = (ctx: Context, input: CreditSettingsUpdate): Promise<CreditSettings> =>
  transaction(ctx.db, async (tx) => {
    await writeSettings(tx, ctx.organizationId, input, ctx.now);
    return findSettings(readIn(tx), ctx.organizationId);
  });
