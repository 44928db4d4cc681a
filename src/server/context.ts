import "server-only";
import { connection, type Db } from "./db/client";
import type { Read } from "./db/sql";
import { redis } from "./redis/client";
import type { Redis } from "./redis/port";
import type { Stripe } from "./stripe/client";
import { stripe } from "./stripe/client";

/** What any piece of work needs of the world. Explicit, so that a test can pass its own. */
export type World = {
  db: Db;
  read: Read;
  redis: Redis;
  stripe: Stripe;
  /** What time it is for the work: in an organization, where its test clock stands. */
  now: Date;
  /** The real time: for tokens, sessions and links, for when a job is to run, and for how long Stripe was waited for. */
  realNow: Date;
};

/** The world, as one organization sees it: every use case of a merchant's noun takes this. */
export type Context = World & { organizationId: string };

export function world(): World {
  const { db, read } = connection();
  const now = new Date();
  return { db, read, redis: redis(), stripe: stripe(), now, realNow: now };
}
