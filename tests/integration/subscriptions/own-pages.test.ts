import { beforeAll, expect, test } from "vitest";
import { newId } from "@/lib/id";
import { createCustomerSession } from "@/modules/customer-sessions/create-customer-session";
import { enterPortal, type Portal } from "@/modules/customer-sessions/enter-portal";
import { readOwnOrders } from "@/modules/orders/read-own-orders";
import { runDue } from "@/modules/subscriptions";
import { updateOwnSubscription } from "@/modules/subscriptions/own-subscription";
import { readLeaving, readOwnChange, readOwnSeatsChange } from "@/modules/subscriptions/read-own-choices";
import { readOwnPlans } from "@/modules/subscriptions/read-own-plans";
import type { Context } from "@/server/context";
import { world } from "@/server/context";
import { aCustomer } from "../../factories/customer.ts";
import { aPlan, aSubscription, aTeamPlan } from "../../factories/subscription.ts";
import { shopForTest } from "../../setup/shop.ts";

const shop = shopForTest();
let ctx: Context;
beforeAll(async () => {
  ctx = shop.own().ctx;
  const settings = { customer_portal_settings: { subscription: { pause: true } } };
  await shop.api("PATCH", `/organizations/${ctx.organizationId}`, settings);
});

/** The portal of a customer, as their browser holds it. */
async function portalOf(customerId: string): Promise<Portal> {
  const { customer_portal_url, token } = await createCustomerSession(ctx, newId(), {
    customer_id: customerId,
  });
  const slug = new URL(customer_portal_url).pathname.split("/").at(-1) ?? "";
  const portal = await enterPortal(world(), { token, slug, address: "127.0.0.1" });
  if (!portal) throw new Error("the session opens its portal");
  return portal;
}

async function own(named: Parameters<typeof aSubscription>[1] = {}, at = ctx) {
  const { subscriptionId, customerId, product } = await aSubscription(at, named);
  return { id: subscriptionId, customerId, product, portal: await portalOf(customerId) };
}

const plan = (name: string, amount: number, more: object = {}) =>
  aPlan(ctx, { name, prices: [{ amount_type: "fixed", price_amount: amount }], ...more });

test("a customer's plans say what comes next and which plan waits, and hold nothing of other customers", async () => {
  const { id, customerId, portal } = await own();
  await own();
  const { id: productId } = await plan("Waiting plan", 1000);
  await shop.api("PATCH", `/subscriptions/${id}`, {
    product_id: productId,
    proration_behavior: "next_period",
  });
  const { plans, rights } = await readOwnPlans(portal);
  expect(rights).toEqual({ changePlan: true, changeSeats: true, pause: true });
  expect(plans).toMatchObject([
    {
      subscription: { id, customer_id: customerId },
      due: { amount: 1000, currency: "usd" },
      coming: "Waiting plan",
    },
  ]);
});

test("only plans on public sale in the same currency can be chosen, and one costs what its preview says", async () => {
  const { id, product, portal } = await own();
  const better = await plan("Better plan", 9000);
  const hidden = await plan("Hidden plan", 9000, { visibility: "private" });
  const euros = await plan("Plan in euros", 0, {
    prices: [{ amount_type: "fixed", price_amount: 900, price_currency: "eur" }],
  });
  const change = await readOwnChange(portal, id, better.id);
  expect(change?.chosen?.id).toBe(better.id);
  expect(change?.preview).toMatchObject({ product_id: better.id, next: { due_amount: expect.any(Number) } });
  const offered = change?.plans.map((each) => each.id) ?? [];
  expect(offered).toContain(better.id);
  for (const none of [hidden.id, euros.id, product.id]) expect(offered).not.toContain(none);
  expect(await readOwnChange(portal, id, hidden.id)).toMatchObject({ chosen: null, preview: null });
});

test("another number of seats costs what its page says before it is confirmed, and a plan by the seat is offered for as many", async () => {
  const { id, portal } = await own({ product: await aTeamPlan(ctx), seats: 3 });
  expect(await readOwnSeatsChange(portal, id, undefined)).toMatchObject({
    seats: 3,
    wanted: null,
    preview: null,
  });
  expect(await readOwnSeatsChange(portal, id, "many")).toMatchObject({ problem: "Enter a number of seats." });
  expect(await readOwnSeatsChange(portal, id, "21")).toMatchObject({
    wanted: 21,
    problem: "At most 20 seats.",
  });
  const change = await readOwnSeatsChange(portal, id, "6");
  expect(change).toMatchObject({
    wanted: 6,
    problem: null,
    preview: { seats: 6, next: { subtotal_amount: expect.any(Number) } },
  });
  const other = await aTeamPlan(ctx, { name: "Other team plan" });
  const offered = (await readOwnChange(portal, id, undefined))?.plans.find((each) => each.id === other.id);
  expect(offered?.price).toBe("3 seats for $30.00 per month");
  await updateOwnSubscription(ctx, portal.customerId, id, { seats: 6 });
  expect((await readOwnPlans(portal)).plans[0]?.subscription.seats).toBe(6);
});

test("there is no page of another number where there are no seats", async () => {
  const { id, portal } = await own();
  expect(await readOwnSeatsChange(portal, id, "5")).toBeNull();
});

test("whoever leaves sees what they lose and is offered a pause and the cheaper plans of the same rhythm", async () => {
  const { id, portal } = await own();
  const cheap = await plan("Cheap plan", 500);
  const yearly = await plan("Yearly plan", 700, { recurring_interval: "year" });
  const leaving = await readLeaving(portal, id);
  expect(leaving).toMatchObject({ mayPause: true, preview: { benefits: [], open_orders: [] } });
  const offered = leaving?.cheaper.map((each) => each.id) ?? [];
  expect(offered).toContain(cheap.id);
  expect(offered).not.toContain(yearly.id);
  await updateOwnSubscription(ctx, portal.customerId, id, { cancel_at_period_end: true });
  expect(await readLeaving(portal, id)).toBeNull();
});

test("pages of another customer's subscription are not found", async () => {
  const { id } = await own();
  const portal = await portalOf((await aCustomer(ctx)).id);
  await expect(readOwnChange(portal, id, undefined)).rejects.toThrow("Not found");
  await expect(readLeaving(portal, id)).rejects.toThrow("Not found");
  expect((await readOwnPlans(portal)).plans).toEqual([]);
  expect((await readOwnOrders(portal, 1)).items).toEqual([]);
});

test("a customer's orders come newest first with what is due, and each with the link that pays it", async () => {
  const began = { ...ctx, now: new Date(Date.now() - 32 * 86_400_000) };
  const { portal } = await own({ card: "pm_card_chargeCustomerFail" }, began);
  await runDue(ctx);
  const { items } = await readOwnOrders(portal, 1);
  expect(items.map(({ order }) => [order.status, order.due_amount])).toEqual([
    ["pending", 2000],
    ["paid", 0],
  ]);
  for (const { order, url } of items)
    expect(new URL(url).pathname).toMatch(new RegExp(`^/pay/${order.id}\\.`));
});
