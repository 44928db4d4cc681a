import fc from "fast-check";
import { expect, test } from "vitest";
import { world } from "@/server/context";
import { aCustomer } from "../../factories/customer.ts";
import { aProduct } from "../../factories/product.ts";
import { shopForTest } from "../../setup/shop.ts";
import { advance, DAY_MS } from "../../setup/test-clock.ts";

const { api, merchant } = shopForTest();

const HOUR_MS = 3_600_000;
const DAYS = 60;

/** Lifetimes in hours. */
type Scene = { grants: number[]; holds: number[]; checkouts: number };

const scenes: fc.Arbitrary<Scene> = fc.record({
  grants: fc.array(fc.integer({ min: 1, max: 24 * 70 }), { minLength: 1, maxLength: 5 }),
  holds: fc.array(fc.integer({ min: 1, max: 24 }), { maxLength: 3 }),
  checkouts: fc.integer({ min: 0, max: 2 }),
});

/** Days whose sum is `DAYS`: the spans between some days on the way. */
const steps = fc.uniqueArray(fc.integer({ min: 1, max: DAYS - 1 }), { maxLength: 6 }).map((stops) => {
  const days = [...stops.sort((one, other) => one - other), DAYS];
  return days.map((day, index) => day - (days[index - 1] ?? 0));
});

/** Plays the scene in an organization of its own. What happened, each with the milliseconds after the clock was stopped. */
async function play({ grants, holds, checkouts }: Scene, by: readonly number[]): Promise<string[]> {
  const { ctx, token } = await merchant();
  const as: typeof api = (method, path, body) => api(method, path, body, { token });
  const start = Date.parse((await as("POST", "/test-clock")).body.now);
  const { id: customer_id } = await aCustomer(ctx);
  const { id: product } = await aProduct(ctx);
  for (const hours of grants) {
    const expires_at = new Date(start + hours * HOUR_MS).toISOString();
    await as("POST", "/credits/grants", { customer_id, amount: 100, expires_at });
  }
  for (const hours of holds)
    await as("POST", "/credits/holds", { customer_id, amount: 30, ttl_seconds: hours * 3_600 });
  for (let left = checkouts; left > 0; left--) await as("POST", "/checkouts", { products: [product] });
  for (const days of by) await advance(as, { days });
  return happened(ctx.organizationId, start);
}

async function happened(organization_id: string, start: number): Promise<string[]> {
  const events = await world().db.webhook_event.findMany({
    where: { organization_id, created_at: { gt: new Date(start) } },
  });
  const lines = await world().db.credit_transaction.findMany({
    where: { organization_id, created_at: { gt: new Date(start) } },
  });
  return [
    ...events.map(({ type, created_at }) => `${created_at.getTime() - start} ${type}`),
    ...lines.map(({ type, amount, created_at }) => `${created_at.getTime() - start} ${type} ${amount}`),
  ].sort();
}

test("in whatever steps time is moved, the same happens at the same instants", async () => {
  await fc.assert(
    fc.asyncProperty(scenes, steps, async (scene, by) => {
      const [whole, inSteps] = [await play(scene, [DAYS]), await play(scene, by)];
      expect(inSteps).toEqual(whole);
      const ended = scene.grants.filter((hours) => hours * HOUR_MS <= DAYS * DAY_MS);
      expect(whole.filter((line) => line.includes(" expire ")).length).toBeGreaterThanOrEqual(
        new Set(ended).size,
      );
      expect(whole.filter((line) => line.endsWith("checkout.expired"))).toHaveLength(scene.checkouts);
    }),
    { numRuns: 5 },
  );
}, 120_000);
