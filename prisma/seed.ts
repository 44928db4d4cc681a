import { readFile } from "node:fs/promises";
import path from "node:path";
import { DemoAccess, type PreviousAccess, seedDemo } from "@/modules/organizations/seed-demo";
import { world } from "@/server/context";
import { connection } from "@/server/db/client";
import { env } from "@/server/env";

/**
 * Makes the demo organization when it is not there, and prints on its last line how to get in, as JSON: `url`, `email`, `password`,
 * `organization_id`, `access_token`, `stripe_url`, `stripe_publishable_key`. Run by `npm start`, which keeps that as `demo.json`;
 * run again, it answers the same while what it answered holds.
 */
async function main(): Promise<void> {
  const here = world();
  try {
    const access = await seedDemo(here, await readPrevious());
    const { FLORIN_URL: url, STRIPE_API_URL: stripe_url = "https://api.stripe.com" } = env;
    const demo = { url, ...access, stripe_url, stripe_publishable_key: env.STRIPE_PUBLISHABLE_KEY };
    process.stdout.write(`${JSON.stringify(demo)}\n`);
  } finally {
    await here.db.$disconnect();
    await connection()
      .pool.end()
      .catch(() => undefined);
    await here.redis.close();
  }
}

/** What the last start answered; nothing at the first one, or when the file cannot be read. */
async function readPrevious(): Promise<PreviousAccess> {
  try {
    return DemoAccess.partial().parse(
      JSON.parse(await readFile(path.join(env.FLORIN_DATA, "demo.json"), "utf8")),
    );
  } catch {
    return {};
  }
}

await main();
