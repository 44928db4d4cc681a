import { readdir, stat, truncate } from "node:fs/promises";
import path from "node:path";
import { Redis } from "ioredis";
import { afterEach, expect, test } from "vitest";
import { renewFile } from "@/modules/credits/renew-file";
import { CreditsSDK, foldTransactions, parseTransaction, type Transaction } from "@/sdk";
import { type KillableRedis, killableRedis } from "../../setup/killable-redis.ts";

const CLIENTS = 6;
const KILLS = 10;
let server: KillableRedis | undefined;
afterEach(() => server?.stop());

type Sent = { user: string; key: string; act: (sdk: CreditsSDK) => Promise<unknown> };

const connect = (url: string) => {
  const client = new Redis(url, { maxRetriesPerRequest: 0, retryStrategy: () => null });
  client.on("error", () => undefined);
  return client;
};

/** One operation under a key of its own, of every kind that a key keeps from happening twice. */
function operation(round: number, number: number): Sent {
  const [user, key] = [`user-${number % 3}`, `${round}-${number}`];
  const once = { idempotencyKey: key };
  const acts = [
    (sdk: CreditsSDK) => sdk.grant(user, 50, once),
    (sdk: CreditsSDK) => sdk.deduct(user, 3, once),
    (sdk: CreditsSDK) => sdk.hold(user, 5, once),
    (sdk: CreditsSDK) => sdk.transfer(user, [{ to: `user-${(number + 1) % 3}`, amount: 2 }], once),
  ];
  return { user, key, act: acts[number % acts.length] ?? (() => Promise.reject()) };
}

/** Operates until Redis is gone. Answers what was left without an answer; `heard` gets what was acknowledged. */
async function load(url: string, round: number, heard: Sent[]): Promise<{ unheard: Sent[] }> {
  const unheard: Sent[] = [];
  let number = 0;
  const work = async () => {
    const client = connect(url);
    const sdk = new CreditsSDK(client, { retries: 0 });
    for (;;) {
      const sent = operation(round, number++);
      const outcome = await sent
        .act(sdk)
        .catch((error: Error & { code?: string }) => error.code ?? error.name);
      if (outcome === "unavailable") {
        unheard.push(sent);
        break;
      }
      if (typeof outcome !== "string") heard.push(sent);
    }
    client.disconnect();
  };
  await Promise.all(Array.from({ length: CLIENTS }, work));
  return { unheard };
}

test.each([["always"], ["everysec"]] as const)(
  "Redis killed in the middle of a load, ten times, with its file flushed %s: accounts are whole, keys have one effect",
  async (fsync) => {
    server = await killableRedis(fsync);
    const { url, kill, start } = server;
    const acknowledged: Sent[] = [];
    for (let round = 0; round < KILLS; round++) {
      const heard: Sent[] = [];
      const loading = load(url, round, heard);
      // In the middle of it, however fast the machine is today.
      while (heard.length < 40 + 10 * round) await new Promise((resume) => setTimeout(resume, 5));
      await kill();
      const { unheard } = await loading;
      acknowledged.push(...heard);
      await start();
      const client = connect(url);
      const sdk = new CreditsSDK(client);
      // Nobody knows whether these happened: sent again under their keys, they happen once.
      for (const { act } of unheard) await act(sdk).catch(() => undefined);
      client.disconnect();
    }
    await check(url, acknowledged, fsync === "always");
  },
  120_000,
);

/** Where Redis appends its changes now. */
async function fileOf({ folder }: KillableRedis): Promise<string> {
  const files = path.join(folder, "appendonlydir");
  const names = (await readdir(files)).filter((file) => file.endsWith(".incr.aof"));
  return path.join(files, names.sort().at(-1) ?? "");
}

/**
 * Kills Redis over one deduction, of which its file has only a part, from the first bytes to all but the last; another is made after the next start, and looked at after
 * the one after that.
 */
async function cutAndGoOn(redis: KillableRedis, part: number, afterStart = async () => {}): Promise<void> {
  const within = async <T>(work: (sdk: CreditsSDK) => Promise<T>): Promise<T> => {
    const client = connect(redis.url);
    return work(new CreditsSDK(client)).finally(() => client.disconnect());
  };
  await within((sdk) => sdk.grant("user", 100));
  const before = await within((sdk) => sdk.getBalance("user"));
  const file = await fileOf(redis);
  const { size } = await stat(file);
  await within((sdk) => sdk.deduct("user", 1));
  await redis.kill();
  const { size: whole } = await stat(file);
  await truncate(file, size + 1 + Math.floor((whole - size - 2) * part));
  await redis.start();
  await afterStart();
  await within((sdk) => sdk.deduct("user", 10));
  await redis.kill();
  await redis.start();
  expect(await within((sdk) => sdk.verifyBalance("user"))).toMatchObject({
    isValid: true,
    balance: before - 10,
  });
}

const PARTS = Array.from({ length: 12 }, (_, index) => index / 11);

test("what Redis had written of an operation when it was killed is not carried out with the next ones, at whatever byte it was cut", async () => {
  server = await killableRedis("always");
  for (const part of PARTS) await cutAndGoOn(server, part);
}, 120_000);

test("nor by a Redis that others start, once the worker has had it write its file anew", async () => {
  server = await killableRedis("always", { isForeign: true });
  const { url } = server;
  const { overTcp } = await import("@/server/redis/client");
  const renew = async () => {
    const redis = overTcp(url);
    await renewFile(redis);
    await expect.poll(() => redis.command("INFO")).toMatch(/^aof_rewrite_in_progress:0/m);
    await redis.close();
  };
  for (const part of PARTS) await cutAndGoOn(server, part, renew);
}, 120_000);

async function check(url: string, acknowledged: readonly Sent[], isEachThere: boolean): Promise<void> {
  const client = connect(url);
  const sdk = new CreditsSDK(client);
  const journal = await client.xrange("journal", "-", "+");
  for (const user of ["user-0", "user-1", "user-2"]) {
    const texts = await client.zrange(`txs:${user}`, "0", "-1");
    const log: Transaction[] = texts.map(parseTransaction);
    expect(await sdk.verifyBalance(user)).toMatchObject({ isValid: true });
    expect(foldTransactions(log).balance).toBe(await sdk.getBalance(user));
    expect(journal.filter(([, fields]) => fields[1] === user).map(([, fields]) => fields[3])).toEqual(texts);
    const keys = log.flatMap(({ key }) => key ?? []);
    expect(new Set(keys).size).toBe(keys.length);
    if (!isEachThere) continue;
    const missing = acknowledged.filter((sent) => sent.user === user && !keys.includes(sent.key));
    expect(missing).toEqual([]);
  }
  client.disconnect();
}
