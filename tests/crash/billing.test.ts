import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aSeller, fillSubscriptions } from "../bench/billing/fill.ts";
import { billUnderKills } from "../bench/billing/kill.ts";
import { verdictOf } from "../bench/billing/verdict.ts";
import { startInstantStripeProcess } from "../bench/billing/workers.ts";
import { freshDatabase } from "../setup/postgres.ts";
import { freshRedis } from "../setup/redis.ts";

const SUBSCRIPTIONS = 3_000;

let stripe: Awaited<ReturnType<typeof startInstantStripeProcess>>;
let database: pg.Pool;
let environment: Record<string, string>;

beforeAll(async () => {
  const { url } = await freshDatabase();
  stripe = await startInstantStripeProcess();
  database = new pg.Pool({ connectionString: url, max: 4 });
  environment = {
    DATABASE_URL: url,
    REDIS_URL: await freshRedis(),
    FLORIN_SECRET: "a secret that only tests know, 32 long",
    STRIPE_API_URL: stripe.url,
    STRIPE_SECRET_KEY: "sk_test_none",
    STRIPE_PUBLISHABLE_KEY: "pk_test_none",
    STRIPE_WEBHOOK_SECRET: "whsec_none",
    LOG_LEVEL: "fatal",
  };
});

afterAll(async () => {
  await stripe?.kill();
  await database?.end();
});

test("workers that are killed over it bill and charge each subscription once", async () => {
  await fillSubscriptions(database, await aSeller(database), { count: SUBSCRIPTIONS, isDue: true });
  const { kills } = await billUnderKills({
    environment,
    database,
    workers: 3,
    subscriptions: SUBSCRIPTIONS,
    everyMs: 700,
    mostKills: 6,
    isSweptAtOnce: true,
    withinMs: 240_000,
  });
  // On a busy machine the work may be done before the sixth.
  expect(kills).toBeGreaterThanOrEqual(3);
  expect(await verdictOf(database)).toEqual({
    subscriptions: SUBSCRIPTIONS,
    billedOnce: SUBSCRIPTIONS,
    paidOnce: SUBSCRIPTIONS,
    gaps: 0,
    owed: 0,
    taken: SUBSCRIPTIONS * 2_000,
    pending: 0,
  });
  const counts = await (await fetch(`${stripe.url}/_instant`)).json();
  expect(counts).toMatchObject({ charged: SUBSCRIPTIONS, orders: SUBSCRIPTIONS });
}, 300_000);
