import { expect } from "vitest";
import { newId } from "@/lib/id";
import type { BenefitGrant } from "@/modules/benefit-grants/schema";
import type { Benefit } from "@/modules/benefits/schema";
import { makeGroup } from "@/modules/credits/journal";
import { leastChargeOf } from "@/modules/products";
import type { Product } from "@/modules/products/schema";
import { followBenefits } from "@/modules/subscriptions/follow-benefits";
import { lockSubscriptions, readBillable, writeStates } from "@/modules/subscriptions/repository";
import { stateOf } from "@/modules/subscriptions/row";
import { changedPlan } from "@/modules/subscriptions/rules/change";
import type { State } from "@/modules/subscriptions/rules/state";
import { CreditsSDK } from "@/sdk";
import { inOrganization } from "@/server/clock";
import { type Context, world } from "@/server/context";
import { readIn } from "@/server/db/sql";
import { transaction } from "@/server/db/transaction";
import { type aBenefit, aBenefitOf } from "../../factories/benefit.ts";
import { aPlan, aSavedCard, aSubscription } from "../../factories/subscription.ts";
import type { Api } from "../../setup/api.ts";
import { runJobs } from "../../setup/jobs.ts";
import type { Shop } from "../../setup/shop.ts";
import { advance } from "../../setup/test-clock.ts";

type Properties = NonNullable<Parameters<typeof aBenefit>[1]>["properties"];
type Begun = {
  trialDays?: number;
  card?: string;
  /** What workers do after each deed: all that there is, unless named otherwise. */
  work?: () => Promise<void>;
};

/** An organization of its own on a stopped clock, with a plan that gives credits. */
export const aCreditPlan = (shop: Shop, properties: Properties = { amount: 1000 }, settings: object = {}) =>
  aPlanThatGives(shop, { type: "credits", description: "1,000 credits", properties }, settings);

/** The same, with a plan that gives any one benefit. */
export async function aPlanThatGives(
  shop: Shop,
  input: Parameters<typeof aBenefitOf>[1],
  settings: object = {},
) {
  const made = await shop.merchant();
  const as: Api = (method, path, body, options) =>
    shop.api(method, path, body, { token: made.token, ...options });
  await makeGroup(world().redis);
  await as("POST", "/test-clock");
  const settled = await as("PATCH", `/organizations/${made.id}`, { subscription_settings: settings });
  expect(settled.status, settled.text).toBe(200);
  const ctx = () => inOrganization(world(), made.id);
  const benefit = await aBenefitOf(await ctx(), input);
  const plan = await aPlan(await ctx());
  await listBenefits(as, plan.id, [benefit]);
  return { as, ctx, benefit, plan, organizationId: made.id };
}

export type CreditPlan = Awaited<ReturnType<typeof aCreditPlan>>;

/** Says which benefits a product has. */
export async function listBenefits(as: Api, productId: string, benefits: readonly Pick<Benefit, "id">[]) {
  const listed = await as("POST", `/products/${productId}/benefits`, {
    benefits: benefits.map(({ id }) => id),
  });
  expect(listed.status, listed.text).toBe(200);
}

/** A subscription to the plan, whose benefits have followed. */
export async function subscribe(on: CreditPlan, { trialDays, card, work = runAll }: Begun = {}) {
  const ctx = await on.ctx();
  const begun = await aSubscription(ctx, {
    product: on.plan,
    ...(card && { card }),
    ...(trialDays && { trial_end: new Date(ctx.now.getTime() + trialDays * 86_400_000) }),
  });
  await work();
  return { ...begun, ...lifeOf(on, begun.subscriptionId, begun.customerId, work) };
}

/** What can be done to a subscription, and what its customer has of it. */
function lifeOf(on: CreditPlan, id: string, customerId: string, work: () => Promise<void>) {
  return {
    /** Moves the clock, with all that is due on the way. */
    pass: async (days: number) => {
      await advance(on.as, { days });
      await work();
    },
    /** Applies a rule to it, as a use case does. */
    turn: async (rule: (state: State, now: Date) => State) => {
      await turn(await on.ctx(), id, rule);
      await work();
    },
    changeTo: async (product: Product) => {
      await turn(await on.ctx(), id, (state, now) => {
        const [price] = product.prices;
        if (price?.amount_type !== "fixed") throw new Error("the first price is a fixed one");
        const terms = {
          ...state.terms,
          product_id: product.id,
          product_name: product.name,
          price_id: price.id,
          amount: price.price_amount,
        };
        const least = leastChargeOf(terms.currency);
        return changedPlan(state, terms, "prorate", { now, least, id: newId() }).after;
      });
      await work();
    },
    payBy: async (card: string) => {
      const ctx = await on.ctx();
      const methodId = await aSavedCard(ctx, customerId, card);
      await ctx.db.customer.update({
        where: { id: customerId },
        data: { default_payment_method_id: methodId },
      });
    },
    refund: async (orderId: string) => {
      const refunded = await on.as("POST", "/refunds", {
        order_id: orderId,
        reason: "customer_request",
        amount: 2000,
      });
      expect([refunded.status, refunded.body.status], refunded.text).toEqual([201, "succeeded"]);
      await work();
    },
    ...standOf(on, id, customerId),
  };
}

/** What the customer has of it. */
function standOf(on: CreditPlan, id: string, customerId: string) {
  const account = `${on.organizationId}:${customerId}`;
  return {
    spend: (amount: number) => new CreditsSDK(world().redis).deduct(account, amount),
    balance: () => new CreditsSDK(world().redis).getBalance(account),
    status: async () => (await world().db.subscription.findUniqueOrThrow({ where: { id } })).status,
    orders: () => world().db.order.findMany({ where: { subscription_id: id }, orderBy: { number: "asc" } }),
    grants: async (): Promise<BenefitGrant[]> => {
      const { status, text, body } = await on.as(
        "GET",
        `/benefit-grants?subscription_id=${id}&sorting=created_at`,
      );
      expect(status, text).toBe(200);
      return body.items;
    },
    told: async () => {
      const events = await world().db.webhook_event.findMany({
        where: { organization_id: on.organizationId, type: { startsWith: "benefit_grant." } },
        orderBy: { id: "asc" },
      });
      return events.map(({ type }) => type.replace("benefit_grant.", ""));
    },
  };
}

async function turn(ctx: Context, id: string, rule: (state: State, now: Date) => State) {
  await transaction(ctx.db, async (tx) => {
    await lockSubscriptions(tx, [id]);
    const [row] = await readBillable(readIn(tx), [id]);
    if (!row) throw new Error("there is no such subscription");
    await writeStates(tx, [{ row, after: rule(stateOf(row), ctx.now) }], ctx.now);
    await followBenefits(tx, [row]);
  });
}

/** Runs jobs until what takes time has been heard of. */
export async function runAll() {
  for (let round = 0; round < 4; round++) await runJobs({ evenLater: true });
}
