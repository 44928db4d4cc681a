import "server-only";
import { z } from "zod";
import type { Redis } from "@/server/redis/port";
import { defineScript } from "@/server/redis/script";
import source from "./admit.lua";

export const admit = defineScript({
  source,
  keys: ["counter", "token"],
  args: ["max", "windowMs"],
  reply: z.tuple([z.coerce.number(), z.coerce.number(), z.string()]),
});

/** What is remembered of an access token for some seconds, to spare the database. */
export const TokenRecord = z.object({
  id: z.string(),
  organizationId: z.string(),
  scopes: z.array(z.string()),
  /** Milliseconds since 1970; null: never. */
  expiresAt: z.number().nullable(),
});
export type TokenRecord = z.output<typeof TokenRecord>;

const REMEMBERED_SECONDS = 30;

export const tokenKey = (hash: string) => `florin:token:${hash}`;

/** Keeps a token's record. Never over a revocation: that key lives longer than any record could. */
export const rememberToken = (redis: Redis, hash: string, record: TokenRecord) =>
  redis.command("SET", tokenKey(hash), JSON.stringify(record), "EX", String(REMEMBERED_SECONDS), "NX");

/** Makes every process refuse the token at once. Called after the row is gone. */
export const forgetToken = (redis: Redis, hash: string) =>
  redis.command("SET", tokenKey(hash), "revoked", "EX", String(REMEMBERED_SECONDS * 4));
