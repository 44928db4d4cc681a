import "server-only";
import { EventEmitter } from "node:events";
import { Logger, parseCronItems, type Runner, run, type TaskList } from "graphile-worker";
import type pg from "pg";
import { world } from "@/server/context";
import { connection } from "@/server/db/client";
import { env } from "@/server/env";
import { log, logContext } from "@/server/log";
import type { Job } from "./job";
import { holdPresence, releaseLocksOfTheDead } from "./presence";

/** Runs jobs until `stop`, which lets running ones finish. Any number of processes may do this at once. */
export async function startWorker(jobs: readonly Job[]): Promise<{ stop(): Promise<void> }> {
  const { pool } = connection();
  const events = new EventEmitter();
  let presence: pg.Client | undefined;
  events.on("pool:create", ({ workerPool }: { workerPool: { id: string } }) => {
    holdPresence(env.DATABASE_URL, workerPool.id).then(
      (client) => (presence = client),
      (error) => log.error({ err: error }, "worker presence not held"),
    );
  });
  await releaseLocksOfTheDead(pool);
  const sweep = setInterval(() => releaseLocksOfTheDead(pool).catch(logFailure), 15_000);
  const runner: Runner = await run({
    pgPool: pool,
    concurrency: env.FLORIN_WORKER_CONCURRENCY,
    noHandleSignals: true,
    pollInterval: 1_000,
    logger: workerLogger,
    events,
    taskList: tasksOf(jobs),
    parsedCronItems: parseCronItems(
      jobs.flatMap(({ name, schedule, attempts }) =>
        schedule ? [{ task: name, match: schedule, options: { maxAttempts: attempts, jobKey: name } }] : [],
      ),
    ),
  });
  runner.promise.catch(logFailure);
  return {
    stop: async () => {
      clearInterval(sweep);
      await runner.stop().catch(logFailure);
      await presence?.end().catch(logFailure);
    },
  };
}

const logFailure = (error: unknown) => log.error({ err: error }, "worker");

const tasksOf = (jobs: readonly Job[]): TaskList =>
  Object.fromEntries(
    jobs.map((job) => [
      job.name,
      (payload, { job: { id, attempts, max_attempts } }) =>
        logContext.run({ job: `${job.name} ${id}` }, async () => {
          try {
            await job.perform(
              { ...world(), jobId: `${job.name}:${id}`, attempt: attempts },
              withoutCron(payload),
            );
          } catch (error) {
            const parked = attempts >= max_attempts;
            log[parked ? "error" : "warn"]({ err: error, attempt: attempts, parked }, "job failed");
            throw error;
          }
        }),
    ]),
  );

/** A scheduled job gets the time it was due for under `_cron`; our schemas need not know. */
function withoutCron(payload: unknown): unknown {
  if (typeof payload !== "object" || payload === null) return payload;
  const { _cron, ...input } = payload as Record<string, unknown>;
  return input;
}

const workerLogger = new Logger(() => (level, message) => {
  if (level === "error") log.error(message);
  else if (level === "warning") log.warn(message);
  else log.debug(message);
});
