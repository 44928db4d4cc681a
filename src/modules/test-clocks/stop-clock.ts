import "server-only";
import { forgetClock } from "@/server/clock";
import type { Context } from "@/server/context";
import { transaction } from "@/server/db/transaction";
import { isTestMode } from "@/server/stripe/client";
import { NotInTestMode } from "./errors";
import { getClock } from "./get-clock";
import { putClock } from "./repository";
import type { TestClock } from "./schema";

/** Stops the organization's time where it is now. One whose clock stands already is left as it is. @throws NotInTestMode */
export async function stopClock(ctx: Context): Promise<TestClock> {
  if (!isTestMode()) throw new NotInTestMode();
  await transaction(ctx.db, (tx) => putClock(tx, ctx.organizationId, ctx.realNow));
  forgetClock(ctx.organizationId);
  return getClock(ctx);
}
