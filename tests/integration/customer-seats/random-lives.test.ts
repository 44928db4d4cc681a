import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { newId } from "@/lib/id";
import type { Context } from "@/server/context";
import { aBenefit, aBenefitOf, leastOf } from "../../factories/benefit.ts";
import { anInvitationTo, aTeam } from "../../factories/customer-seat.ts";
import { anOrder } from "../../factories/order.ts";
import { runJobs } from "../../setup/jobs.ts";
import { shopForTest } from "../../setup/shop.ts";

const shop = shopForTest();
const { api } = shop;
let ctx: Context;
let feature: string;
let credits: string;
beforeAll(async () => {
  ctx = shop.own().ctx;
  feature = (await aBenefitOf(ctx, leastOf.feature_flag)).id;
  credits = (await aBenefit(ctx, { properties: { amount: 100 } })).id;
});

/** What is done, and to whom of five people. Two at a time are done at once. */
const deeds = fc.array(
  fc.record({
    deed: fc.constantFrom("invite", "invite", "give", "claim", "claim", "revoke", "number", "end"),
    whom: fc.integer({ min: 0, max: 4 }),
    seats: fc.integer({ min: 1, max: 4 }),
  }),
  { minLength: 4, maxLength: 12 },
);
type Deed = (typeof deeds extends fc.Arbitrary<infer T> ? T : never) extends readonly (infer D)[] ? D : never;
type Sale = { subscription_id: string } | { order_id: string };

/** What somebody does, where it can be done: refusals are answers like any. */
async function act(sale: Sale, people: readonly string[], { deed, whom, seats }: Deed): Promise<void> {
  const email = people[whom] ?? "";
  const seat = await ctx.db.customer_seat.findFirst({
    where: { ...sale, email, status: { not: "revoked" } },
  });
  const done: Record<Deed["deed"], () => Promise<{ status: number }> | null> = {
    invite: () => api("POST", "/customer-seats", { ...sale, email }),
    give: () => api("POST", "/customer-seats", { ...sale, email, immediate_claim: true }),
    claim: () => (seat?.status === "pending" ? claim(seat.id) : null),
    revoke: () => seat && api("DELETE", `/customer-seats/${seat.id}`),
    number: () =>
      "subscription_id" in sale
        ? api("PATCH", `/subscriptions/${sale.subscription_id}`, { seats, proration_behavior: "prorate" })
        : null,
    end: () => (whom > 0 ? null : end(sale)),
  };
  const answer = await done[deed]();
  if (answer) expect([200, 201, 400, 403, 409, 410, 422]).toContain(answer.status);
}

async function claim(id: string) {
  const token = await anInvitationTo(ctx, { id }).catch(() => "another has it");
  return api("POST", "/customer-seats/claim", { invitation_token: token }, { token: null });
}

const end = (sale: Sale) =>
  "subscription_id" in sale
    ? api("DELETE", `/subscriptions/${sale.subscription_id}`)
    : api("POST", "/refunds", { ...sale, amount: 100, reason: "other", revoke_benefits: true });

/** Whether the sale gives anything, and how many seats it has. */
async function standing(sale: Sale) {
  if ("subscription_id" in sale) {
    const { status, seats } = await ctx.db.subscription.findUniqueOrThrow({
      where: { id: sale.subscription_id },
    });
    return { gives: status === "active", keepsSeats: status !== "canceled", seats };
  }
  const order = await ctx.db.order.findUniqueOrThrow({ where: { id: sale.order_id } });
  const refunds = await ctx.db.refund.count({
    where: { ...sale, status: "succeeded", revoke_benefits: true },
  });
  return { gives: refunds === 0, keepsSeats: true, seats: order.seats };
}

async function compare(sale: Sale): Promise<void> {
  await runJobs({ evenLater: true });
  const { gives, keepsSeats, seats } = await standing(sale);
  const live = await ctx.db.customer_seat.findMany({ where: { ...sale, status: { not: "revoked" } } });
  expect(live.length).toBeLessThanOrEqual(keepsSeats ? (seats ?? 0) : 0);
  const having = await ctx.db.benefit_grant.findMany({
    where: { ...sale, benefit_id: feature, state: "granted" },
  });
  const holders = gives ? live.filter(({ status }) => status === "claimed") : [];
  expect(having.map(({ customer_id }) => customer_id).sort()).toEqual(
    holders.map(({ customer_id }) => customer_id).sort(),
  );
  for (const { token_hash, status } of await ctx.db.customer_seat.findMany({ where: sale }))
    if (status !== "pending") expect(token_hash).toBeNull();
}

const live = async (sale: Sale, life: readonly Deed[]) => {
  const people = [0, 1, 2, 3, 4].map(() => `seat-${newId()}@example.com`);
  for (let index = 0; index < life.length; index += 2) {
    await Promise.all(life.slice(index, index + 2).map((deed) => act(sale, people, deed)));
    await compare(sale);
  }
};

test("through random lives of a subscription exactly those have what it brings who have a seat, and never more than were bought", async () => {
  await fc.assert(
    fc.asyncProperty(deeds, async (life) => {
      const { sale } = await aTeam(ctx, { benefits: [feature, credits] });
      await live(sale, life);
    }),
    { numRuns: 12 },
  );
}, 300_000);

test("so it is of an order sold once, refunds among them, whose credits are given no more often than seats were sold", async () => {
  await fc.assert(
    fc.asyncProperty(deeds, async (life) => {
      const email = `${newId()}@example.com`;
      const { id: order_id } = await anOrder(shop, shop.own(), {
        seats: 3,
        benefits: [feature, credits],
        email,
      });
      await live({ order_id }, life);
      const given = await ctx.db.benefit_grant.count({ where: { order_id, benefit_id: credits } });
      expect(given).toBeLessThanOrEqual(3);
    }),
    { numRuns: 8 },
  );
}, 300_000);
