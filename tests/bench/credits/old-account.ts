import type { Redis } from "ioredis";
import type { CreditsSDK } from "../../../src/sdk/index.ts";

const TRANSACTIONS = 1_000_000;
const GRANTS = 100;
const PIECE = 20_000;

/** Writes lines of a past into a log, without going through the ledger one by one. */
const SEED = `
for number = tonumber(ARGV[1]), tonumber(ARGV[2]) do
  local at = string.format("%.0f", 1600000000000 + number)
  local seq = string.format("%.0f", number)
  redis.call("ZADD", KEYS[1], at, '{"id":"tx_' .. at .. "_" .. string.format("%010x", number) .. 'seed","seq":' .. seq
    .. ',"type":"deduct","amount":-1,"balance":0,"held":0,"timestamp":' .. at .. ',"grants":[["500.999999999999999.000000000000001.seed",-1]]}')
end
redis.call("HSET", KEYS[2], "seq", ARGV[2])`;

/** An account with a million transactions behind it, all still in Redis, and a hundred grants, each with an end of its own. */
export async function seedOldAccount(client: Redis, sdk: CreditsSDK, user: string): Promise<void> {
  for (let from = 1; from <= TRANSACTIONS; from += PIECE)
    await client.eval(SEED, 2, `txs:${user}`, `account:${user}`, String(from), String(from + PIECE - 1));
  const year = Date.now() + 365 * 86_400_000;
  for (let number = 0; number < GRANTS; number++)
    await sdk.grant(user, 1e9, { expiresAt: year + number * 60_000 });
}
