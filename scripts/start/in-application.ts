import { spawn } from "node:child_process";
import path from "node:path";
import { loadDotEnv } from "../lib/env.ts";
import { Failure } from "../lib/fail.ts";
import { takeLock } from "../lib/lock.ts";
import { inRoot, root } from "../lib/paths.ts";
import { Supervisor } from "../lib/supervisor.ts";
import { postgresUrl } from "../services/postgres.ts";
import { redisUrl } from "../services/redis.ts";
import { makeDataFolder, readKept } from "../services/settings.ts";
import { type Configuration, readConfiguration } from "./configuration.ts";
import { Progress } from "./progress.ts";
import { APPLICATION } from "./seed.ts";
import { claimData, type Environment, startServices } from "./services.ts";

/**
 * Runs a script inside the application's own code: on the services of the Florin that runs on FLORIN_DATA or on those that the environment
 * names; where neither runs, it starts them for as long as it takes.
 *
 * @throws Failure with `complaint` when the script ends with another exit code than 0
 */
export async function runInApplication(script: string, complaint: string): Promise<void> {
  loadDotEnv();
  const configuration = readConfiguration(process.env);
  const running = await environmentOfRunning(configuration);
  if (running) return runOn(running, script, complaint);
  const release = await claimData(configuration);
  const supervisor = new Supervisor(path.join(configuration.data, "running"));
  const progress = new Progress(() => supervisor.isStopping);
  try {
    await supervisor.clearLeftovers();
    await runOn(await startServices({ configuration, supervisor, progress }), script, complaint);
  } finally {
    await supervisor.stop();
    await release();
  }
}

/** The environment of a Florin that runs on this data folder, or on nothing of its own; null where embedded services stand still. */
async function environmentOfRunning(configuration: Configuration): Promise<Environment | null> {
  const { data, databaseUrl, redis, secret, isStripeConfigured } = configuration;
  const isAllGiven = databaseUrl && (redis.url || redis.isUpstash) && isStripeConfigured;
  if (!isAllGiven) {
    const lock = await takeLock(path.join(data, "start.lock"));
    if ("release" in lock) {
      await lock.release();
      return null;
    }
  }
  await makeDataFolder(data);
  const kept = await readKept(data);
  const embedded = (name: "postgres" | "redis") => ({
    folder: path.join(data, name),
    port: kept[name].port ?? 0,
    password: kept[name].password,
  });
  const sandbox = {
    STRIPE_SECRET_KEY: kept.stripe.secretKey,
    STRIPE_PUBLISHABLE_KEY: kept.stripe.publishableKey,
    STRIPE_WEBHOOK_SECRET: kept.stripe.webhookSecret,
    STRIPE_API_URL: `http://127.0.0.1:${kept.stripe.port ?? 0}`,
  };
  return {
    DATABASE_URL: databaseUrl ?? postgresUrl(embedded("postgres")),
    ...(redis.isUpstash ? {} : { REDIS_URL: redis.url ?? redisUrl(embedded("redis")) }),
    FLORIN_DATA: data,
    FLORIN_SECRET: secret ?? kept.secret,
    ...(isStripeConfigured ? {} : sandbox),
  };
}

async function runOn(environment: Environment, script: string, complaint: string): Promise<void> {
  const child = spawn(process.execPath, [...APPLICATION, inRoot(script)], {
    cwd: root,
    env: { ...process.env, ...environment },
    stdio: "inherit",
  });
  const code = await new Promise<number>((resolve) => {
    child.once("error", () => resolve(1));
    child.once("exit", (status) => resolve(status ?? 1));
  });
  if (code !== 0) throw new Failure(complaint);
}
