import "server-only";
import pg from "pg";

/**
 * A worker that is killed leaves its jobs locked, and graphile-worker would wait four hours for it. So every worker
 * holds a session lock in Postgres for as long as it lives: when it dies, in whatever way, the lock is gone with
 * its connection, and any other worker sets its jobs free.
 */
export async function holdPresence(url: string, workerId: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, keepAlive: true });
  client.on("error", () => undefined);
  await client.connect();
  await client.query("SELECT pg_advisory_lock(hashtextextended($1, 0))", [workerId]);
  return client;
}

/** Sets free the jobs of workers that no longer hold their presence. Locks of the last 5 s are left alone. */
export async function releaseLocksOfTheDead(pool: pg.Pool): Promise<number> {
  const client = await pool.connect();
  try {
    const { rows } = await client.query<{ locked_by: string }>(
      `SELECT locked_by FROM graphile_worker._private_jobs WHERE locked_by IS NOT NULL
       GROUP BY locked_by HAVING max(locked_at) < now() - interval '5 seconds'`,
    );
    let freed = 0;
    for (const { locked_by } of rows) {
      const lock = await client.query<{ dead: boolean }>(
        "SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS dead",
        [locked_by],
      );
      if (!lock.rows[0]?.dead) continue;
      await client.query("SELECT graphile_worker.force_unlock_workers($1::text[])", [[locked_by]]);
      await client.query("SELECT pg_advisory_unlock(hashtextextended($1, 0))", [locked_by]);
      freed += 1;
    }
    return freed;
  } finally {
    client.release();
  }
}
