import { Redis } from "ioredis";
import { afterEach, expect, test } from "vitest";
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
