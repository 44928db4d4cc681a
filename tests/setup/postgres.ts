import { randomBytes } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";
import type { TestProject } from "vitest/node";
import { startTestServers, TEMPLATE } from "./servers.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Address of the Postgres of this run, without a database. */
    postgresServer: string;
    /** Address of the Redis of this run, without a database number. */
    redisServer: string;
  }
}

/** Starts a real Postgres and a real Redis for this run of vitest and stops them after it; runs at the same time do not meet. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { postgresServer, redisServer, stop } = await startTestServers();
  project.provide("postgresServer", postgresServer);
  project.provide("redisServer", redisServer);
  return stop;
}

export type FreshDatabase = {
  url: string;
  drop: () => Promise<void>;
  [Symbol.asyncDispose]: () => Promise<void>;
};

/**
 * A database of one's own with all migrations applied and no rows, in about 0.1 s. `drop` it when done (or say `await using`);
 * what is forgotten goes with the server.
 */
export async function freshDatabase(server = inject("postgresServer")): Promise<FreshDatabase> {
  const name = `test_${randomBytes(8).toString("hex")}`;
  await onServer(server, `CREATE DATABASE ${name} TEMPLATE ${TEMPLATE}`);
  if (process.env.FLORIN_TEST_DISORDER) await onServer(server, DISORDER, name);
  const drop = () => onServer(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  return { url: `${server}/${name}`, drop, [Symbol.asyncDispose]: drop };
}

/** Jobs that nothing puts in an order run in any: what holds only in the order in which they were enqueued shows. */
const DISORDER = `
  CREATE FUNCTION disorder() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF NEW.job_queue_id IS NULL THEN NEW.priority := floor(random() * 100); END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER disorder BEFORE INSERT ON graphile_worker._private_jobs FOR EACH ROW EXECUTE FUNCTION disorder()`;

async function onServer(server: string, sql: string, database = "postgres"): Promise<void> {
  const client = new pg.Client({ connectionString: `${server}/${database}` });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
