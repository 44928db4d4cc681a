import "server-only";
import { invalidField } from "@/lib/errors";
import { DAY_MS } from "@/lib/time";
import { forgetClock } from "@/server/clock";
import type { Context } from "@/server/context";
import { transaction } from "@/server/db/transaction";
import { isTestMode } from "@/server/stripe/client";
import { NotInTestMode, TestClockAdvancing } from "./errors";
import { getClock } from "./get-clock";
import { advanceKey, advanceLater } from "./jobs";
import { putClock, writeTarget } from "./repository";
import { MOST_DAYS, type TestClock, type TestClockAdvance } from "./schema";

/**
 * Sends the organization's clock forwards; one that was not stopped is stopped first. A job does all that falls due up to there, each at its instant;
 * until then the status is `advancing`.
 *
 * @throws NotInTestMode, TestClockAdvancing; RequestValidationError when it would go back, or further than ten years
 */
export async function advanceClock(ctx: Context, input: TestClockAdvance): Promise<TestClock> {
  if (!isTestMode()) throw new NotInTestMode();
  const { organizationId } = ctx;
  await transaction(ctx.db, async (tx) => {
    const clock = await putClock(tx, organizationId, ctx.realNow);
    if (clock.target_at) throw new TestClockAdvancing();
    await writeTarget(tx, organizationId, targetOf(clock.now_at, input));
    await advanceLater.enqueue(tx, { organization_id: organizationId }, { key: advanceKey(organizationId) });
  });
  forgetClock(organizationId);
  return getClock(ctx);
}

function targetOf(now: Date, { to, days }: TestClockAdvance): Date {
  const target = to === undefined ? new Date(now.getTime() + (days ?? 0) * DAY_MS) : new Date(to);
  if (target <= now)
    throw invalidField(
      "to",
      `The clock goes forwards only, and stands at ${now.toISOString()}.`,
      "greater_than",
    );
  if (target.getTime() - now.getTime() > MOST_DAYS * DAY_MS)
    throw invalidField("to", "At most ten years at once.", "less_than_equal");
  return target;
}
