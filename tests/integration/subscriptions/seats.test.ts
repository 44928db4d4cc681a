import { beforeAll, expect, test } from "vitest";
import { DAY_MS } from "@/lib/time";
import { updateProduct } from "@/modules/products/update-product";
import { runDue } from "@/modules/subscriptions";
import { changePlan } from "@/modules/subscriptions/change-plan";
import { previewChange } from "@/modules/subscriptions/preview-change";
import type { Context } from "@/server/context";
import { aPlan, aSubscription, aTeamPlan, teamPrice } from "../../factories/subscription.ts";
import { shopForTest } from "../../setup/shop.ts";

const shop = shopForTest();
let ctx: Context;
beforeAll(() => {
  ctx = shop.own().ctx;
});

const began = new Date("2026-04-01T00:00:00Z");
/** Days after it began; its period has 30. */
const day = (days: number): Context => ({ ...ctx, now: new Date(began.getTime() + days * DAY_MS) });
const aTeam = async (seats: number, named: object = {}) =>
  aSubscription(day(0), { product: await aTeamPlan(ctx), seats, ...named });
const ordersOf = (id: string) =>
  ctx.db.order.findMany({
    where: { subscription_id: id },
    orderBy: { number: "asc" },
    include: { items: { orderBy: { id: "asc" } } },
  });
const linesOf = async (id: string) =>
  (await ordersOf(id)).at(-1)?.items.map(({ label, amount }) => [label, Number(amount)]);
const rowOf = (id: string) => ctx.db.subscription.findUniqueOrThrow({ where: { id } });

test("more seats cost what is left of the period, exactly as the preview says, and the next period in full", async () => {
  const { subscriptionId: id } = await aTeam(3);
  const wanted = { seats: 6, proration_behavior: "invoice" as const };
  const preview = await previewChange(day(15), id, wanted);
  expect(await changePlan(day(15), id, wanted)).toMatchObject({ seats: 6, amount: 4800 });
  expect(await linesOf(id)).toEqual([
    ["Unused time on Team plan, 3 seats until 2026-05-01", -1500],
    ["Remaining time on Team plan, 6 seats until 2026-05-01", 2400],
  ]);
  expect(preview).toMatchObject({ seats: 6, now: { total_amount: 900 }, next: { total_amount: 4800 } });
  expect(preview.now?.lines.map(({ label, amount }) => [label, amount])).toEqual(await linesOf(id));
  await runDue(day(30));
  expect(await linesOf(id)).toEqual([["Team plan, 6 seats", 4800]]);
});

test("fewer seats give back what is left, with the next order", async () => {
  const { subscriptionId: id } = await aTeam(6);
  expect(await changePlan(day(15), id, { seats: 3, proration_behavior: "prorate" })).toMatchObject({
    seats: 3,
    amount: 3000,
  });
  await runDue(day(30));
  expect((await ordersOf(id)).at(-1)).toMatchObject({ total_amount: 2100n });
});

test("a number for the next period waits for it, and a second one takes its place", async () => {
  const { subscriptionId: id } = await aTeam(6);
  const later = { proration_behavior: "next_period" as const };
  expect(await changePlan(day(3), id, { seats: 2, ...later })).toMatchObject({
    seats: 6,
    pending_update: { product_id: null, seats: 2 },
  });
  await changePlan(day(5), id, { seats: 4, ...later });
  await runDue(day(30));
  expect(await rowOf(id)).toMatchObject({ seats: 4, amount: 4000n, pending_update: null });
});

test("where the charge fails the seats stay as they were", async () => {
  const { subscriptionId: id } = await aTeam(2, { card: "pm_card_chargeCustomerFail" });
  const change = changePlan(day(15), id, { seats: 20, proration_behavior: "invoice" });
  await expect(change).rejects.toMatchObject({ kind: "PaymentFailed" });
  expect(await rowOf(id)).toMatchObject({ seats: 2, amount: 2000n, changing_payment_id: null });
});

test("more seats cost what was agreed on, whatever the product costs others by now", async () => {
  const { subscriptionId: id, product } = await aTeam(2);
  const dearer = {
    ...teamPrice,
    seat_tiers: { ...teamPrice.seat_tiers, tiers: [{ min_seats: 1, max_seats: 20, price_per_seat: 9000 }] },
  };
  await updateProduct(ctx, product.id, { prices: [dearer] } as never);
  expect(await changePlan(day(1), id, { seats: 3, proration_behavior: "prorate" })).toMatchObject({
    amount: 3000,
  });
  const moved = await changePlan(day(2), id, { product_id: product.id, proration_behavior: "prorate" });
  expect(moved).toMatchObject({ seats: 3, amount: 27_000 });
});

test("whoever takes another plan keeps their seats, and has none with one that is not sold by the seat", async () => {
  const { subscriptionId: id } = await aTeam(3);
  const other = await aTeamPlan(ctx, { name: "Other team" });
  const change = (product_id: string) =>
    changePlan(day(1), id, { product_id, proration_behavior: "prorate" });
  expect(await change(other.id)).toMatchObject({ seats: 3, amount: 3000 });
  expect(await change((await aPlan(ctx)).id)).toMatchObject({ seats: null, amount: 2000 });
  expect(await change(other.id)).toMatchObject({ seats: 1, amount: 1000 });
});

test.each([
  [{ seats: 3 }, "So many seats it has already."],
  [{ seats: 21 }, "At most 20 seats."],
] as const)("%j is refused: %s", async (input, message) => {
  const { subscriptionId: id } = await aTeam(3);
  const before = await rowOf(id);
  await expect(changePlan(day(1), id, input)).rejects.toMatchObject({ message });
  expect(await rowOf(id)).toEqual(before);
});

test("seats are refused of a plan that is not sold by the seat, and while another plan waits", async () => {
  const { subscriptionId: alone } = await aSubscription(day(0));
  await expect(changePlan(day(1), alone, { seats: 3 })).rejects.toMatchObject({
    message: "This plan is not sold by the seat.",
  });
  const { subscriptionId: id } = await aTeam(3);
  const { id: product_id } = await aTeamPlan(ctx, { name: "Other team" });
  await changePlan(day(1), id, { product_id, proration_behavior: "next_period" });
  await expect(changePlan(day(2), id, { seats: 4 })).rejects.toMatchObject({
    message: "Another plan waits for the next period. Give that up first.",
  });
});

test("a plan is refused that is not sold for as many seats as there are", async () => {
  const { subscriptionId: id } = await aTeam(9);
  const pair = {
    amount_type: "seat_based" as const,
    seat_tiers: { tiers: [{ min_seats: 2, max_seats: 2, price_per_seat: 700 }] },
  };
  const { id: product_id } = await aPlan(ctx, { name: "Pair", prices: [pair] });
  await expect(changePlan(day(1), id, { product_id })).rejects.toMatchObject({ message: "At most 2 seats." });
});
