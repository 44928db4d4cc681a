import { mkdir } from "node:fs/promises";
import path from "node:path";
import { connect } from "../db/apply.ts";
import { Failure } from "../lib/fail.ts";
import { takeLock } from "../lib/lock.ts";
import { freePort } from "../lib/ports.ts";
import type { Supervisor } from "../lib/supervisor.ts";
import { postgresUrl, startPostgres } from "../services/postgres.ts";
import { checkRedis, redisUrl, startRedis } from "../services/redis.ts";
import { type Kept, makeDataFolder, readKept, writeKept } from "../services/settings.ts";
import { startSandbox } from "../services/stripe-sandbox.ts";
import { bracketed, type Configuration, isAny } from "./configuration.ts";
import type { Progress } from "./progress.ts";

/** What the application, its seed and its workers are given; the names of `.env.example`. */
export type Environment = Record<string, string>;

type Given = { configuration: Configuration; kept: Kept; supervisor: Supervisor; progress: Progress };

/**
 * Takes the data folder for this start alone, when anything embedded will live in it; gives what hands it back.
 *
 * @throws Failure when another start has it.
 */
export async function claimData(configuration: Configuration): Promise<() => Promise<void>> {
  const { data, databaseUrl, redis, isStripeConfigured } = configuration;
  await makeDataFolder(data);
  await mkdir(path.join(data, "files"), { recursive: true, mode: 0o700 });
  if (databaseUrl && (redis.url || redis.isUpstash) && isStripeConfigured) return async () => undefined;
  const lock = await takeLock(path.join(data, "start.lock"));
  if ("release" in lock) return lock.release;
  throw new Failure(
    `Florin already runs on ${data} (process ${lock.holder.pid}). Stop it first, or give this one a folder of its own with FLORIN_DATA.`,
  );
}

/**
 * Starts each service that the environment does not configure, all at a time, and gives the whole environment of the application.
 *
 * @throws Failure of the first that does not start; what did start is in the supervisor's hands.
 */
export async function startServices(given: Omit<Given, "kept">): Promise<Environment> {
  const { data, url, role, host, port, secret } = given.configuration;
  const kept = await readKept(data);
  for (const service of [kept.postgres, kept.redis, kept.stripe]) service.port = await freePort(service.port);
  await writeKept(data, kept);

  const all = { ...given, kept };
  const outcomes = await Promise.allSettled([database(all), cache(all), payments(all)]);
  const failed = outcomes.find((outcome) => outcome.status === "rejected");
  if (failed) throw failed.reason;
  const own = {
    FLORIN_ROLE: role,
    FLORIN_URL: url,
    FLORIN_DATA: data,
    FLORIN_SECRET: secret ?? kept.secret,
    HOST: host,
    PORT: String(port),
  };
  return Object.assign(
    own,
    ...outcomes.map((outcome) => (outcome.status === "fulfilled" ? outcome.value : {})),
  );
}

async function database({ configuration, kept, supervisor, progress }: Given): Promise<Environment> {
  if (configuration.databaseUrl) return { DATABASE_URL: configuration.databaseUrl };
  const settings = {
    folder: path.join(configuration.data, "postgres"),
    port: kept.postgres.port ?? 0,
    password: kept.postgres.password,
  };
  return progress.step("Postgres", async () => {
    const config = { shared_buffers: "256MB", synchronous_commit: "on", max_connections: "200" };
    await supervisor.add(await startPostgres({ ...settings, config }), "store");
    const client = await connect(postgresUrl(settings, "postgres"));
    const { rowCount } = await client.query("SELECT FROM pg_database WHERE datname = 'florin'");
    if (rowCount === 0) await client.query("CREATE DATABASE florin");
    await client.end();
    return { DATABASE_URL: postgresUrl(settings) };
  });
}

async function cache({ configuration, kept, supervisor, progress }: Given): Promise<Environment> {
  const { redis, data } = configuration;
  if (redis.isUpstash) return {};
  if (redis.url) {
    await checkRedis(redis.url);
    return { REDIS_URL: redis.url };
  }
  const settings = {
    folder: path.join(data, "redis"),
    port: kept.redis.port ?? 0,
    password: kept.redis.password,
  };
  return progress.step("Redis", async (say) => {
    await supervisor.add(await startRedis(settings, say), "store");
    return { REDIS_URL: redisUrl(settings) };
  });
}

async function payments({ configuration, kept, supervisor, progress }: Given): Promise<Environment> {
  if (configuration.isStripeConfigured) return {};
  const { host, port, data } = configuration;
  const { secretKey, publishableKey, webhookSecret } = kept.stripe;
  // Straight to where we listen: FLORIN_URL may lead through a proxy that cannot be reached from here.
  const ours = `http://${isAny(host) ? "127.0.0.1" : bracketed(host)}:${port}`;
  return progress.step("Stripe sandbox", async () => {
    const { service, url } = await startSandbox({
      port: kept.stripe.port ?? 0,
      file: path.join(data, "stripe-sandbox.db"),
      webhookUrl: `${ours}/api/webhooks/stripe`,
      secretKey,
      publishableKey,
      webhookSecret,
    });
    await supervisor.add(service, "sandbox");
    return {
      STRIPE_SECRET_KEY: secretKey,
      STRIPE_PUBLISHABLE_KEY: publishableKey,
      STRIPE_WEBHOOK_SECRET: webhookSecret,
      STRIPE_API_URL: url,
    };
  });
}
