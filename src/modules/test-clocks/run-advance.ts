import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { SECOND_MS } from "@/lib/time";
import { archiveNow } from "@/modules/credits";
import { CLOCK_REMEMBERED_MS, forgetClock } from "@/server/clock";
import type { World } from "@/server/context";
import { hasUnfinishedJobs } from "@/server/jobs/unfinished";
import { log } from "@/server/log";
import { type ClockRow, endAdvance, findClock, moveClock } from "./repository";
import { nextStage } from "./stages";

type Manner = {
  /** The name of the job that this is run by: it does not wait for itself. */
  job: string;
  /** Since when, ms, it has waited for jobs at the instant where the clock stands. */
  waitingSince?: number | undefined;
};

const POLL_MS = 5;
/** How long a worker is held before others have their turn. */
const HELD_MS = 100;
/** Jobs that take longer than this, such as those of a worker that died, are not waited for. */
const PATIENCE_MS = 30 * SECOND_MS;
/** Nothing has so much to do at one instant: whatever is due still is stuck. */
const MOST_ROUNDS = 1_000;

/**
 * Moves an advancing clock from one instant at which something falls due to the next, does what is due there, and lets the jobs that follow from it run
 * before it goes on. At the target the clock stands again.
 *
 * @returns since when it has waited for jobs, ms; null when it has arrived, or was put back. @throws Error when something cannot be done
 */
export async function runAdvance(
  world: World,
  organizationId: string,
  { job, waitingSince }: Manner,
): Promise<number | null> {
  forgetClock(organizationId);
  let since = waitingSince ?? null;
  for (let rounds = 0; rounds < MOST_ROUNDS; ) {
    const clock = await findClock(world.read, organizationId);
    if (!clock?.target_at) return null;
    since ??= Date.now();
    if (!(await areJobsDone(world, job, clock, since))) return since;
    since = null;
    await archiveNow(world);
    const done = await step(world, organizationId, clock, clock.target_at);
    if (done === "arrived") return null;
    rounds = done === "moved" ? 0 : rounds + 1;
  }
  throw new Error(`a test clock does not come on: after ${MOST_ROUNDS} rounds there is something due still`);
}

/** Does what is due where the clock stands, or else moves it to where the next is. */
async function step(
  world: World,
  organizationId: string,
  { now_at: now }: ClockRow,
  target: Date,
): Promise<"worked" | "moved" | "arrived"> {
  const next = await nextStage(world.read, organizationId);
  if (next && next.at <= now) {
    await next.stage.run({ ...world, organizationId, now });
    return "worked";
  }
  if (now.getTime() === target.getTime()) {
    await endAdvance(world.read, organizationId, now);
    return "arrived";
  }
  await moveClock(world.read, organizationId, now, next && next.at < target ? next.at : target);
  return "moved";
}

/** Waits a moment for the jobs of this instant, and for processes that still take the time for the real one. */
async function areJobsDone(
  { read }: World,
  job: string,
  { created_at }: ClockRow,
  since: number,
): Promise<boolean> {
  const unheard = created_at.getTime() + CLOCK_REMEMBERED_MS - Date.now();
  if (unheard > 0) await sleep(Math.min(unheard, CLOCK_REMEMBERED_MS));
  const until = Date.now() + HELD_MS;
  while (await hasUnfinishedJobs(read, job)) {
    if (Date.now() - since > PATIENCE_MS) {
      log.warn("a test clock goes on although jobs have not ended");
      return true;
    }
    if (Date.now() > until) return false;
    await sleep(POLL_MS);
  }
  return true;
}
