import { createHash, randomBytes } from "node:crypto";
import { Redis } from "ioredis";
import { CreditsSDK } from "../../../src/sdk/index.ts";
import { killableRedis } from "../../setup/killable-redis.ts";
import { seedOldAccount } from "./old-account.ts";

const ROUNDS = 5;
const SECONDS = 1;

/** What any ledger on Redis would do at least, told nothing of keys, grants, holds or expiry. The transaction comes as text of the same length. */
const BARE = `
local balance = tonumber(redis.call("GET", KEYS[1]) or "0")
if balance < tonumber(ARGV[1]) then return { "insufficient" } end
redis.call("DECRBY", KEYS[1], ARGV[1])
redis.call("ZADD", KEYS[2], ARGV[2], ARGV[3])
redis.call("XADD", KEYS[3], "*", "account", ARGV[4], "tx", ARGV[3])
return { "ok", ARGV[3] }`;

export type LedgerRate = { perSecond: number; p50: number; p99: number; ofBare: number };
type Name = "bare" | "deduct" | "keyed" | "old";
export type LedgerRates = Record<Name, LedgerRate>;

export const names: Record<Name, string> = {
  bare: "a bare script: GET, DECRBY, ZADD, XADD",
  deduct: "deduct",
  keyed: "deduct with an idempotency key",
  old: "deduct, 1,000,000 transactions, 100 grants",
};

/** Operations a second with so many in flight, each kind in turns, on one Redis (append-only file, flushed each second); medians of the rounds. */
export async function measureLedger(inFlight: readonly number[]): Promise<Map<number, LedgerRates>> {
  const server = await killableRedis("everysec");
  const client = new Redis(server.url);
  try {
    const operations = await prepare(client);
    const found = new Map<number, LedgerRates>();
    for (const count of inFlight) found.set(count, await inTurns(operations, count));
    return found;
  } finally {
    client.disconnect();
    await server.stop();
  }
}

async function prepare(client: Redis): Promise<Record<Name, () => Promise<unknown>>> {
  const sdk = new CreditsSDK(client);
  await sdk.grant("someone", 1e12);
  await seedOldAccount(client, sdk, "old");
  await client.set("bare", 1e12);
  const sha = createHash("sha1").update(BARE).digest("hex");
  await client.script("LOAD", BARE);
  const text = JSON.stringify((await sdk.deduct("someone", 1)).transaction);
  let key = 0;
  return {
    bare: () => {
      const now = Date.now();
      const transaction = `{"id":"tx_${now}_${randomBytes(11).toString("hex")}${text.slice(43)}`;
      return client.evalsha(
        sha,
        3,
        "bare",
        "txs:bare",
        "journal:bare",
        "1",
        String(now),
        transaction,
        "bare",
      );
    },
    deduct: () => sdk.deduct("someone", 1),
    keyed: () => sdk.deduct("someone", 1, { idempotencyKey: `key-${key++}` }),
    old: () => sdk.deduct("old", 1),
  };
}

async function inTurns(
  operations: Record<Name, () => Promise<unknown>>,
  inFlight: number,
): Promise<LedgerRates> {
  const rounds: Omit<LedgerRates, never>[] = [];
  for (let round = -1; round < ROUNDS; round++) {
    const bare = await load(operations.bare, inFlight);
    const rates = { bare: { ...bare, ofBare: 1 } } as LedgerRates;
    for (const name of ["deduct", "keyed", "old"] as const) {
      const rate = await load(operations[name], inFlight);
      rates[name] = { ...rate, ofBare: rate.perSecond / bare.perSecond };
    }
    // The first one warms up.
    if (round >= 0) rounds.push(rates);
  }
  const middle = (pick: (rates: LedgerRates) => number) =>
    rounds.map(pick).sort((one, other) => one - other)[Math.floor(ROUNDS / 2)] ?? Number.NaN;
  const together = (name: Name): LedgerRate => ({
    perSecond: middle((rates) => rates[name].perSecond),
    p50: middle((rates) => rates[name].p50),
    p99: middle((rates) => rates[name].p99),
    ofBare: middle((rates) => rates[name].ofBare),
  });
  return {
    bare: together("bare"),
    deduct: together("deduct"),
    keyed: together("keyed"),
    old: together("old"),
  };
}

async function load(operation: () => Promise<unknown>, inFlight: number) {
  const times: number[] = [];
  const since = performance.now();
  const end = since + SECONDS * 1_000;
  const work = async () => {
    for (let now = since; now < end; ) {
      await operation();
      const after = performance.now();
      times.push(after - now);
      now = after;
    }
  };
  await Promise.all(Array.from({ length: inFlight }, work));
  const seconds = (performance.now() - since) / 1_000;
  times.sort((one, other) => one - other);
  const at = (share: number) => times[Math.floor(times.length * share)] ?? Number.NaN;
  return { perSecond: times.length / seconds, p50: at(0.5), p99: at(0.99) };
}
