import { beforeAll, expect, test } from "vitest";
import { newId } from "@/lib/id";
import type { Context } from "@/server/context";
import { aCustomer } from "../../factories/customer.ts";
import { aCustomerMember } from "../../factories/customer-member.ts";
import { aClaimedSeat, aSeat, aSeatOrder, aTeam } from "../../factories/customer-seat.ts";
import { aSubscription } from "../../factories/subscription.ts";
import { shopForTest } from "../../setup/shop.ts";

const shop = shopForTest();
const { api } = shop;
let ctx: Context;
beforeAll(() => {
  ctx = shop.own().ctx;
});

const assign = (body: object) => api("POST", "/customer-seats", body);
const anEmail = () => `seat-${newId()}@example.com`;
const countOf = (path: string) => async () => (await api("GET", path)).body;
const live = (subscription_id: string) =>
  ctx.db.customer_seat.count({ where: { subscription_id, status: { not: "revoked" } } });

test("a seat waits for whom it was given to, is counted, and tells nothing of its secret", async () => {
  const { id } = await aTeam(ctx);
  const email = anEmail();
  const { status, body } = await assign({ subscription_id: id, email, metadata: { team: "design" } });
  expect([status, body]).toEqual([
    200,
    {
      id: expect.any(String),
      created_at: expect.any(String),
      modified_at: null,
      subscription_id: id,
      order_id: null,
      status: "pending",
      customer_id: null,
      member_id: null,
      member: null,
      email,
      customer_email: email,
      invitation_token_expires_at: new Date(
        new Date(body.created_at).getTime() + 14 * 86_400_000,
      ).toISOString(),
      claimed_at: null,
      revoked_at: null,
      seat_metadata: { team: "design" },
    },
  ]);
  expect(await countOf(`/customer-seats?subscription_id=${id}`)()).toEqual({
    seats: [body],
    available_seats: 2,
    total_seats: 3,
  });
});

test("of two who ask for the last seat at once exactly one gets it", async () => {
  for (const { sale } of [await aTeam(ctx, { seats: 1 }), await aSeatOrder(ctx, { seats: 1 })]) {
    const both = await Promise.all([1, 2].map(() => assign({ ...sale, email: anEmail() })));
    expect(both.map(({ status, body }) => [status, body.error]).sort()).toEqual([
      [200, undefined],
      [400, "NoSeatsAvailable"],
    ]);
  }
});

test("nobody has two seats of one sale, by whatever letters, nor under an address they took since", async () => {
  const { id } = await aTeam(ctx);
  const { email = "", customer_id } = await aClaimedSeat(ctx, { subscription_id: id });
  const taken = { status: 422, body: { detail: [{ loc: ["body", "email"], type: "duplicate" }] } };
  expect(await assign({ subscription_id: id, email: email?.toUpperCase() })).toMatchObject(taken);
  const newer = anEmail();
  await api("PATCH", `/customers/${customer_id}`, { email: newer });
  expect(await assign({ subscription_id: id, email: newer })).toMatchObject(taken);
  expect(await live(id)).toBe(1);
});

test("a seat given at once belongs to a customer in their own right, who is made where there is none", async () => {
  const { id } = await aTeam(ctx);
  const { id: customer_id, email } = await aCustomer(ctx, { external_id: newId() });
  const known = await assign({ subscription_id: id, email: email.toUpperCase(), immediate_claim: true });
  expect(known.body).toMatchObject({ status: "claimed", customer_id, invitation_token_expires_at: null });
  const made = await assign({ subscription_id: id, email: anEmail(), immediate_claim: true });
  expect((await api("GET", `/customers/${made.body.customer_id}`)).body.email).toBe(made.body.email);
});

test("somebody is named by their address, as a customer, or as one of the buyer's own people", async () => {
  const { id, customerId } = await aTeam(ctx, { seats: 6 });
  const external = { external_id: newId() };
  const one = await aCustomer(ctx, external);
  const two = await aCustomer(ctx);
  const member = await aCustomerMember(ctx, { customer_id: customerId, ...external });
  const of = async (whom: object) => (await assign({ subscription_id: id, ...whom })).body;
  expect((await of({ external_customer_id: external.external_id })).email).toBe(one.email);
  expect((await of({ customer_id: two.id })).email).toBe(two.email);
  expect(await of({ member_id: member.id })).toMatchObject({
    email: member.email,
    member_id: member.id,
    member: { id: member.id, customer_id: customerId, role: "member", external_id: external.external_id },
  });
  const other = await aCustomerMember(ctx, { customer_id: customerId, external_id: newId() });
  expect(await of({ external_member_id: other.external_id, email: other.email })).toMatchObject({
    member_id: other.id,
  });
});

test("whom nobody knows, or who is another's, is no holder", async () => {
  const { id } = await aTeam(ctx);
  const stranger = await aCustomerMember(ctx, {
    customer_id: (await aCustomer(ctx)).id,
    external_id: newId(),
  });
  const foreign = await aCustomer((await shop.merchant()).ctx, { external_id: newId() });
  for (const [field, whom] of [
    ["customer_id", foreign.id],
    ["external_customer_id", foreign.external_id],
    ["member_id", stranger.id],
    ["external_member_id", stranger.external_id],
  ] as const)
    expect(await assign({ subscription_id: id, [field]: whom })).toMatchObject({
      status: 422,
      body: { detail: [{ loc: ["body", field] }] },
    });
  expect(await live(id)).toBe(0);
});

test.each([
  [{}, "subscription_id"],
  [{ subscription_id: newId(), order_id: newId(), email: "a@example.com" }, "subscription_id"],
  [{ subscription_id: newId() }, "email"],
  [{ subscription_id: newId(), email: "a@example.com", customer_id: newId() }, "email"],
  [{ subscription_id: newId(), email: "nobody" }, "email"],
  [
    {
      subscription_id: newId(),
      email: "a@example.com",
      metadata: Object.fromEntries([...Array(11)].map((_, n) => [n, n])),
    },
    "metadata",
  ],
  [
    {
      subscription_id: newId(),
      email: "a@example.com",
      metadata: { a: "x".repeat(500), b: "x".repeat(500), c: "x".repeat(50) },
    },
    "metadata",
  ],
])("%j is refused at %s", async (body, field) => {
  const { status, body: answer } = await assign(body);
  expect([status, answer.detail[0].loc.slice(0, 2)]).toEqual([422, ["body", field]]);
});

test("seats are given of what was sold by the seat, and of nothing else", async () => {
  const { id } = await aTeam(ctx);
  const { subscriptionId: alone, orderId } = await aSubscription(ctx);
  for (const sale of [{ subscription_id: alone }, { order_id: orderId }])
    expect(await assign({ ...sale, email: anEmail() })).toMatchObject({ status: 422 });
  expect(await countOf(`/customer-seats?subscription_id=${alone}`)()).toEqual({
    seats: [],
    available_seats: 0,
    total_seats: 0,
  });
  for (const sale of [{ checkout_id: newId() }, { subscription_id: newId() }, { order_id: id }])
    expect(await assign({ ...sale, email: anEmail() })).toMatchObject({ status: 404 });
});

test.each(["paused", "unpaid"])(
  "a subscription that is %s gives no seats, but takes them back",
  async (status) => {
    const { id } = await aTeam(ctx);
    const seat = await aSeat(ctx, { subscription_id: id });
    await ctx.db.subscription.update({ where: { id }, data: { status } });
    const refused = { status: 403, body: { error: "SeatsNotGiven" } };
    expect(await assign({ subscription_id: id, email: anEmail() })).toMatchObject(refused);
    expect(await api("POST", `/customer-seats/${seat.id}/resend`)).toMatchObject(refused);
    expect((await api("DELETE", `/customer-seats/${seat.id}`)).body.status).toBe("revoked");
  },
);

test("while a change is being paid no seat is given; while fewer wait for the next period, no more than those", async () => {
  const { id } = await aTeam(ctx);
  await ctx.db.subscription.update({ where: { id }, data: { changing_payment_id: newId() } });
  expect(await assign({ subscription_id: id, email: anEmail() })).toMatchObject({
    status: 409,
    body: { error: "SubscriptionLocked" },
  });
  await ctx.db.subscription.update({ where: { id }, data: { changing_payment_id: null } });
  await api("PATCH", `/subscriptions/${id}`, { seats: 1, proration_behavior: "next_period" });
  expect((await assign({ subscription_id: id, email: anEmail() })).status).toBe(200);
  expect(await assign({ subscription_id: id, email: anEmail() })).toMatchObject({ status: 400 });
});
