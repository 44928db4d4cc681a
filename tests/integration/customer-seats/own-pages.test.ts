import { beforeAll, expect, test } from "vitest";
import { newId } from "@/lib/id";
import { assignSeat, revokeSeat } from "@/modules/customer-seats";
import { readOwnHeld } from "@/modules/customer-seats/read-own-held";
import { readOwnSeats } from "@/modules/customer-seats/read-own-seats";
import { createCustomerSession } from "@/modules/customer-sessions/create-customer-session";
import { enterPortal, type Portal } from "@/modules/customer-sessions/enter-portal";
import { type Context, world } from "@/server/context";
import { aCustomer } from "../../factories/customer.ts";
import { aSubscription, aTeamPlan } from "../../factories/subscription.ts";
import { shopForTest } from "../../setup/shop.ts";

const shop = shopForTest();
let ctx: Context;
beforeAll(() => {
  ctx = shop.own().ctx;
});

/** The portal of a customer, as their browser holds it. */
async function portalOf(customer_id: string): Promise<Portal> {
  const { customer_portal_url, token } = await createCustomerSession(ctx, newId(), { customer_id });
  const slug = new URL(customer_portal_url).pathname.split("/").at(-1) ?? "";
  const portal = await enterPortal(world(), { token, slug, address: "127.0.0.1" });
  if (!portal) throw new Error("the session opens its portal");
  return portal;
}

const aTeam = async (seats: number) => aSubscription(ctx, { product: await aTeamPlan(ctx), seats });

test("a customer sees who has the seats they pay for, and may take one as long as they have none and one is free", async () => {
  const { subscriptionId: subscription_id, customerId } = await aTeam(2);
  const portal = await portalOf(customerId);
  const sale = { subscription_id };
  expect(await readOwnSeats(portal, sale)).toMatchObject({
    product: "Team plan",
    mayTake: true,
    list: { seats: [], available_seats: 2, total_seats: 2 },
  });
  const by = { customerId, memberId: portal.member.id };
  await assignSeat(ctx, newId(), { ...sale, member_id: by.memberId, immediate_claim: true }, by);
  expect(await readOwnSeats(portal, sale)).toMatchObject({ mayTake: false, list: { available_seats: 1 } });
  expect(await readOwnHeld(portal)).toEqual([]);
});

test("nobody reads the seats of another's plan, and there are none where it is not sold so", async () => {
  const { subscriptionId: subscription_id } = await aTeam(2);
  const { subscriptionId: plain, customerId } = await aSubscription(ctx);
  const portal = await portalOf(customerId);
  await expect(readOwnSeats(portal, { subscription_id })).rejects.toThrow("Not found");
  expect(await readOwnSeats(portal, { subscription_id: plain })).toBeNull();
});

test("whoever has a seat of another's plan sees which, until it is taken back", async () => {
  const { subscriptionId: subscription_id } = await aTeam(2);
  const holder = await aCustomer(ctx);
  const portal = await portalOf(holder.id);
  const input = { subscription_id, customer_id: holder.id, immediate_claim: true };
  const seat = await assignSeat(ctx, newId(), input);
  expect(await readOwnHeld(portal)).toEqual([
    { id: seat.id, product: "Team plan", claimed_at: expect.any(String) },
  ]);
  await revokeSeat(ctx, seat.id);
  expect(await readOwnHeld(portal)).toEqual([]);
});
