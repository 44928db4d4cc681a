import { expect, test } from "vitest";
import { log } from "@/server/log";
import { shopForTest } from "../setup/shop.ts";
import { simulate } from "./simulate.ts";

/** `npm run simulate` names others. */
const given = JSON.parse(process.env.FLORIN_SIMULATION || "null") as {
  seeds: number[];
  months: number;
  customers: number;
} | null;
const { seeds, months, customers } = given ?? { seeds: [1, 2], months: 24, customers: 3 };

// What breaks is broken on purpose.
log.level = process.env.LOG_LEVEL || "silent";

// One call of Stripe at a time, so that chance falls the same each time.
const shop = shopForTest({ FLORIN_STRIPE_CONCURRENCY: "1" });

const plays = new Map<number, unknown>();

/** What happened, whatever ids it happened to. */
const withoutIds = (story: readonly string[]) => story.map((line) => line.replaceAll(/[\da-f-]{36}/g, "id"));

test.each(seeds)(
  "two years out of seed %i: each period billed once, books as Stripe has it, no state that is forbidden",
  async (seed) => {
    const { story, ...told } = await simulate(shop, { seed, months, customers });
    plays.set(seed, { ...told, story: withoutIds(story) });
    expect(told.orders).toBeGreaterThan(0);
    if (given) console.log(`seed ${seed}: ${JSON.stringify(told)}`);
  },
  3_600_000,
);

test("a seed that is played again plays the same again, to the last transaction and call of Stripe", async () => {
  const seed = seeds[0] ?? 1;
  const { story, ...told } = await simulate(shop, { seed, months, customers });
  expect({ ...told, story: withoutIds(story) }).toEqual(plays.get(seed));
}, 3_600_000);
