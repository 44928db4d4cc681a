import { describe, expect, test, vi } from "vitest";
import { canceledAtPeriodEnd, endedNow, pausedAtPeriodEnd } from "@/modules/subscriptions/rules/cancel";
import { aBenefit } from "../../factories/benefit.ts";
import { aPlan, aSubscription } from "../../factories/subscription.ts";
import { shopForTest } from "../../setup/shop.ts";
import { aCreditPlan, listBenefits, runAll, subscribe } from "./subscribed.ts";

const shop = shopForTest();
// A clock is moved several times, with all that a worker does on the way.
vi.setConfig({ testTimeout: 120_000 });

describe("each period", () => {
  test("a trial and each paid renewal give the amount once, and what was left ends", async () => {
    const on = await aCreditPlan(shop);
    const { pass, spend, balance, grants, told, orders } = await subscribe(on, { trialDays: 14 });
    expect(await balance()).toBe(1000);
    await spend(300);
    await pass(15);
    expect(await balance()).toBe(1000);
    await spend(1000);
    await pass(31);
    expect((await orders()).map(({ status }) => status)).toEqual(["paid", "paid", "paid"]);
    expect(await balance()).toBe(1000);
    await runAll();
    expect(await balance()).toBe(1000);
    expect(await told()).toEqual(["created", "cycled", "cycled"]);
    expect(await grants()).toMatchObject([
      { state: "granted", order_id: null, credits: { promised: 1000, granted: 1000, taken_back: 0 } },
    ]);
  });

  test("what rolls over stays, all of it or up to the cap", async () => {
    const all = await subscribe(await aCreditPlan(shop, { amount: 1000, rollover: true }));
    await all.spend(300);
    await all.pass(31);
    expect(await all.balance()).toBe(1700);
    const capped = await subscribe(
      await aCreditPlan(shop, { amount: 1000, rollover: true, rollover_cap: 400 }),
    );
    await capped.spend(300);
    await capped.pass(31);
    expect(await capped.balance()).toBe(1400);
    await capped.spend(1200);
    await capped.pass(31);
    expect(await capped.balance()).toBe(1200);
    await capped.pass(31);
    expect(await capped.balance()).toBe(1400);
  });

  test("periods that are caught up all at once leave what they would have left one by one", async () => {
    const capped = await subscribe(
      await aCreditPlan(shop, { amount: 1000, rollover: true, rollover_cap: 400 }),
    );
    await capped.pass(100);
    expect(await capped.balance()).toBe(1400);
  });

  test("a refund of a renewal takes back its credits, and leaves the grant", async () => {
    const on = await aCreditPlan(shop);
    const { pass, spend, balance, grants, orders, refund } = await subscribe(on);
    await pass(31);
    await spend(100);
    const last = (await orders()).at(-1);
    await refund(last?.id ?? "");
    expect(await balance()).toBe(0);
    expect(await grants()).toMatchObject([{ state: "granted", credits: { taken_back: 900, spent: 100 } }]);
    await pass(31);
    expect(await balance()).toBe(1000);
  });
});

describe("plans", () => {
  test("an upgrade takes what only the old plan had, gives what is new, keeps what both have; back again gives no more than was taken", async () => {
    const on = await aCreditPlan(shop);
    const { changeTo, spend, balance, grants } = await subscribe(on);
    const both = await aBenefit(await on.ctx(), { description: "Both", properties: { amount: 10 } });
    await listBenefits(on.as, on.plan.id, [on.benefit, both]);
    await runAll();
    expect(await balance()).toBe(1010);
    const more = await aBenefit(await on.ctx(), { description: "More", properties: { amount: 5000 } });
    const larger = await aPlan(await on.ctx(), {
      name: "Larger",
      prices: [{ amount_type: "fixed", price_amount: 9000 }],
    });
    await listBenefits(on.as, larger.id, [more, both]);
    await spend(300);
    await changeTo(larger);
    expect(await balance()).toBe(5010);
    expect((await grants()).map(({ benefit, state }) => [benefit.description, state])).toEqual([
      ["1,000 credits", "revoked"],
      ["Both", "granted"],
      ["More", "granted"],
    ]);
    await changeTo(on.plan);
    expect(await balance()).toBe(710);
  });

  test("a benefit that is taken off the product goes from its subscriptions, and one that is put there comes", async () => {
    const on = await aCreditPlan(shop);
    const first = await subscribe(on);
    const second = await subscribe(on);
    const other = await aBenefit(await on.ctx(), { properties: { amount: 7 } });
    await listBenefits(on.as, on.plan.id, [other]);
    await runAll();
    expect([await first.balance(), await second.balance()]).toEqual([7, 7]);
  });
});

describe("the life of a subscription", () => {
  test.each([
    [0, 0],
    [3, 1000],
  ])("past due with a grace of %i days", async (days, inGrace) => {
    const on = await aCreditPlan(shop, { amount: 1000 }, { benefit_revocation_grace_period: days });
    const { pass, balance, status, payBy, grants, orders } = await subscribe(on, {
      card: "pm_card_chargeCustomerFail",
    });
    await pass(31);
    expect([await status(), await balance()]).toEqual(["past_due", inGrace]);
    expect((await orders()).at(-1)?.status).toBe("pending");
    await pass(4);
    expect([await balance(), (await grants())[0]?.state]).toEqual([0, "revoked"]);
    await payBy("pm_card_visa");
    await pass(5);
    expect([await status(), await balance()]).toEqual(["active", 1000]);
    expect((await grants())[0]?.state).toBe("granted");
  });

  test("a pause takes all back, a resumption gives the new period's", async () => {
    const on = await aCreditPlan(shop);
    const { pass, turn, balance, status, told } = await subscribe(on);
    const resumes = new Date((await on.ctx()).now.getTime() + 50 * 86_400_000);
    await turn((state) => pausedAtPeriodEnd(state, resumes).after);
    await pass(32);
    expect([await status(), await balance()]).toEqual(["paused", 0]);
    await pass(30);
    expect([await status(), await balance()]).toEqual(["active", 1000]);
    expect(await told()).toEqual(["created", "revoked", "updated"]);
  });

  test("a cancellation leaves the period, its end takes all back, for good", async () => {
    const on = await aCreditPlan(shop, { amount: 1000, rollover: true });
    const { pass, turn, spend, balance, grants } = await subscribe(on);
    await pass(31);
    await spend(500);
    await turn((state, now) => canceledAtPeriodEnd(state, now).after);
    expect(await balance()).toBe(1500);
    await pass(40);
    expect([await balance(), (await grants())[0]?.state]).toEqual([0, "revoked"]);
  });

  test("what another subscription of the same customer pays for is not lost", async () => {
    const on = await aCreditPlan(shop);
    const { turn, balance, customerId } = await subscribe(on);
    const ctx = await on.ctx();
    const customer = (await on.as("GET", `/customers/${customerId}`)).body;
    await aSubscription(ctx, { product: on.plan, customer, card: null });
    await runAll();
    expect(await balance()).toBe(2000);
    await turn((state, now) => endedNow(state, now).after);
    expect(await balance()).toBe(1000);
  });
});
