import { spawn } from "node:child_process";
import path from "node:path";
import { loadDotEnv } from "./lib/env.ts";
import { Failure, run } from "./lib/fail.ts";
import { takeLock } from "./lib/lock.ts";
import { inRoot, root } from "./lib/paths.ts";
import { Supervisor } from "./lib/supervisor.ts";
import { postgresUrl } from "./services/postgres.ts";
import { redisUrl } from "./services/redis.ts";
import { readKept } from "./services/settings.ts";
import { type Configuration, readConfiguration } from "./start/configuration.ts";
import { Progress } from "./start/progress.ts";
import { APPLICATION } from "./start/seed.ts";
import { claimData, type Environment, startServices } from "./start/services.ts";

/**
 * `npm run credits:reconcile`: compares every credit account in Redis with its archive in Postgres, mends what differs, restores what Redis lost and
 * tells what it did; exit code 1 when an account needs a person. On the services of the Florin that runs on FLORIN_DATA or on those that the
 * environment names; where neither runs, it starts them for as long as it takes.
 */
await run(async () => {
  loadDotEnv();
  const configuration = readConfiguration(process.env);
  const running = await environmentOfRunning(configuration);
  if (running) return reconcile(running);
  const release = await claimData(configuration);
  const supervisor = new Supervisor(path.join(configuration.data, "running"));
  const progress = new Progress(() => supervisor.isStopping);
  try {
    await supervisor.clearLeftovers();
    await reconcile(await startServices({ configuration, supervisor, progress }));
  } finally {
    await supervisor.stop();
    await release();
  }
});

/** The environment of a Florin that runs on this data folder, or on nothing of its own; null where embedded services stand still. */
async function environmentOfRunning({
  data,
  databaseUrl,
  redis,
  secret,
}: Configuration): Promise<Environment | null> {
  const isAllGiven = databaseUrl !== undefined && (redis.url !== undefined || redis.isUpstash);
  if (!isAllGiven) {
    const lock = await takeLock(path.join(data, "start.lock"));
    if ("release" in lock) {
      await lock.release();
      return null;
    }
  }
  const kept = await readKept(data);
  const embedded = (name: "postgres" | "redis") => ({
    folder: path.join(data, name),
    port: kept[name].port ?? 0,
    password: kept[name].password,
  });
  return {
    DATABASE_URL: databaseUrl ?? postgresUrl(embedded("postgres")),
    ...(redis.isUpstash ? {} : { REDIS_URL: redis.url ?? redisUrl(embedded("redis")) }),
    FLORIN_DATA: data,
    FLORIN_SECRET: secret ?? kept.secret,
    // Reconciling asks nothing of Stripe; the application wants to be told all the same.
    STRIPE_SECRET_KEY: kept.stripe.secretKey,
    STRIPE_PUBLISHABLE_KEY: kept.stripe.publishableKey,
    STRIPE_WEBHOOK_SECRET: kept.stripe.webhookSecret,
  };
}

/** Runs the application's own code on them. @throws Failure when it says that something is left */
async function reconcile(environment: Environment): Promise<void> {
  const child = spawn(process.execPath, [...APPLICATION, inRoot("scripts/credits/reconcile.ts")], {
    cwd: root,
    env: { ...process.env, ...environment },
    stdio: "inherit",
  });
  const code = await new Promise<number>((resolve) => {
    child.once("error", () => resolve(1));
    child.once("exit", (status) => resolve(status ?? 1));
  });
  if (code !== 0) throw new Failure("not every account could be reconciled; the lines above say which");
}
