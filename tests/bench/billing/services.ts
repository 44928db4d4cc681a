import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import { connect, migrate } from "../../../scripts/db/apply.ts";
import { freePort } from "../../../scripts/lib/ports.ts";
import type { Supervisor } from "../../../scripts/lib/supervisor.ts";
import { postgresUrl, startPostgres } from "../../../scripts/services/postgres.ts";
import { redisUrl, startRedis } from "../../../scripts/services/redis.ts";

/** A migrated database of its own, with what a worker on it is told. */
export type Place = { database: pg.Pool; environment: Record<string, string>; end: () => Promise<void> };

export type Services = { postgresPid: number; place: (stripeUrl: string) => Promise<Place> };

/** Starts Postgres, which waits for the disk at each commit as that of `npm start` does, and Redis. */
export async function startServices(supervisor: Supervisor, folder: string): Promise<Services> {
  const password = "florin-bench";
  const postgres = { folder: path.join(folder, "postgres"), port: await freePort(), password };
  const redis = { folder: path.join(folder, "redis"), port: await freePort(), password };
  const config = { shared_buffers: "256MB", synchronous_commit: "on", max_connections: "400" };
  await supervisor.add(await startPostgres({ ...postgres, config }), "store");
  await supervisor.add(await startRedis(redis, () => undefined), "store");
  const place = async (stripeUrl: string): Promise<Place> => {
    const name = `bench_${randomUUID().slice(0, 8)}`;
    const client = await connect(postgresUrl(postgres, "postgres"));
    await client.query(`CREATE DATABASE ${name}`);
    await client.end();
    const url = postgresUrl(postgres, name);
    await migrate(url);
    const database = new pg.Pool({ connectionString: url, max: 2 });
    return { database, environment: settingsOf(url, redisUrl(redis), stripeUrl), end: () => database.end() };
  };
  const [pid] = (await readFile(path.join(postgres.folder, "postmaster.pid"), "utf8")).split("\n");
  return { postgresPid: Number(pid), place };
}

const settingsOf = (DATABASE_URL: string, REDIS_URL: string, STRIPE_API_URL: string) => ({
  DATABASE_URL,
  REDIS_URL,
  STRIPE_API_URL,
  FLORIN_SECRET: "a secret that only this run knows, long",
  FLORIN_DATABASE_CONNECTIONS: "10",
  STRIPE_SECRET_KEY: "sk_test_sandbox_0123456789",
  STRIPE_PUBLISHABLE_KEY: "pk_test_sandbox_0123456789",
  STRIPE_WEBHOOK_SECRET: "whsec_sandbox_0123456789",
  LOG_LEVEL: "error",
});
