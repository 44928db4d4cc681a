import { jobs } from "@/modules/jobs";
import { type World, world } from "@/server/context";
import type { Db } from "@/server/db/client";
import type { Double, Mishap, Told } from "../../setup/double.ts";
import { runJobs } from "../../setup/jobs.ts";
import { settle } from "./connected.ts";

/** What a service does to its next requests that give or take something. */
export const faults = {
  broken: { status: 502 },
  patience: { status: 429, headers: { "Retry-After": "1" } },
  unheard: "unheard",
  late: "late",
} satisfies { [name: string]: Told | Mishap };
export type Fault = keyof typeof faults;

const GIVES_OR_TAKES = /^(PUT|DELETE) /;

export const strike = (service: Double, fault: Fault) => service.next(GIVES_OR_TAKES, faults[fault], 2);

/** The process dies before transaction number `at` of a job, counted from 1. */
function dyingWorld(at: number): World {
  const own = world();
  let begun = 0;
  const db = new Proxy(own.db, {
    get: (target, name) => {
      if (name !== "$transaction") return Reflect.get(target, name);
      return (...work: Parameters<Db["$transaction"]>) => {
        begun += 1;
        if (begun >= at) throw new Error("the process has died");
        return target.$transaction(...work);
      };
    },
  });
  return { ...own, db };
}

/** What happens to the jobs of a moment. */
export const fates = ["once", "twice", "dies-first", "dies-second"] as const;
export type Fate = (typeof fates)[number];

type Queued = { id: string; name: string; payload: unknown };

/** Every waiting job of grants, as a second worker runs it that took the first one for dead. */
async function runBeside(): Promise<void> {
  const queued = await world().db.$queryRawUnsafe<Queued[]>(
    `SELECT j.id::text, t.identifier AS name, j.payload FROM graphile_worker._private_jobs j
      JOIN graphile_worker._private_tasks t ON t.id = j.task_id WHERE t.identifier LIKE 'benefit-grants.%'`,
  );
  await Promise.allSettled(
    queued.map(({ id, name, payload }) =>
      jobs
        .find((job) => job.name === name)
        ?.perform({ ...world(), jobId: `${name}:${id}`, attempt: 1 }, payload),
    ),
  );
}

/** Runs what waits, as its fate has it; a few rounds, so that what follows meets the same. */
export async function meet(fate: Fate): Promise<void> {
  for (let round = 0; round < 2; round++) {
    if (fate === "dies-first") await runJobs({ evenLater: true, worldOf: () => dyingWorld(1) });
    if (fate === "dies-second") await runJobs({ evenLater: true, worldOf: () => dyingWorld(2) });
    if (fate === "twice") await Promise.all([runBeside(), runBeside(), runJobs({ evenLater: true })]);
    else await runJobs({ evenLater: true });
  }
}

/** The services are well again, and workers go on until nothing of grants waits any more. (A job that failed after another took its place is never tried again.) */
export async function comeToRest(services: readonly Double[]): Promise<void> {
  for (const service of services) service.calm();
  for (let round = 0; round < 10; round++) {
    await world().db.$executeRawUnsafe(
      "UPDATE graphile_worker._private_jobs SET run_at = now() WHERE attempts < max_attempts",
    );
    await settle();
    const [{ waiting } = { waiting: 0 }] = await world().db.$queryRawUnsafe<{ waiting: number }[]>(
      `SELECT count(*)::int AS waiting FROM graphile_worker._private_jobs j
        JOIN graphile_worker._private_tasks t ON t.id = j.task_id
        WHERE t.identifier IN ('benefit-grants.reach-outside', 'benefit-grants.settle-grant')
          AND j.attempts < j.max_attempts`,
    );
    if (waiting === 0) return;
  }
  throw new Error("grants are still on their way");
}
