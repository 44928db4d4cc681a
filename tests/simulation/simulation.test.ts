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

const shop = shopForTest();

test.each(seeds)(
  "two years out of seed %i: each period billed once, books as Stripe has it, no state that is forbidden",
  async (seed) => {
    const { story, ...told } = await simulate(shop, { seed, months, customers });
    expect(told.orders).toBeGreaterThan(0);
    if (given) console.log(`seed ${seed}: ${JSON.stringify(told)}`);
  },
  3_600_000,
);
