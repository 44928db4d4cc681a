import "server-only";
import { type Read, sql } from "@/server/db/sql";

/** Whether a job runs, or is due and was not begun yet; those of `except` do not count, nor those that wait for another try. */
export async function hasUnfinishedJobs(read: Read, except: string): Promise<boolean> {
  const [found] = await read<{ any: boolean }>(sql`
    SELECT EXISTS (
      SELECT FROM graphile_worker._private_jobs job JOIN graphile_worker._private_tasks task ON task.id = job.task_id
      WHERE task.identifier <> ${except} AND job.run_at <= now()
        AND (job.attempts = 0 OR job.locked_at IS NOT NULL)) AS any`);
  return found?.any ?? false;
}
