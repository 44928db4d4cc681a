import { beforeAll, expect, test } from "vitest";
import { newId } from "@/lib/id";
import type { Context } from "@/server/context";
import { aCustomer } from "../../factories/customer.ts";
import { aCustomerMember, aSessionOf } from "../../factories/customer-member.ts";
import { aClaimedSeat, aSeat, aSeatOrder, aTeam } from "../../factories/customer-seat.ts";
import { shopForTest } from "../../setup/shop.ts";

const shop = shopForTest();
const { api } = shop;
let ctx: Context;
beforeAll(() => {
  ctx = shop.own().ctx;
});

const portal = (token: string, method: string, path: string, body?: object) =>
  api(method, `/customer-portal/seats${path}`, body, { token });
const sessionOf = (customer_id: string | null) => aSessionOf(ctx, { customer_id: customer_id ?? "" });
const anEmail = () => `seat-${newId()}@example.com`;

test("a buyer invites, looks, invites again and takes back, of a subscription and of an order", async () => {
  for (const { sale, customerId } of [await aTeam(ctx), await aSeatOrder(ctx)]) {
    const token = await sessionOf(customerId);
    const { status, body } = await portal(token, "POST", "", { ...sale, email: anEmail() });
    expect([status, body.status]).toEqual([200, "pending"]);
    const query = `?${new URLSearchParams(sale)}`;
    expect((await portal(token, "GET", query)).body).toEqual({
      seats: [body],
      available_seats: 2,
      total_seats: 3,
    });
    expect((await portal(token, "POST", `/${body.id}/resend`)).status).toBe(200);
    expect((await portal(token, "DELETE", `/${body.id}`)).body.status).toBe("revoked");
    expect((await portal(token, "GET", query)).body.available_seats).toBe(3);
  }
});

test("of sales and seats of others a customer learns nothing, and changes none", async () => {
  const theirs = await aTeam(ctx);
  const seat = await aSeat(ctx, theirs.sale);
  const own = await aTeam(ctx);
  const token = await sessionOf(own.customerId);
  const before = await ctx.db.customer_seat.findMany({ where: { subscription_id: theirs.id } });
  for (const [method, path, body] of [
    ["GET", `?subscription_id=${theirs.id}`],
    ["POST", "", { ...theirs.sale, email: anEmail() }],
    ["DELETE", `/${seat.id}`],
    ["POST", `/${seat.id}/resend`],
  ] as const) {
    const { status, text } = await portal(token, method, path, body);
    expect([status, text]).toEqual([404, expect.not.stringContaining(theirs.customerId)]);
  }
  expect(await ctx.db.customer_seat.findMany({ where: { subscription_id: theirs.id } })).toEqual(before);
});

test("a buyer names addresses, their own people and themselves; who else is a customer is not told", async () => {
  const { sale, customerId } = await aTeam(ctx, { seats: 5 });
  const token = await sessionOf(customerId);
  const other = await aCustomer(ctx, { external_id: newId() });
  const nobody = { ...sale, customer_id: newId() };
  const refusals = [
    await portal(token, "POST", "", { ...sale, customer_id: other.id }),
    await portal(token, "POST", "", nobody),
  ];
  expect(refusals.map(({ status, body }) => [status, body])).toEqual([
    [422, refusals[1]?.body],
    [422, refusals[1]?.body],
  ]);
  const external = await portal(token, "POST", "", { ...sale, external_customer_id: other.external_id });
  expect(external.status).toBe(422);
  const member = await aCustomerMember(ctx, { customer_id: customerId, external_id: newId() });
  const given = await portal(token, "POST", "", { ...sale, member_id: member.id });
  expect(given.body).toMatchObject({ member: { id: member.id, external_id: null } });
  const known = await portal(token, "POST", "", { ...sale, email: other.email });
  expect(known.body).toMatchObject({ status: "pending", customer_id: null, customer_email: other.email });
});

test("only one's own seat is one's at once, for whoever of the buyer's people asks", async () => {
  const { sale, customerId } = await aTeam(ctx);
  const { email } = await ctx.db.customer.findUniqueOrThrow({ where: { id: customerId } });
  const manager = await aCustomerMember(ctx, { customer_id: customerId, role: "billing_manager" });
  const tokens = {
    owner: await sessionOf(customerId),
    manager: await aSessionOf(ctx, { customer_id: customerId, member_id: manager.id }),
  };
  const take = (token: string, whose: string | null) =>
    portal(token, "POST", "", { ...sale, email: whose, immediate_claim: true });
  const other = await aCustomer(ctx);
  for (const [token, whose] of [
    [tokens.owner, other.email],
    [tokens.owner, manager.email],
    [tokens.manager, email],
  ] as const)
    expect(await take(token, whose)).toMatchObject({
      status: 422,
      body: { detail: [{ loc: ["body", "immediate_claim"] }] },
    });
  expect((await take(tokens.owner, email)).body).toMatchObject({
    status: "claimed",
    customer_id: customerId,
  });
  expect((await take(tokens.manager, manager.email)).body).toMatchObject({ status: "claimed" });
});

test("a plain member gives no seats", async () => {
  const { sale, id, customerId } = await aTeam(ctx);
  const { id: member_id } = await aCustomerMember(ctx, { customer_id: customerId });
  const token = await aSessionOf(ctx, { customer_id: customerId, member_id });
  expect((await portal(token, "GET", `?subscription_id=${id}`)).status).toBe(403);
  expect((await portal(token, "POST", "", { ...sale, email: anEmail() })).status).toBe(403);
});

test("what a holder's address has become since is not told to who pays", async () => {
  const { sale, id, customerId } = await aTeam(ctx);
  const { customer_id, email } = await aClaimedSeat(ctx, sale);
  const newer = anEmail();
  await api("PATCH", `/customers/${customer_id}`, { email: newer });
  const { body, text } = await portal(await sessionOf(customerId), "GET", `?subscription_id=${id}`);
  expect(body.seats[0]).toMatchObject({ email, customer_email: email });
  expect(text).not.toContain(newer);
  const merchant = await api("GET", `/customer-seats?subscription_id=${id}`);
  expect(merchant.body.seats[0].customer_email).toBe(newer);
});

test("a holder sees the subscriptions they have a seat in, without why or how they are paid, and has their seats in their data", async () => {
  const { sale, id, customerId } = await aTeam(ctx);
  const { id: seatId, customer_id } = await aClaimedSeat(ctx, sale);
  await api("PATCH", `/subscriptions/${id}`, {
    cancel_at_period_end: true,
    customer_cancellation_comment: "a secret",
  });
  const list = async (who: string | null) =>
    portal(await sessionOf(who), "GET", "/subscriptions?page=1&limit=10");
  const { body, text } = await list(customer_id);
  expect(body.items).toMatchObject([{ id, seats: 3, payment_method_id: null, discount_id: null }]);
  expect(text).not.toContain("a secret");
  expect((await list(customerId)).body.items).toEqual([]);
  const token = await sessionOf(customer_id);
  const data = await api("GET", "/customer-portal/customers/me/export", undefined, { token });
  expect(data.body.seats).toMatchObject([{ id: seatId, subscription_id: id, status: "claimed" }]);
  expect(data.text).not.toContain(customerId);
  await api("DELETE", `/customer-seats/${seatId}`);
  expect((await list(customer_id)).body.items).toEqual([]);
});
