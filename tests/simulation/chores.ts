import { Logger, runOnce } from "graphile-worker";
import { MINUTE_MS } from "@/lib/time";
import { archiveNow } from "@/modules/credits";
import { jobs } from "@/modules/jobs";
import { OrderToCome } from "@/modules/payments";
import { sweepRefunds } from "@/modules/refunds/jobs";
import { sweepPayments } from "@/modules/stripe-events/jobs";
import type { World } from "@/server/context";
import { connection } from "@/server/db/client";
import { sql } from "@/server/db/sql";
import { control } from "../integration/sandbox/start-sandbox.ts";
import { Died } from "./lives.ts";
import { Broken, type Simulated } from "./simulated.ts";

const ROUNDS = 60;

/** Runs all jobs that wait, those of which a process died over as often as it takes. @throws Broken where one does not come to its end. */
export async function runJobs(simulated: Simulated): Promise<void> {
  const { read } = simulated.lives.base;
  for (let round = 0; round < ROUNDS; round++) {
    if (!(await areJobsWaiting(simulated))) return;
    await archiveNow(simulated.lives.base);
    await control(simulated.sandbox, "POST", "tasks");
    await runWaiting(simulated);
  }
  const left = await read(
    sql`SELECT task_identifier, attempts, last_error FROM graphile_worker.jobs LIMIT 3`,
  );
  throw new Broken(`jobs come to no end: ${JSON.stringify(left)}`);
}

/** Those that failed or wait for a moment are due at once; those that are for later are not, nor one of which its own next run took the place. */
async function areJobsWaiting({ lives: { base } }: Simulated): Promise<boolean> {
  const soon = new Date(Date.now() + 2 * MINUTE_MS);
  const waiting = await base.read(sql`
    UPDATE graphile_worker._private_jobs SET run_at = now() - interval '1 day' + id % 1000000000 * interval '1 microsecond'
    WHERE attempts < max_attempts AND (attempts > 0 OR run_at <= ${soon}) RETURNING 1`);
  return waiting.length > 0;
}

async function runWaiting(simulated: Simulated): Promise<void> {
  const { lives } = simulated;
  const perform =
    (job: (typeof jobs)[number]) =>
    async (payload: unknown, helpers: { job: { id: string; attempts: number } }) => {
      const { id, attempts } = helpers.job;
      const of = { jobId: `${job.name}:${id}`, attempt: attempts };
      await lives
        .do((world) => job.perform({ ...world, ...of }, payload))
        .catch((error) => refuseUnexpected(job.name, error));
    };
  await runOnce({
    pgPool: connection().pool,
    noHandleSignals: true,
    concurrency: 1,
    logger: new Logger(() => () => undefined),
    taskList: Object.fromEntries(jobs.map((job) => [job.name, perform(job)])),
  });
}

/** Stripe was made to fail or to tell things out of order, or the process to die: any other error is a bug, and kept to be told. */
function refuseUnexpected(name: string, error: Error): never {
  if (!isExpected(error)) unexpected.push(`${name}: ${error.stack}`);
  throw error;
}

/** Errors of jobs that nobody provoked. */
export const unexpected: string[] = [];

export const isExpected = (error: unknown): boolean =>
  error instanceof Died ||
  error instanceof OrderToCome ||
  /^Stripe(Connection|API|RateLimit)Error$/.test((error as { type?: string }).type ?? "");

/** What is swept some minutes later: payments and refunds of which no answer came. After half an hour no buyer is waited for any more. */
export async function sweep(simulated: Simulated, minutes = 2): Promise<void> {
  const later = (world: World) => ({
    ...world,
    realNow: new Date(Date.now() + minutes * MINUTE_MS),
    attempt: 1,
  });
  const { lives } = simulated;
  for (const { name, perform } of [sweepPayments, sweepRefunds])
    await lives
      .do((world) => perform({ ...later(world), jobId: name }, {}))
      .catch((error) => {
        if (!isExpected(error)) throw error;
      });
  await runJobs(simulated);
}
