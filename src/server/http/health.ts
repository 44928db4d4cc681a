import "server-only";
import { world } from "@/server/context";
import { sql } from "@/server/db/sql";
import { log } from "@/server/log";
import type { Stripe } from "@/server/stripe/client";

const PATIENCE_MS = 3_000;

const reached = async (name: string, ask: Promise<unknown>): Promise<boolean> => {
  const late = new Promise((_, reject) =>
    setTimeout(() => reject(new Error("no answer in time")), PATIENCE_MS).unref(),
  );
  return Promise.race([ask, late]).then(
    () => true,
    (error) => {
      log.warn({ err: error, dependency: name }, "health");
      return false;
    },
  );
};

const STRIPE_ASKED_MS = 30_000;
let stripeAnsweredAt = 0;

/** A probe every second must not become a call to Stripe every second. */
async function askStripe(stripe: Stripe): Promise<void> {
  if (Date.now() - stripeAnsweredAt < STRIPE_ASKED_MS) return;
  await stripe.customers.list({ limit: 1 });
  stripeAnsweredAt = Date.now();
}

/** 200 once Postgres, Redis and Stripe answer; 503 with the name of whatever does not. */
export async function health(): Promise<Response> {
  const { read, redis, stripe } = world();
  const [postgres, redisAnswers, stripeAnswers] = await Promise.all([
    reached("postgres", read(sql`SELECT 1 FROM graphile_worker.jobs LIMIT 1`)),
    reached("redis", redis.command("PING")),
    reached("stripe", askStripe(stripe)),
  ]);
  const checks = { postgres, redis: redisAnswers, stripe: stripeAnswers };
  const ok = Object.values(checks).every(Boolean);
  return Response.json(
    { status: ok ? "ok" : "unavailable", ...checks },
    { status: ok ? 200 : 503, headers: { "Cache-Control": "no-store" } },
  );
}
