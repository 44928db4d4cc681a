import { expect } from "vitest";
import { connectAccount } from "@/modules/connections/connect-account";
import type { Platform } from "@/modules/connections/schema";
import { canceledAtPeriodEnd, endedNow, pausedAtPeriodEnd } from "@/modules/subscriptions/rules/cancel";
import { world } from "@/server/context";
import { leastOf } from "../../factories/benefit.ts";
import { aPlan } from "../../factories/subscription.ts";
import type { Shop } from "../../setup/shop.ts";
import { aProductWith, buy } from "../benefits/shop-with-credits.ts";
import { aPlanThatGives, listBenefits, subscribe } from "../benefits/subscribed.ts";
import { aRepositoryBenefit, aRoleBenefit, hasPlace } from "./connected.ts";

export const REPO = "octo/atlas";
export const GUILD = "700";
export const DAY_MS = 86_400_000;
/** For which benefits outlive a subscription that is past due: longer than one step of a life, shorter than two. */
export const GRACE_DAYS = 6;

/** What a benefit gives: a permission in the one repository, or a role in the one server. */
export type Given = { id: string; platform: Platform; what: string };

/** An order of a product that is sold once: what is paid of it, and what its customer is to have of it. */
type Bought = { id: string; product: Shelf; left: number; has: Given[] };

/** A product and what it gives, and what an edit of its list adds or takes off. */
type Shelf = { id: string; listed: Given[]; more: Given };

/** An organization whose plans and products give overlapping things at both services. */
async function aStall(shop: Shop) {
  const on = await aPlanThatGives(shop, leastOf.feature_flag, {
    benefit_revocation_grace_period: GRACE_DAYS,
  });
  const ctx = await on.ctx();
  await hasPlace(ctx, "github", REPO);
  await hasPlace(ctx, "discord", GUILD);
  const repository = async (what: string): Promise<Given> => {
    const { id } = await aRepositoryBenefit(on.as, REPO, what);
    return { id, platform: "github", what };
  };
  const role = async (what: string, kick = false): Promise<Given> => {
    const { id } = await aRoleBenefit(on.as, GUILD, what, kick);
    return { id, platform: "discord", what };
  };
  const [pull, push, member, alike, patron] = [
    ...[await repository("pull"), await repository("push")],
    ...[await role("71"), await role("71", true), await role("72", true)],
  ] as [Given, Given, Given, Given, Given];
  const small: Shelf = { id: on.plan.id, listed: [push, member], more: patron };
  const larger = await aPlan(ctx, { name: "Larger" });
  const large: Shelf = { id: larger.id, listed: [pull, alike, patron], more: push };
  const own: Shop = { ...shop, api: on.as };
  const [pack, bundle] = await Promise.all([aProductWith(own, []), aProductWith(own, [])]);
  const shelves = {
    ...{ small, large },
    pack: { id: pack.id, listed: [pull, alike], more: push } as Shelf,
    bundle: { id: bundle.id, listed: [push, patron, member], more: pull } as Shelf,
  };
  for (const { id, listed } of Object.values(shelves)) await listBenefits(on.as, id, listed);
  return { on, own, shelves, plans: { [small.id]: on.plan, [large.id]: larger } };
}

type Stall = Awaited<ReturnType<typeof aStall>>;
type Life = Awaited<ReturnType<typeof subscribe>>;
type Work = () => Promise<void>;

/** What is done with products that are sold once: `bought` says what each order is to give. */
function ordersOf({ on, own, shelves }: Stall, email: string, bought: Bought[], work: Work) {
  const purchase = async (product: Shelf) => {
    const order = await buy(own, product.id, { email });
    bought.push({ id: order.id, product, left: 2000, has: [...product.listed] });
    await work();
  };
  const giveBack = async (order: Bought | undefined, amount: number) => {
    if (!order) return;
    const given = Math.min(order.left, amount);
    const body = { order_id: order.id, reason: "customer_request", amount: given };
    expect((await on.as("POST", "/refunds", body)).status).toBe(201);
    order.left -= given;
    if (order.left === 0) order.has = [];
    await work();
  };
  /** Puts the one more on the list, or takes it off again; earlier buyers get what is new, and keep what goes. */
  const edit = async (shelf: Shelf) => {
    const { listed, more } = shelf;
    const isThere = listed.includes(more);
    shelf.listed = isThere ? listed.filter((each) => each !== more) : [...listed, more];
    await listBenefits(on.as, shelf.id, shelf.listed);
    for (const order of bought)
      if (order.product === shelf && order.left > 0)
        order.has = [...new Set([...order.has, ...shelf.listed])];
    await work();
  };
  return {
    edit,
    deeds: {
      buyPack: () => purchase(shelves.pack),
      buyBundle: () => purchase(shelves.bundle),
      refundFirst: () =>
        giveBack(
          bought.find(({ left }) => left > 0),
          2000,
        ),
      refundLast: () =>
        giveBack(
          bought.findLast(({ left }) => left > 0),
          2000,
        ),
      refundPart: () =>
        giveBack(
          bought.findLast(({ left }) => left > 500),
          500,
        ),
      editPack: () => edit(shelves.pack),
    },
  };
}

/** What is done with the subscription, and what time does. */
function subscriptionOf({ shelves, plans }: Stall, life: Life, edit: (shelf: Shelf) => Promise<void>) {
  const row = () => world().db.subscription.findUniqueOrThrow({ where: { id: life.subscriptionId } });
  const isLive = async () => ["active", "trialing"].includes((await row()).status);
  const isSmall = async () => (await row()).product_id === shelves.small.id;
  const deeds = {
    editPlan: async () => edit((await isSmall()) ? shelves.small : shelves.large),
    change: async () => {
      const to = plans[(await isSmall()) ? shelves.large.id : shelves.small.id];
      if (to && (await isLive())) await life.changeTo(to);
    },
    days: () => life.pass(4),
    month: () => life.pass(31),
    cardFails: () => life.payBy("pm_card_chargeCustomerFail"),
    cardPays: () => life.payBy("pm_card_visa"),
    refundPeriod: async () => {
      const last = (await life.orders()).findLast(({ status }) => status !== "pending" && status !== "void");
      const isRenewal = last?.billing_reason === "subscription_cycle" && last.status === "paid";
      if (isRenewal && Number(last.net_amount) === 2000) await life.refund(last.id);
    },
    pause: async () => {
      const { status, current_period_end } = await row();
      const resumes = new Date(current_period_end.getTime() + 10 * DAY_MS);
      if (status === "active") await life.turn((state) => pausedAtPeriodEnd(state, resumes).after);
    },
    cancel: async () => {
      if (await isLive()) await life.turn((state, now) => canceledAtPeriodEnd(state, now).after);
    },
    end: async () => {
      if ((await row()).status !== "canceled") await life.turn((state, now) => endedNow(state, now).after);
    },
  };
  return { row, deeds };
}

/** One customer, with one subscription and no account connected yet. `work`: what workers do after each deed. */
export async function aStory(
  shop: Shop,
  accounts: { [P in Platform]: readonly [string, string] },
  work: Work,
) {
  const stall = await aStall(shop);
  const { on, shelves } = stall;
  const life = await subscribe(on, { work });
  const { customerId } = life;
  const { email } = await world().db.customer.findUniqueOrThrow({ where: { id: customerId } });
  const bought: Bought[] = [];
  const connected: { [P in Platform]: string | null } = { github: null, discord: null };
  const connect = async (platform: Platform, which: 0 | 1) => {
    const account = accounts[platform][which];
    const code = { code: account, verifier: "verifier", redirectUri: "http://127.0.0.1:3000/" };
    await connectAccount(await on.ctx(), customerId, platform, code);
    connected[platform] = account;
    await work();
  };
  const orders = ordersOf(stall, email ?? "", bought, work);
  const subscription = subscriptionOf(stall, life, orders.edit);
  const deeds = {
    ...orders.deeds,
    ...subscription.deeds,
    github: () => connect("github", 0),
    otherGithub: () => connect("github", 1),
    discord: () => connect("discord", 0),
    otherDiscord: () => connect("discord", 1),
  };
  return { on, life, deeds, row: subscription.row, bought, connected, shelves };
}

export type Story = Awaited<ReturnType<typeof aStory>>;
export type Deed = keyof Story["deeds"];
