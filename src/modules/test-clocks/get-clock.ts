import "server-only";
import type { Context } from "@/server/context";
import { isTestMode } from "@/server/stripe/client";
import { findClock } from "./repository";
import type { TestClock } from "./schema";
import { nextStage } from "./stages";

/** What time it is in the organization, whether it is moved, and when something falls due there next. */
export async function getClock({ read, organizationId, realNow }: Context): Promise<TestClock> {
  const clock = isTestMode() ? await findClock(read, organizationId) : null;
  const next = await nextStage(read, organizationId);
  return {
    now: (clock?.now_at ?? realNow).toISOString(),
    status: clock ? (clock.target_at ? "advancing" : "ready") : "real",
    target: clock?.target_at?.toISOString() ?? null,
    started_at: clock?.created_at.toISOString() ?? null,
    next_at: next?.at.toISOString() ?? null,
  };
}
