import { expect, test } from "vitest";
import { anOrder } from "../../factories/order.ts";
import { shopForTest } from "../../setup/shop.ts";
import { dataFolder, runScript } from "../start/run-script.ts";

const shop = shopForTest();

/** Runs `npm run books:check` on what the test uses. */
async function check() {
  const { env } = await import("@/server/env");
  const { DATABASE_URL, FLORIN_SECRET, STRIPE_SECRET_KEY, STRIPE_PUBLISHABLE_KEY } = env;
  const script = runScript("books-check.ts", {
    DATABASE_URL,
    FLORIN_SECRET,
    STRIPE_SECRET_KEY,
    STRIPE_PUBLISHABLE_KEY,
    STRIPE_WEBHOOK_SECRET: env.STRIPE_WEBHOOK_SECRET,
    STRIPE_API_URL: env.STRIPE_API_URL ?? "",
    REDIS_URL: env.REDIS_URL ?? "",
    FLORIN_DATA: await dataFolder(),
  });
  return { code: await script.ended, printed: script.printed() };
}

test("an operator is told what differs, by the exit code as well", { timeout: 90_000 }, async () => {
  const order = await anOrder(shop);
  const sound = await check();
  expect(sound.printed).toContain("0 differences");
  expect(sound.code).toBe(0);
  await shop.own().ctx.db.order.update({ where: { id: order.id }, data: { status: "refunded" } });
  const broken = await check();
  expect(broken.printed).toContain(
    `organization ${shop.own().id}: order ${order.id}, status: recorded refunded, in the books paid (usd)`,
  );
  expect(broken.code).toBe(1);
});
