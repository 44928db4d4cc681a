import { afterEach, describe, expect, test } from "vitest";
import { aBenefit } from "../../factories/benefit.ts";
import { runJobs } from "../../setup/jobs.ts";
import { shopForTest } from "../../setup/shop.ts";
import { aProductWith, balanceOf, buy, eventsOf, grantsOf, refund } from "./shop-with-credits.ts";

const shop = shopForTest();
const { api } = shop;
const ctx = () => shop.own().ctx;

let buyers = 0;
const anOrder = async () => {
  const { id } = await aProductWith(shop, [await aBenefit(ctx())]);
  return buy(shop, id, { email: `buyer-${++buyers}@example.com` });
};
const grantOf = async (orderId: string) => {
  const [grant] = await grantsOf(shop, orderId);
  if (!grant) throw new Error("the order has a grant");
  return grant;
};
const runAll = async () => {
  for (let round = 0; round < 5; round++) await runJobs({ evenLater: true });
};
/** Retries wait for their time; a test does not, but for the worker to let go of the job. */
async function dueNow() {
  const jobs = "graphile_worker._private_jobs";
  const locked = () => ctx().db.$queryRawUnsafe(`SELECT id FROM ${jobs} WHERE locked_at IS NOT NULL`);
  await expect.poll(locked).toEqual([]);
  await ctx().db.$executeRawUnsafe(`UPDATE ${jobs} SET run_at = now()`);
}

/** Has the database do this whenever credits that were paid for are written. */
const whenGranting = (statement: string) =>
  ctx()
    .db.$executeRawUnsafe(`
    CREATE FUNCTION break_grants() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN ${statement} RETURN NEW; END $$`)
    .then(() =>
      ctx().db.$executeRawUnsafe(
        "CREATE TRIGGER break_grants AFTER INSERT ON paid_credit_grant FOR EACH ROW EXECUTE FUNCTION break_grants()",
      ),
    );
const mend = () => ctx().db.$executeRawUnsafe("DROP FUNCTION IF EXISTS break_grants CASCADE");

afterEach(mend);

test("a grant that fails keeps what it failed of and is tried again, until it is there", async () => {
  const order = await anOrder();
  await whenGranting("RAISE EXCEPTION 'the ledger is closed';");
  for (let attempt = 1; attempt <= 2; attempt++) {
    expect((await runJobs()).failed).toContain("benefit-grants.settle-grant");
    expect(await grantOf(order.id)).toMatchObject({
      state: "pending",
      attempts: attempt,
      is_parked: false,
      error: { type: "InternalServerError", message: expect.not.stringContaining("ledger is closed") },
    });
    await dueNow();
  }
  expect((await api("GET", `/orders/${order.id}/timeline`)).body.items[0]).toMatchObject({
    kind: "benefit_failed",
  });
  await mend();
  await runJobs();
  const granted = await grantOf(order.id);
  expect(granted).toMatchObject({ state: "granted", attempts: 0, error: null });
  expect(await balanceOf(shop, order.customer_id)).toBe(1000);
  expect(await eventsOf(shop, granted.id)).toEqual([
    "benefit_grant.updated",
    "benefit_grant.updated",
    "benefit_grant.created",
  ]);
});

test("a grant that has failed as often as it may is parked, and says so", async () => {
  const order = await anOrder();
  await whenGranting("RAISE EXCEPTION 'the ledger is closed';");
  await ctx().db.$executeRawUnsafe("UPDATE graphile_worker._private_jobs SET attempts = 24");
  await runJobs();
  expect(await grantOf(order.id)).toMatchObject({ state: "pending", attempts: 25, is_parked: true });
  const { listParkedJobs, runParkedJob } = await import("@/server/jobs/parked");
  const [parked] = await listParkedJobs(ctx().read);
  expect(parked).toMatchObject({ name: "benefit-grants.settle-grant" });
  await mend();
  await runParkedJob(ctx().db, parked?.id ?? "");
  await runJobs();
  expect(await grantOf(order.id)).toMatchObject({ state: "granted", is_parked: false });
});

test("a grant whose worker loses its connection half-way is granted once by the next", async () => {
  const order = await anOrder();
  await whenGranting("PERFORM pg_terminate_backend(pg_backend_pid());");
  expect((await runJobs()).failed).toContain("benefit-grants.settle-grant");
  expect((await grantOf(order.id)).state).toBe("pending");
  await mend();
  await dueNow();
  await runJobs();
  expect(await balanceOf(shop, order.customer_id)).toBe(1000);
  expect(await ctx().db.paid_credit_grant.count({ where: { customer_id: order.customer_id } })).toBe(1);
});

describe("at the same moment", () => {
  const settle = async (id: string) => {
    const { settleGrant } = await import("@/modules/benefit-grants/settle-grant");
    const { world } = await import("@/server/context");
    await settleGrant(world(), id, async () => undefined);
  };

  test("ten workers grant once", async () => {
    const order = await anOrder();
    const { id } = await grantOf(order.id);
    await Promise.all(Array.from({ length: 10 }, () => settle(id)));
    await runAll();
    expect(await balanceOf(shop, order.customer_id)).toBe(1000);
    expect(await eventsOf(shop, id)).toEqual(["benefit_grant.created"]);
  });

  test("a payment and its refund end in nothing granted, whichever comes first", async () => {
    for (let round = 0; round < 8; round++) {
      const order = await anOrder();
      const { id } = await grantOf(order.id);
      await Promise.all([settle(id), refund(shop, order.id, 2000), settle(id), settle(id)]);
      await Promise.all([runJobs(), runJobs()]);
      await runAll();
      const grant = await grantOf(order.id);
      expect(grant).toMatchObject({ state: "revoked", is_granted: false });
      expect(grant.credits?.taken_back).toBe(grant.credits?.granted);
      expect(await balanceOf(shop, order.customer_id)).toBe(0);
      const paid = await ctx().db.paid_credit_grant.count({ where: { customer_id: order.customer_id } });
      expect(paid).toBeLessThanOrEqual(1);
    }
  });

  test("a grant that is asked back stays in order through repeated jobs of both kinds", async () => {
    const order = await anOrder();
    const { id } = await grantOf(order.id);
    await runJobs();
    await refund(shop, order.id, 2000);
    await Promise.all(Array.from({ length: 5 }, () => settle(id)));
    await runAll();
    await Promise.all(Array.from({ length: 5 }, () => settle(id)));
    await runAll();
    expect(await eventsOf(shop, id)).toEqual(["benefit_grant.created", "benefit_grant.revoked"]);
    expect(await balanceOf(shop, order.customer_id)).toBe(0);
  });

  test("an order has one grant of a benefit: the database refuses a second", async () => {
    const order = await anOrder();
    const { benefit_id, customer_id } = await grantOf(order.id);
    const own = { id: crypto.randomUUID(), organization_id: shop.own().id, order_id: order.id };
    const again = { ...own, benefit_id, customer_id, terms: {} };
    await expect(ctx().db.benefit_grant.create({ data: again })).rejects.toMatchObject({ code: "P2002" });
  });
});
