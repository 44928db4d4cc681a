import fc from "fast-check";
import { expect, test } from "vitest";
import {
  CreditsSDK,
  calculateBalanceFromTransactions,
  foldTransactions,
  parseTransaction,
  type RedisClient,
  type Transaction,
} from "@/sdk";
import { ledgersForTest, propertyRuns } from "../../setup/ledgers.ts";
import { rounds } from "./arbitrary.ts";
import { pick, play, type Story } from "./play.ts";

const redis = ledgersForTest();
const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
let runs = 0;

/** Every transaction of an account, oldest first, as the log has it. */
const logOf = async (user: string): Promise<Transaction[]> =>
  (await redis.raw().zrange(`txs:${user}`, "0", "-1")).map(parseTransaction);

/** Credits that came into the account, less those that left it for good, whatever is left must be there. */
const flow = (log: readonly Transaction[]) => {
  const of = (...types: string[]) => log.filter(({ type }) => types.includes(type));
  const came = sum(of("initialize", "grant", "transfer_in", "refund").map(({ amount }) => amount));
  const spent = sum(of("deduct", "transfer_out", "expire", "revoke").map(({ amount }) => -amount));
  return (
    came -
    spent -
    sum(of("capture").map(({ captured = 0 }) => captured)) -
    sum(of("capture", "release").map(({ lapsed = 0 }) => lapsed))
  );
};

async function check(
  sdk: CreditsSDK,
  user: string,
  now: number,
  seen: ReadonlyMap<string, string>,
): Promise<void> {
  const account = await sdk.getAccount(user, { now });
  const log = await logOf(user);
  const state = foldTransactions(log);
  // What the ledger says, what its log comes to, and what came in and went out are one.
  expect(account.balance).toBe(calculateBalanceFromTransactions(log));
  expect(account.balance).toBe(sum(account.grants.map(({ remaining }) => remaining)));
  expect(account.held).toBe(sum(account.holds.map(({ amount }) => amount)));
  expect(account.balance + account.held).toBe(flow(log));
  expect(await sdk.verifyBalance(user, { now })).toMatchObject({ isValid: true, differences: [] });
  expect(await redis.raw().get(`balance:${user}`)).toBe(log.length > 0 ? String(account.balance) : null);
  // At no time was anything below zero, and nothing that has ended counts.
  expect(log.every(({ balance, held }) => balance >= 0 && held >= 0)).toBe(true);
  expect(account.grants.every(({ expiresAt }) => expiresAt === null || expiresAt > now)).toBe(true);
  expect(account.holds.every(({ expiresAt }) => expiresAt > now)).toBe(true);
  // A key has one effect, and its answer is that effect.
  const keyed = log.filter(({ key }) => key).map(({ key, id }) => [`${user}:${key}`, id] as const);
  expect(new Set(keyed.map(([key]) => key)).size).toBe(keyed.length);
  for (const [key, id] of keyed) expect(seen.get(key) ?? id).toBe(id);
  // No more is given back than was spent.
  for (const { id, type, amount, captured } of log)
    if (state.refunded[id])
      expect(state.refunded[id]).toBeLessThanOrEqual(type === "capture" ? (captured ?? 0) : -amount);
}

/** Every line of every log is in the journal, once, in its order. */
async function checkJournal(users: readonly string[]): Promise<void> {
  const entries = await redis.raw().xrange("journal", "-", "+");
  for (const user of users) {
    const journal = entries.filter(([, fields]) => fields[1] === user).map(([, fields]) => fields[3]);
    expect(journal).toEqual(await redis.raw().zrange(`txs:${user}`, "0", "-1"));
  }
}

async function tell(sdks: readonly CreditsSDK[], story: Story): Promise<void> {
  const run = ++runs;
  const users = [0, 1, 2].map((number) => `run${run}-${number}`);
  await redis.raw().del("journal");
  const { now, seen } = await play(sdks, users, story);
  for (const user of users) await check(pick(sdks, 0), user, now, seen);
  await checkJournal(users);
}

test("whatever many clients do at once over both drivers, with expiry, repetitions and a moving clock: balance, grants, holds, log and journal are one, nothing is below zero, and a key has one effect", async () => {
  const clients: RedisClient[] = [redis.tcp(), await redis.rest(), redis.tcp()];
  const sdks = clients.map((client) => new CreditsSDK(client));
  await fc.assert(
    fc.asyncProperty(rounds, (story) => tell(sdks, story)),
    { numRuns: propertyRuns },
  );
}, 120_000);
