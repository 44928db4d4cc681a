import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { followSubscription } from "@/modules/benefit-grants/follow-subscription";
import { settleGrant } from "@/modules/benefit-grants/settle-grant";
import { runDueOf } from "@/modules/subscriptions";
import { endedNow, pausedAtPeriodEnd } from "@/modules/subscriptions/rules/cancel";
import { world } from "@/server/context";
import { aBenefit } from "../../factories/benefit.ts";
import { aPlan } from "../../factories/subscription.ts";
import { runJobs } from "../../setup/jobs.ts";
import { shopForTest } from "../../setup/shop.ts";
import { aCreditPlan, type CreditPlan, listBenefits, runAll, subscribe } from "./subscribed.ts";

const shop = shopForTest();
const DAY_MS = 86_400_000;

type Plan = CreditPlan["plan"];
let on: CreditPlan;
let larger: Plan;

beforeAll(async () => {
  on = await aCreditPlan(shop);
  const both = await aBenefit(await on.ctx(), { description: "Both", properties: { amount: 10 } });
  const more = await aBenefit(await on.ctx(), { description: "More", properties: { amount: 500 } });
  larger = await aPlan(await on.ctx(), { name: "Larger" });
  await listBenefits(on.as, on.plan.id, [on.benefit, both]);
  await listBenefits(on.as, larger.id, [more, both]);
}, 120_000);

const deeds = fc.array(fc.constantFrom("renew", "renew", "change", "refund", "pause", "spend", "end"), {
  minLength: 3,
  maxLength: 7,
});

/** Jobs of every kind several times over and at once, as workers that know nothing of each other run them. */
async function cross(id: string): Promise<void> {
  const grants = await world().db.benefit_grant.findMany({ where: { subscription_id: id } });
  const ignored = async () => undefined;
  await Promise.all([
    ...[1, 2, 3].map(() => followSubscription(world(), id, ignored)),
    ...grants.flatMap((grant) => [1, 2].map(() => settleGrant(world(), grant.id, ignored))),
    runJobs(),
  ]);
  await runAll();
}

const readRow = (id: string) => world().db.subscription.findUniqueOrThrow({ where: { id } });

/** What the subscription and its orders say, against what the customer has. */
async function compare(id: string, customerId: string): Promise<void> {
  const row = await readRow(id);
  const order = await world().db.order.findFirst({
    where: { subscription_id: id, period_start: row.current_period_start },
  });
  const listed = await world().db.product_benefit.findMany({ where: { product_id: row.product_id } });
  const grants = await world().db.benefit_grant.findMany({ where: { subscription_id: id } });
  const given = await world().db.paid_credit_grant.findMany({
    where: { customer_id: customerId, take_back_asked_at: null },
  });
  for (const { id: grantId, benefit_id, state, wanted } of grants) {
    const isGiven = row.status === "active" && listed.some((each) => each.benefit_id === benefit_id);
    const isPaid = order?.status === "paid";
    if (!isGiven || isPaid) expect([state, wanted]).toEqual(Array(2).fill(isGiven ? "granted" : "revoked"));
    const periods = given
      .map(({ source }) => source as { benefit_grant_id: string; paid_by: string })
      .filter((source) => source.benefit_grant_id === grantId)
      .map(({ paid_by }) => paid_by);
    const current = row.current_period_start.toISOString();
    expect(periods.filter((period) => period !== current || !isGiven || !isPaid)).toEqual([]);
    expect(periods.length).toBeLessThanOrEqual(1);
  }
}

test("after each step of a random life the grants are what subscription and orders say, however jobs are repeated and crossed", async () => {
  await fc.assert(
    fc.asyncProperty(deeds, async (life) => {
      const subscribed = await subscribe(on);
      const { subscriptionId: id, customerId, turn, refund, spend, balance, changeTo, orders } = subscribed;
      const deed: Record<(typeof life)[number], () => Promise<unknown>> = {
        renew: async () => {
          const { due_at } = await readRow(id);
          if (due_at) await runDueOf({ ...(await on.ctx()), now: due_at });
        },
        change: async () => {
          const { product_id, status } = await readRow(id);
          if (status === "active") await changeTo(product_id === larger.id ? on.plan : larger);
        },
        refund: async () => {
          const last = (await orders()).at(-1);
          // The first was begun without a payment: there is nothing to give back.
          if (
            last?.billing_reason === "subscription_cycle" &&
            last.status === "paid" &&
            Number(last.net_amount) === 2000
          )
            await refund(last.id);
        },
        pause: async () => {
          const { status, current_period_end } = await readRow(id);
          const resumes = new Date(current_period_end.getTime() + 10 * DAY_MS);
          if (status === "active") await turn((state) => pausedAtPeriodEnd(state, resumes).after);
        },
        spend: async () => {
          if ((await balance()) >= 300) await spend(300);
        },
        end: async () => {
          if ((await readRow(id)).status !== "canceled")
            await turn((state, now) => endedNow(state, now).after);
        },
      };
      for (const each of life) {
        await deed[each]();
        await cross(id);
        await compare(id, customerId);
        expect(await balance()).toBeGreaterThanOrEqual(0);
      }
    }),
    { numRuns: 10 },
  );
}, 300_000);
