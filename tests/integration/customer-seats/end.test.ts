import { beforeAll, expect, test } from "vitest";
import { newId } from "@/lib/id";
import { endSurplusSeats } from "@/modules/customer-seats";
import { changePlan } from "@/modules/subscriptions/change-plan";
import type { Context } from "@/server/context";
import { transaction } from "@/server/db/transaction";
import { aBenefit, aBenefitOf, leastOf } from "../../factories/benefit.ts";
import { aCustomerMember } from "../../factories/customer-member.ts";
import { aClaimedSeat, aSeat, aSeatOrder, aTeam } from "../../factories/customer-seat.ts";
import { anOrder } from "../../factories/order.ts";
import { aPlan } from "../../factories/subscription.ts";
import { runJobs } from "../../setup/jobs.ts";
import { shopForTest } from "../../setup/shop.ts";

const shop = shopForTest();
const { api } = shop;
let ctx: Context;
let feature: string;
beforeAll(async () => {
  ctx = shop.own().ctx;
  feature = (await aBenefitOf(ctx, leastOf.feature_flag)).id;
});

const rowOf = (id: string) => ctx.db.customer_seat.findUniqueOrThrow({ where: { id } });
const revoke = (id: string) => api("DELETE", `/customer-seats/${id}`);
const told = (id: string) =>
  ctx.db.webhook_event.count({ where: { object_id: id, type: "customer_seat.revoked" } });

/** What has come of each grant that somebody had of a sale. */
async function grantsOf(sale: object, customer_id: string | null) {
  await runJobs();
  const grants = await ctx.db.benefit_grant.findMany({ where: { ...sale, customer_id: customer_id ?? "" } });
  return grants.map(({ state }) => state);
}

test("a seat that is taken back takes what it brought; the same person can have it again, and repeating it says nothing twice", async () => {
  const benefits = [feature];
  for (const { sale } of [await aTeam(ctx, { benefits }), await aSeatOrder(ctx, { benefits })]) {
    const seat = await aClaimedSeat(ctx, sale);
    expect(await grantsOf(sale, seat.customer_id)).toEqual(["granted"]);
    expect((await revoke(seat.id)).body).toMatchObject({ status: "revoked", customer_id: seat.customer_id });
    await revoke(seat.id);
    expect(await told(seat.id)).toBe(1);
    expect(await grantsOf(sale, seat.customer_id)).toEqual(["revoked"]);
    await aClaimedSeat(ctx, { ...sale, email: seat.email });
    expect(await grantsOf(sale, seat.customer_id)).toEqual(["granted"]);
  }
});

test("a subscription that ends ends all its seats, and says so of each", async () => {
  const { sale, id } = await aTeam(ctx, { benefits: [feature] });
  const seats = [await aClaimedSeat(ctx, sale), await aSeat(ctx, sale)];
  await runJobs();
  expect((await api("DELETE", `/subscriptions/${id}`)).status).toBe(200);
  for (const seat of seats) {
    expect(await rowOf(seat.id)).toMatchObject({ status: "revoked", token_hash: null });
    expect(await told(seat.id)).toBe(1);
  }
  expect(await grantsOf(sale, seats[0]?.customer_id ?? null)).toEqual(["revoked"]);
});

test("with a plan that is not sold by the seat the seats end, and its customer has what it brings", async () => {
  const { sale, id, customerId } = await aTeam(ctx);
  const seat = await aClaimedSeat(ctx, sale);
  const plan = await aPlan(ctx);
  await api("POST", `/products/${plan.id}/benefits`, { benefits: [feature] });
  await changePlan(ctx, id, { product_id: plan.id, proration_behavior: "reset" });
  expect((await rowOf(seat.id)).status).toBe("revoked");
  expect(await grantsOf(sale, customerId)).toEqual(["granted"]);
  expect(await grantsOf(sale, seat.customer_id)).toEqual([]);
});

test("of fewer seats those that wait end first, then those that were claimed last", async () => {
  const { sale, id } = await aTeam(ctx, { seats: 4 });
  const waiting = await aSeat(ctx, sale);
  const early = await aClaimedSeat({ ...ctx, now: new Date(Date.now() - 60_000) }, sale);
  const late = await aClaimedSeat(ctx, sale);
  const leave = (seats: number) =>
    transaction(ctx.db, (tx) => endSurplusSeats(tx, [{ subscription_id: id, seats }], ctx.now));
  const statuses = async () =>
    (await Promise.all([early, late, waiting].map((seat) => rowOf(seat.id)))).map(({ status }) => status);
  await leave(3);
  expect(await statuses()).toEqual(["claimed", "claimed", "pending"]);
  await leave(2);
  expect(await statuses()).toEqual(["claimed", "claimed", "revoked"]);
  await leave(1);
  expect(await statuses()).toEqual(["claimed", "revoked", "revoked"]);
});

test("fewer seats than are taken are refused; a pause and a missed payment end none", async () => {
  const { sale, id } = await aTeam(ctx);
  const seats = [await aClaimedSeat(ctx, sale), await aSeat(ctx, sale)];
  expect((await api("PATCH", `/subscriptions/${id}`, { seats: 1 })).status).toBe(422);
  await api("PATCH", `/subscriptions/${id}`, { pause_at_period_end: true });
  await ctx.db.subscription.update({ where: { id }, data: { status: "past_due", past_due_at: ctx.now } });
  for (const seat of seats) expect((await rowOf(seat.id)).status).toBe(seat.status);
});

test("whoever is taken out of the buyer's people loses what the buyer pays for, and nothing of others", async () => {
  const team = await aTeam(ctx);
  const order = await aSeatOrder(ctx, { customer_id: team.customerId });
  const other = await aTeam(ctx);
  const member = await aCustomerMember(ctx, { customer_id: team.customerId });
  const { email } = member;
  const own = [await aClaimedSeat(ctx, { ...team.sale, email }), await aSeat(ctx, { ...order.sale, email })];
  const foreign = await aSeat(ctx, { ...other.sale, email });
  await api("DELETE", `/customers/${team.customerId}/members/${member.id}`);
  for (const seat of own) expect((await rowOf(seat.id)).status).toBe("revoked");
  expect((await rowOf(foreign.id)).status).toBe("pending");
});

test("a holder who is deleted has no seats, and their address stands in none, not in those that had ended either", async () => {
  const team = await aTeam(ctx, { benefits: [feature] });
  const seat = await aClaimedSeat(ctx, { ...team.sale, metadata: { name: "Ada" } });
  const { email } = seat;
  const invited = await aSeat(ctx, { ...(await aTeam(ctx)).sale, email });
  const over = await aSeat(ctx, { ...(await aTeam(ctx)).sale, email });
  await revoke(over.id);
  await runJobs();
  await api("DELETE", `/customers/${seat.customer_id}`);
  for (const { id } of [seat, invited, over])
    expect(await rowOf(id)).toMatchObject({ status: "revoked", email: null, metadata: {} });
  expect(await grantsOf(team.sale, seat.customer_id)).toEqual(["revoked"]);
  expect((await api("GET", `/customer-seats?subscription_id=${team.id}`)).body.available_seats).toBe(3);
});

test("a buyer who is deleted takes the seats of their subscriptions with them", async () => {
  const { sale, customerId } = await aTeam(ctx);
  const seat = await aClaimedSeat(ctx, sale);
  await api("DELETE", `/customers/${customerId}`);
  expect((await rowOf(seat.id)).status).toBe("revoked");
});

test("a refund that takes benefits back takes them from every holder, gives no more seats, and keeps those there are", async () => {
  const order = await anOrder(shop, shop.own(), {
    seats: 3,
    benefits: [feature],
    email: `${newId()}@example.com`,
  });
  const sale = { order_id: order.id };
  const seats = [await aClaimedSeat(ctx, sale), await aClaimedSeat(ctx, sale)];
  for (const { customer_id } of seats) expect(await grantsOf(sale, customer_id)).toEqual(["granted"]);
  const refund = { ...sale, amount: order.net_amount, reason: "customer_request", revoke_benefits: true };
  expect((await api("POST", "/refunds", refund)).status).toBe(201);
  for (const { customer_id } of seats) expect(await grantsOf(sale, customer_id)).toEqual(["revoked"]);
  const more = await api("POST", "/customer-seats", { ...sale, email: `${newId()}@example.com` });
  expect([more.status, more.body.error]).toEqual([403, "SeatsNotGiven"]);
  expect((await rowOf(seats[0]?.id ?? "")).status).toBe("claimed");
});

test("credits of an order are given once for each seat that was sold, however often seats change hands", async () => {
  const { id: credits } = await aBenefit(ctx, { properties: { amount: 100 } });
  const { sale } = await aSeatOrder(ctx, { seats: 1, benefits: [credits, feature] });
  const first = await aClaimedSeat(ctx, sale);
  expect(await grantsOf(sale, first.customer_id)).toEqual(["granted", "granted"]);
  await revoke(first.id);
  const second = await aClaimedSeat(ctx, sale);
  expect(await grantsOf(sale, second.customer_id)).toEqual(["granted"]);
  const ofFirst = { ...sale, customer_id: first.customer_id ?? "", wanted: "revoked" };
  expect(await ctx.db.benefit_grant.count({ where: ofFirst })).toBe(2);
});
