import { afterAll, beforeAll } from "vitest";
import type { Merchant } from "../factories/organization.ts";
import { freshDatabase } from "./postgres.ts";
import { freshRedis } from "./redis.ts";

export type Answer = { status: number; headers: Headers; text: string; body: Body };
// biome-ignore lint/suspicious/noExplicitAny: a test reads whatever the answer should hold
type Body = any;

/** Calls the handler of `METHOD /path` with a real Request, as Next does. `headers` win over those made from `token` and `body`. */
export type Api = (
  method: string,
  path: string,
  body?: unknown,
  options?: { token?: string | null; headers?: Record<string, string> },
) => Promise<Answer>;

export type ApiTest = {
  /** Speaks for `merchant()`, made once a file, where no other token is given. */
  api: Api;
  /** An organization with an access token of all scopes; one more at each call. */
  merchant: (named?: { scopes?: readonly string[]; currency?: string }) => Promise<Merchant>;
  /** The organization that `api` speaks for. */
  own: () => Merchant;
};

/**
 * Gives a test file a database and a Redis of its own and the API over them. Call it once at the top of the file,
 * before anything reads settings.
 */
export function apiForTest(
  settings: Record<string, string> | (() => Promise<Record<string, string>>) = {},
): ApiTest {
  let own: Merchant | undefined;
  let drop: (() => Promise<void>) | undefined;

  beforeAll(async () => {
    const database = await freshDatabase();
    drop = database.drop;
    const more = typeof settings === "function" ? await settings() : settings;
    Object.assign(process.env, testSettings(database.url, await freshRedis()), more);
    own = await merchant();
  });
  afterAll(async () => {
    const { connection } = await import("@/server/db/client");
    const { redis } = await import("@/server/redis/client");
    const { db, pool } = connection();
    await db.$disconnect();
    await pool.end().catch(() => undefined);
    await redis().close();
    await drop?.();
  });

  const merchant: ApiTest["merchant"] = async (named) => {
    const { aMerchant } = await import("../factories/organization.ts");
    return aMerchant(named);
  };
  const mine = () => {
    if (!own)
      throw new Error("the organization is made before the first test, not while tests are collected");
    return own;
  };
  return {
    merchant,
    own: mine,
    api: async (method, path, body, { token = mine().token, headers = {} } = {}) => {
      const { call } = await import("./call.ts");
      return call(method, path, body, { ...(token && { Authorization: `Bearer ${token}` }), ...headers });
    },
  };
}

const testSettings = (DATABASE_URL: string, REDIS_URL: string) => ({
  NODE_ENV: "test",
  DATABASE_URL,
  REDIS_URL,
  FLORIN_URL: "http://127.0.0.1:3000",
  FLORIN_SECRET: "a secret that only tests know, 32 long",
  FLORIN_RATE_LIMITS: "off",
  FLORIN_DATABASE_CONNECTIONS: "10",
  STRIPE_SECRET_KEY: "sk_test_none",
  STRIPE_PUBLISHABLE_KEY: "pk_test_none",
  STRIPE_WEBHOOK_SECRET: "whsec_none",
  LOG_LEVEL: process.env.LOG_LEVEL ?? "silent",
});
