import { expect, test } from "vitest";
import { followBenefits } from "@/modules/subscriptions/follow-benefits";
import { world } from "@/server/context";
import { transaction } from "@/server/db/transaction";
import { aPlan, aSubscription } from "../../factories/subscription.ts";
import { runJobs } from "../../setup/jobs.ts";
import { shopForTest } from "../../setup/shop.ts";
import { aCreditPlan, listBenefits, runAll, subscribe } from "./subscribed.ts";

const shop = shopForTest();

const follow = (...ids: string[]) =>
  transaction(world().db, (tx) =>
    followBenefits(
      tx,
      ids.map((id) => ({ id })),
    ),
  );
const jobsOf = async (id: string): Promise<number> => {
  const rows = await world().db.$queryRawUnsafe<unknown[]>(
    "SELECT id FROM graphile_worker._private_jobs WHERE payload ->> 'subscription_id' = $1 AND attempts < max_attempts",
    id,
  );
  return rows.length;
};

test("only subscriptions that give something, or did, are looked at, each once however often that is asked for", async () => {
  const on = await aCreditPlan(shop);
  const giving = [await subscribe(on), await subscribe(on)].map(({ subscriptionId }) => subscriptionId);
  const empty = await aSubscription(await on.ctx(), {
    product: await aPlan(await on.ctx(), { name: "Bare" }),
  });
  const ids = [...giving, empty.subscriptionId];
  await follow(...ids);
  await follow(...ids);
  expect(await Promise.all(ids.map(jobsOf))).toEqual([1, 1, 0]);
  await runJobs();
  await listBenefits(on.as, on.plan.id, []);
  await runAll();
  await follow(...ids);
  expect(await Promise.all(ids.map(jobsOf))).toEqual([1, 1, 0]);
}, 60_000);

test("a job that runs already does not swallow a change that comes after it began", async () => {
  const { subscriptionId: id } = await subscribe(await aCreditPlan(shop));
  await follow(id);
  // As a worker takes a job.
  await world().db.$executeRawUnsafe(
    `UPDATE graphile_worker._private_jobs SET locked_at = now(), locked_by = 'another', attempts = 1
     WHERE payload ->> 'subscription_id' = $1`,
    id,
  );
  await follow(id);
  expect((await runJobs()).done).toContain("benefit-grants.follow-subscription");
}, 60_000);

test("a transaction that is rolled back has nobody look", async () => {
  const { subscriptionId: id } = await subscribe(await aCreditPlan(shop));
  const failing = transaction(world().db, async (tx) => {
    await followBenefits(tx, [{ id }]);
    throw new Error("no");
  });
  await expect(failing).rejects.toThrow("no");
  expect(await jobsOf(id)).toBe(0);
}, 60_000);
