import { createHash } from "node:crypto";
import { mkdir, readdir, rename, rm } from "node:fs/promises";
import path from "node:path";
import { connect, migrate } from "../../scripts/db/apply.ts";
import { type Migration, readMigrations } from "../../scripts/db/migrations.ts";
import { takeLock, waitForLock } from "../../scripts/lib/lock.ts";
import { inRoot } from "../../scripts/lib/paths.ts";
import { freePort } from "../../scripts/lib/ports.ts";
import { output } from "../../scripts/lib/process.ts";
import { Supervisor } from "../../scripts/lib/supervisor.ts";
import { postgresUrl, startPostgres } from "../../scripts/services/postgres.ts";
import { redisUrl, startRedis } from "../../scripts/services/redis.ts";

const folder = inRoot(".florin-test");
const runs = path.join(folder, "runs");
const password = "florin-test";

/** The name of the database that every fresh one is a copy of: all migrations applied, no rows. */
export const TEMPLATE = "florin_template";

/** Nothing of a test run has to outlive it, so nothing waits for the disk. */
const config = {
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  shared_buffers: "128MB",
  max_connections: "400",
};

export type TestServers = { postgresServer: string; redisServer: string; stop: () => Promise<void> };

/**
 * Starts Postgres (with the migrated template database) and Redis for this process, in a folder of its own below `.florin-test/runs`.
 * The cluster is made once per set of migrations and copied, which takes a tenth of the time.
 */
export async function startTestServers(): Promise<TestServers> {
  await mkdir(runs, { recursive: true });
  await clearDeadRuns();
  const run = path.join(runs, String(process.pid));
  const lock = await takeLock(`${run}.lock`);
  await mkdir(run, { recursive: true });
  const supervisor = new Supervisor(path.join(run, "running"));
  const stop = async () => {
    await supervisor.stop();
    await rm(run, { recursive: true, force: true });
    if ("release" in lock) await lock.release();
  };
  try {
    await copyCluster(path.join(run, "postgres"));
    const postgres = { folder: path.join(run, "postgres"), port: await freePort(), password };
    const redis = { folder: path.join(run, "redis"), port: await freePort(), password, isKept: false };
    await supervisor.add(await startPostgres({ ...postgres, config }), "store");
    await supervisor.add(await startRedis(redis, () => undefined), "store");
    return {
      postgresServer: postgresUrl(postgres, "").replace(/\/$/, ""),
      redisServer: redisUrl(redis),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Ends servers of runs that were killed, and removes their folders. */
async function clearDeadRuns(): Promise<void> {
  for (const name of await readdir(runs)) {
    if (!name.endsWith(".lock")) continue;
    const run = path.join(runs, name.slice(0, -".lock".length));
    const lock = await takeLock(`${run}.lock`);
    if ("holder" in lock) continue;
    await new Supervisor(path.join(run, "running")).clearLeftovers();
    await rm(run, { recursive: true, force: true });
    await lock.release();
  }
}

/** Copies the stopped cluster that holds the template database, which is made anew when migrations have changed. */
async function copyCluster(to: string): Promise<void> {
  const migrations = await readMigrations();
  const hash = createHash("sha256").update(JSON.stringify(migrations.map(({ checksum }) => checksum)));
  const name = `cluster-${hash.digest("hex").slice(0, 16)}`;
  const cluster = path.join(folder, name);
  const release = await waitForLock(path.join(folder, "prepare.lock"));
  try {
    const found = await readdir(folder);
    if (!found.includes(name)) {
      const old = found.filter((other) => /^(cluster|draft)-?/.test(other));
      for (const other of old) await rm(path.join(folder, other), { recursive: true, force: true });
      await makeCluster(path.join(folder, "draft"), migrations);
      await rename(path.join(folder, "draft"), cluster);
    }
    await output("cp", ["-a", cluster, to]);
  } finally {
    await release();
  }
}

async function makeCluster(at: string, migrations: Migration[]): Promise<void> {
  const settings = {
    folder: at,
    port: await freePort(),
    password,
    config,
    initdb: ["--no-sync", "--wal-segsize=1"],
  };
  const service = await startPostgres(settings);
  try {
    const client = await connect(postgresUrl(settings, "postgres"));
    await client.query(`CREATE DATABASE ${TEMPLATE}`);
    await client.end();
    await migrate(postgresUrl(settings, TEMPLATE), migrations);
  } finally {
    await service.stop();
  }
}
