import { Redis } from "ioredis";
import { afterAll, beforeAll, test } from "vitest";
import { CreditsSDK, type RedisClient } from "@/sdk";
import { freshRedis } from "./redis.ts";
import { upstashFront } from "./upstash-front.ts";

/** An instant to start from, and a day, in ms. */
export const T = 1_700_000_000_000;
export const DAY = 86_400_000;

/** How many stories a property is tried on. */
export const propertyRuns = Number(process.env.FLORIN_PROPERTY_RUNS || 200);

let count = 0;
/** The id of an account that is not there yet. */
export const someone = (): string => `user-${++count}`;

/** A Redis of the file's own, and both ways in: over TCP as it is, and through a REST front as Upstash has it. */
export function ledgersForTest() {
  let url = "";
  let raw: Redis;
  const closing: (() => unknown)[] = [];
  const tcp = (): Redis => {
    const client = new Redis(url);
    closing.push(() => client.disconnect());
    return client;
  };
  const rest = async (): Promise<RedisClient> => {
    const front = await upstashFront(url);
    closing.push(front.stop);
    return front.client();
  };
  let clients: { tcp: RedisClient; rest: RedisClient };
  beforeAll(async () => {
    url = await freshRedis();
    raw = tcp();
    clients = { tcp: raw, rest: await rest() };
  });
  afterAll(async () => {
    for (const close of closing) await close();
  });
  return {
    tcp,
    rest,
    /** A connection to look behind the ledger with. */
    raw: () => raw,
    url: () => url,
    /** One guarantee, kept over each driver. */
    both(title: string, run: (sdk: CreditsSDK, client: RedisClient) => Promise<unknown>): void {
      for (const driver of ["tcp", "rest"] as const)
        test(`${title} (${driver})`, async () => {
          await run(new CreditsSDK(clients[driver]), clients[driver]);
        });
    },
  };
}
