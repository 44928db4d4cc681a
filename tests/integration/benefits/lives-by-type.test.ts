import { describe, expect, test, vi } from "vitest";
import { canceledAtPeriodEnd, endedNow, pausedAtPeriodEnd } from "@/modules/subscriptions/rules/cancel";
import { aBenefit, aBenefitOf, leastOf } from "../../factories/benefit.ts";
import { aPlan } from "../../factories/subscription.ts";
import { shopForTest } from "../../setup/shop.ts";
import { deliver, eventOf } from "../../setup/stripe-events.ts";
import { aProductWith, buy, eventsOf, grantsOf, refund } from "./shop-with-credits.ts";
import { aPlanThatGives, listBenefits, runAll, subscribe } from "./subscribed.ts";

const shop = shopForTest();
// A clock is moved several times, with all that a worker does on the way.
vi.setConfig({ testTimeout: 120_000 });

const DAY_MS = 86_400_000;
const told = (...types: string[]) => types.map((type) => `benefit_grant.${type}`);

const states = (grants: { state: string }[]) => grants.map(({ state }) => state);

describe.each(Object.values(leastOf))("of the type $type, bought once", (input) => {
  test("an order brings it, once; its refund takes it, and a refund that fails at the bank brings it again", async () => {
    const product = await aProductWith(shop, [await aBenefitOf(shop.own().ctx, input)]);
    const buyer = { email: `${input.type}@example.com`, card: "4000000000005126" };
    const order = await buy(shop, product.id, buyer);
    const other = await buy(shop, product.id, { email: buyer.email });
    expect(states(await grantsOf(shop, order.id))).toEqual(["pending"]);
    await runAll();
    const [grant] = await grantsOf(shop, order.id);
    expect(grant).toMatchObject({ state: "granted", credits: null, benefit: { kind: input.type } });
    const refunded = await refund(shop, order.id, 2000);
    await runAll();
    expect(states(await grantsOf(shop, order.id))).toEqual(["revoked"]);
    expect(states(await grantsOf(shop, other.id))).toEqual(["granted"]);
    const timeline = (await shop.api("GET", `/orders/${order.id}/timeline`)).body.items;
    expect(timeline).toEqual(
      expect.arrayContaining(
        ["benefit_granted", "benefit_revoked"].map((kind) =>
          expect.objectContaining({ kind, credits: null }),
        ),
      ),
    );
    const { stripe_refund_id: id } = await shop
      .own()
      .ctx.db.refund.findUniqueOrThrow({ where: { id: refunded.id } });
    await deliver(shop, await eventOf(shop, id ?? "", "refund.failed"));
    await runAll();
    expect(states(await grantsOf(shop, order.id))).toEqual(["granted"]);
    expect(await eventsOf(shop, grant?.id ?? "")).toEqual(told("created", "revoked", "updated"));
  });

  test("a refund before it was given leaves nothing", async () => {
    const product = await aProductWith(shop, [await aBenefitOf(shop.own().ctx, input)]);
    const order = await buy(shop, product.id, { email: `dropped-${input.type}@example.com` });
    await refund(shop, order.id, 2000);
    await runAll();
    expect(await grantsOf(shop, order.id)).toMatchObject([{ state: "revoked", granted_at: null }]);
  });
});

describe.each(Object.values(leastOf))("of the type $type, by the period", (input) => {
  test("a trial and each renewal keep it, and the end of the subscription takes it", async () => {
    const on = await aPlanThatGives(shop, input);
    const life = await subscribe(on, { trialDays: 14 });
    await life.pass(15);
    await life.pass(31);
    expect(states(await life.grants())).toEqual(["granted"]);
    expect(await life.told()).toEqual(["created", "cycled", "cycled"]);
    await life.turn((state, now) => canceledAtPeriodEnd(state, now).after);
    expect(states(await life.grants())).toEqual(["granted"]);
    await life.pass(31);
    expect([await life.status(), states(await life.grants())]).toEqual(["canceled", ["revoked"]]);
  });

  test("a refund of the period that runs takes it, and the next that is paid brings it; a refund of one that is over changes nothing", async () => {
    const life = await subscribe(await aPlanThatGives(shop, input));
    await life.pass(31);
    const [, second] = await life.orders();
    await life.refund(second?.id ?? "");
    expect([await life.status(), states(await life.grants())]).toEqual(["active", ["revoked"]]);
    await life.pass(31);
    expect(states(await life.grants())).toEqual(["granted"]);
    const [, , third] = await life.orders();
    await life.pass(31);
    await life.refund(third?.id ?? "");
    expect(states(await life.grants())).toEqual(["granted"]);
  });
});

describe.each(Object.values(leastOf))("of the type $type, through changes", (input) => {
  test("an upgrade keeps what both plans have and takes what only the old one had; back again brings it", async () => {
    const on = await aPlanThatGives(shop, input);
    const life = await subscribe(on);
    const both = await aBenefitOf(await on.ctx(), { ...input, description: "Both" });
    await listBenefits(on.as, on.plan.id, [on.benefit, both]);
    await runAll();
    const larger = await aPlan(await on.ctx(), { name: "Larger" });
    await listBenefits(on.as, larger.id, [both, await aBenefit(await on.ctx())]);
    await life.changeTo(larger);
    expect(states(await life.grants())).toEqual(["revoked", "granted", "granted"]);
    expect((await life.told()).filter((type) => type === "revoked")).toHaveLength(1);
    await life.changeTo(on.plan);
    expect(states(await life.grants())).toEqual(["granted", "granted", "revoked"]);
  });

  test.each([
    [0, "revoked"],
    [3, "granted"],
  ])("past due it lasts for the grace of %i days: %s; paid, it is there again", async (days, inGrace) => {
    const on = await aPlanThatGives(shop, input, { benefit_revocation_grace_period: days });
    const life = await subscribe(on, { card: "pm_card_chargeCustomerFail" });
    await life.pass(31);
    expect([await life.status(), states(await life.grants())]).toEqual(["past_due", [inGrace]]);
    await life.pass(4);
    expect(states(await life.grants())).toEqual(["revoked"]);
    await life.payBy("pm_card_visa");
    await life.pass(20);
    expect([await life.status(), states(await life.grants())]).toEqual(["active", ["granted"]]);
  });

  test("a pause takes it, and the period after it brings it; the end at once takes it", async () => {
    const life = await subscribe(await aPlanThatGives(shop, input));
    const [first] = await life.orders();
    const resumes = new Date((first?.period_end ?? new Date()).getTime() + 10 * DAY_MS);
    await life.turn((state) => pausedAtPeriodEnd(state, resumes).after);
    await life.pass(32);
    expect([await life.status(), states(await life.grants())]).toEqual(["paused", ["revoked"]]);
    await life.pass(12);
    expect([await life.status(), states(await life.grants())]).toEqual(["active", ["granted"]]);
    await life.turn((state, now) => endedNow(state, now).after);
    expect(states(await life.grants())).toEqual(["revoked"]);
  });
});
