import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { followSubscription } from "@/modules/benefit-grants/follow-subscription";
import { settleGrant } from "@/modules/benefit-grants/settle-grant";
import { runDueOf } from "@/modules/subscriptions";
import { endedNow, pausedAtPeriodEnd } from "@/modules/subscriptions/rules/cancel";
import { world } from "@/server/context";
import { aBenefitOf, leastOf } from "../../factories/benefit.ts";
import { aPlan } from "../../factories/subscription.ts";
import { runJobs } from "../../setup/jobs.ts";
import { shopForTest } from "../../setup/shop.ts";
import { aPlanThatGives, type CreditPlan, listBenefits, runAll, subscribe } from "./subscribed.ts";

const shop = shopForTest();
const DAY_MS = 86_400_000;

let on: CreditPlan;
let larger: CreditPlan["plan"];

/** Two plans: one benefit of each type in both of them, and another in the larger one alone. */
beforeAll(async () => {
  on = await aPlanThatGives(shop, leastOf.custom);
  const ctx = await on.ctx();
  const all = Object.values(leastOf);
  const both = await Promise.all(all.map((input) => aBenefitOf(ctx, input)));
  const more = await Promise.all(all.map((input) => aBenefitOf(ctx, { ...input, description: "More" })));
  larger = await aPlan(ctx, { name: "Larger" });
  await listBenefits(on.as, on.plan.id, both);
  await listBenefits(on.as, larger.id, [...more, ...both]);
}, 120_000);

const deeds = fc.array(fc.constantFrom("renew", "renew", "change", "refund", "pause", "end"), {
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

/** What subscription, product and the last period that was paid for say, against what the customer has. */
async function compare(id: string): Promise<void> {
  const row = await readRow(id);
  const last = await world().db.order.findFirst({
    where: { subscription_id: id, status: { in: ["paid", "partially_refunded", "refunded"] } },
    orderBy: [{ period_start: "desc" }, { number: "desc" }],
  });
  const listed = await world().db.product_benefit.findMany({ where: { product_id: row.product_id } });
  const isOn = row.status === "active" && last?.status !== "refunded";
  const meant = isOn ? listed.map(({ benefit_id }) => benefit_id).sort() : [];
  const grants = await world().db.benefit_grant.findMany({ where: { subscription_id: id } });
  const had = grants.filter(({ state }) => state === "granted").map(({ benefit_id }) => benefit_id);
  expect(had.sort()).toEqual(meant);
  const keys = await world().db.license_key.findMany({ where: { grant: { subscription_id: id } } });
  const open = keys.filter(({ status }) => status === "granted").map(({ benefit_id }) => benefit_id);
  const ofKeys = await world().db.benefit.findMany({ where: { id: { in: meant }, type: "license_keys" } });
  expect(open.sort()).toEqual(ofKeys.map((benefit) => benefit.id).sort());
}

test("after each step of a random life the customer has what subscription and orders say, and every key is the one from the beginning", async () => {
  await fc.assert(
    fc.asyncProperty(deeds, async (life) => {
      const { subscriptionId: id, turn, refund, changeTo, orders } = await subscribe(on);
      const known = new Map<string, string>();
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
          const isPaid = last?.status === "paid" && Number(last.net_amount) === 2000;
          if (isPaid && last.billing_reason === "subscription_cycle") await refund(last.id);
        },
        pause: async () => {
          const { status, current_period_end } = await readRow(id);
          const resumes = new Date(current_period_end.getTime() + 10 * DAY_MS);
          if (status === "active") await turn((state) => pausedAtPeriodEnd(state, resumes).after);
        },
        end: async () => {
          if ((await readRow(id)).status !== "canceled")
            await turn((state, now) => endedNow(state, now).after);
        },
      };
      for (const each of life) {
        await deed[each]();
        await cross(id);
        await compare(id);
        for (const key of await world().db.license_key.findMany({
          where: { grant: { subscription_id: id } },
        })) {
          expect(known.get(key.benefit_grant_id) ?? key.key_hash).toBe(key.key_hash);
          known.set(key.benefit_grant_id, key.key_hash);
        }
      }
    }),
    { numRuns: 8 },
  );
}, 300_000);
