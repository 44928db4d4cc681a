import { Logger, runOnce } from "graphile-worker";
import { jobs } from "@/modules/jobs";
import { world } from "@/server/context";
import { connection } from "@/server/db/client";

/** The names of jobs in the order they ran. */
export type Ran = { done: string[]; failed: string[] };

/**
 * Runs every job that is due, and those they enqueue, as a worker does; with `evenLater`, those too that wait for their time; without those named in `except`.
 * `worldOf` gives a job another world than the real one.
 */
export async function runJobs({
  evenLater = false,
  except = [] as string[],
  worldOf = world,
} = {}): Promise<Ran> {
  const { pool } = connection();
  if (evenLater)
    await pool.query("UPDATE graphile_worker._private_jobs SET run_at = now() WHERE attempts = 0");
  const ran: Ran = { done: [], failed: [] };
  await runOnce({
    pgPool: pool,
    noHandleSignals: true,
    logger: new Logger(() => () => undefined),
    taskList: Object.fromEntries(
      jobs
        .filter(({ name }) => !except.includes(name))
        .map((job) => [
          job.name,
          async (payload: unknown, { job: { id, attempts } }: { job: { id: string; attempts: number } }) => {
            try {
              await job.perform({ ...worldOf(), jobId: `${job.name}:${id}`, attempt: attempts }, payload);
              ran.done.push(job.name);
            } catch (error) {
              ran.failed.push(job.name);
              throw error;
            }
          },
        ]),
    ),
  });
  return ran;
}
