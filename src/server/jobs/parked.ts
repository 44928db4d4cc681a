import "server-only";
import type { Db } from "@/server/db/client";
import { type Read, sql } from "@/server/db/sql";

/** A job that has used up its attempts and waits for a person. What it was to do stays inside: it may hold mail or names. */
export type ParkedJob = {
  id: string;
  name: string;
  attempts: number;
  last_error: string | null;
  created_at: string;
  failed_at: string;
};

type Row = Omit<ParkedJob, "created_at" | "failed_at"> & { created_at: Date; failed_at: Date };

const isParked = sql`job.attempts >= job.max_attempts AND job.locked_at IS NULL`;

const LIMIT = 200;

/** The jobs that are parked, the latest failure first; at most 200. */
export async function listParkedJobs(read: Read): Promise<ParkedJob[]> {
  const rows = await read<Row>(sql`
    SELECT job.id::text AS id, task.identifier AS name, job.attempts, left(job.last_error, 2000) AS last_error,
      job.created_at, job.updated_at AS failed_at
    FROM graphile_worker._private_jobs AS job JOIN graphile_worker._private_tasks AS task ON task.id = job.task_id
    WHERE ${isParked} ORDER BY job.updated_at DESC, job.id DESC LIMIT ${LIMIT}::int`);
  return rows.map((row) => ({
    ...row,
    created_at: row.created_at.toISOString(),
    failed_at: row.failed_at.toISOString(),
  }));
}

/** Gives a parked job all of its attempts again, from now on. Whether there was such a job. */
export async function runParkedJob(db: Db, id: string): Promise<boolean> {
  const freed = await db.$queryRaw<{ id: bigint }[]>(sql`
    SELECT id FROM graphile_worker.reschedule_jobs(
      ARRAY(SELECT job.id FROM graphile_worker._private_jobs AS job WHERE job.id = ${id}::bigint AND ${isParked}),
      run_at => now(), attempts => 0)`);
  return freed.length > 0;
}
