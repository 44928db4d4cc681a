import { Redis } from "ioredis";
import { inject } from "vitest";

/** As many as the server has (see `servers.ts`); number 0 hands out the others. */
const DATABASES = 1024;

/** The address of an empty logical database of the real Redis, taken by nobody else until a thousand more have been taken. */
export async function freshRedis(server = inject("redisServer")): Promise<string> {
  const redis = new Redis(server);
  try {
    const taken = await redis.incr("databases");
    const number = 1 + (taken % (DATABASES - 1));
    await redis.select(number);
    await redis.flushdb();
    return `${server}/${number}`;
  } finally {
    redis.disconnect();
  }
}
