import { beforeAll, expect, test, vi } from "vitest";
import type { OrdersToFollow } from "@/modules/benefit-grants/follow-orders";
import type { Benefit } from "@/modules/benefits/schema";
import { aBenefit, aBenefitOf, leastOf } from "../../factories/benefit.ts";
import { runJobs } from "../../setup/jobs.ts";
import { shopForTest } from "../../setup/shop.ts";
import {
  aProductWith,
  balanceOf,
  buy,
  confirm,
  grantsOf,
  openCheckout,
  refund,
} from "./shop-with-credits.ts";
import { listBenefits, runAll } from "./subscribed.ts";

const shop = shopForTest();
let flag: Benefit;
let key: Benefit;
let credits: Benefit;
beforeAll(async () => {
  const { ctx } = shop.own();
  flag = await aBenefitOf(ctx, leastOf.feature_flag);
  key = await aBenefitOf(ctx, leastOf.license_keys);
  credits = await aBenefit(ctx);
});

const list = (product: { id: string }, ...benefits: Benefit[]) =>
  listBenefits(shop.api, product.id, benefits).then(runAll);

/** What an order has of the benefits by now. */
const has = async (order: { id: string }) =>
  (await grantsOf(shop, order.id))
    .filter(({ state }) => state === "granted")
    .map(({ benefit_id }) => benefit_id)
    .sort();

const ids = (...benefits: Benefit[]) => benefits.map(({ id }) => id).sort();

test("who bought a product has what is added to it, once, but no credits, and keeps what is taken off", async () => {
  const product = await aProductWith(shop, [flag]);
  const order = await buy(shop, product.id, { email: "earlier@example.com" });
  await runAll();
  await list(product, flag, key, credits);
  expect(await has(order)).toEqual(ids(flag, key));
  expect(await balanceOf(shop, order.customer_id)).toBe(0);
  await list(product, key);
  await list(product, key, flag);
  expect(await has(order)).toEqual(ids(flag, key));
  expect(await grantsOf(shop, order.id)).toHaveLength(2);
});

test("an order that was given back, in whole or of its benefits, gets nothing more", async () => {
  const product = await aProductWith(shop, [flag]);
  const [whole, part, kept] = [
    await buy(shop, product.id, { email: "whole@example.com" }),
    await buy(shop, product.id, { email: "part@example.com" }),
    await buy(shop, product.id, { email: "kept@example.com" }),
  ];
  await runAll();
  await refund(shop, whole.id, 2000);
  await refund(shop, part.id, 500, { revoke_benefits: true });
  await refund(shop, kept.id, 500);
  await list(product, flag, key);
  expect([await has(whole), await has(part), await has(kept)]).toEqual([[], [], ids(flag, key)]);
});

test("a refund while buyers are brought along leaves nothing with who was given their money back", async () => {
  const product = await aProductWith(shop, [flag]);
  const orders = [];
  for (let made = 0; made < 6; made++)
    orders.push(await buy(shop, product.id, { email: `racing-${made}@example.com` }));
  await runAll();
  await listBenefits(shop.api, product.id, [flag, key]);
  await Promise.all([runJobs(), ...orders.slice(0, 3).map(({ id }) => refund(shop, id, 2000))]);
  await runAll();
  expect(await Promise.all(orders.map(has))).toEqual([
    ...Array.from({ length: 3 }, () => []),
    ...Array.from({ length: 3 }, () => ids(flag, key)),
  ]);
});

test("more orders than one run takes are all brought along, and another product's are left alone", async () => {
  const { followSomeOrders } = await import("@/modules/benefit-grants/follow-orders");
  const { transaction } = await import("@/server/db/transaction");
  const { ctx, id: organization_id } = shop.own();
  const [product, other] = [await aProductWith(shop, []), await aProductWith(shop, [])];
  const orders = [];
  for (let made = 0; made < 5; made++)
    orders.push(await buy(shop, product.id, { email: `many-${made}@example.com` }));
  const elsewhere = await buy(shop, other.id, { email: "other@example.com" });
  await shop.api("POST", `/products/${product.id}/benefits`, { benefits: [flag.id] });
  let before: OrdersToFollow["before"] = null;
  let runs = 0;
  do {
    const asked: OrdersToFollow = { organization_id, product_id: product.id, before };
    before = await transaction(ctx.db, (tx) => followSomeOrders(tx, asked, 2, ctx.now));
    runs++;
  } while (before);
  await runAll();
  expect(runs).toBe(3);
  expect(await Promise.all(orders.map(has))).toEqual(orders.map(() => ids(flag)));
  expect(await has(elsewhere)).toEqual([]);
});

test("an order that is placed while the list of its product is being changed has what the list has then", async () => {
  const { lockProduct } = await import("@/modules/products/repository");
  const { writeBenefits } = await import("@/modules/products/write-benefits");
  const { connection } = await import("@/server/db/client");
  const { ctx, id: organizationId } = shop.own();
  const product = await aProductWith(shop, [flag]);
  const checkout = await openCheckout(shop, product.id);
  let placed: ReturnType<typeof confirm> | undefined;
  await ctx.db.$transaction(async (tx) => {
    await lockProduct(tx, organizationId, product.id);
    await writeBenefits(tx, organizationId, product.id, [flag.id, key.id]);
    placed = confirm(shop, checkout, { email: "meanwhile@example.com" });
    const waiting =
      "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";
    await vi.waitFor(async () => expect((await connection().pool.query(waiting)).rowCount).toBe(1), 10_000);
  });
  const order = await placed;
  await runAll();
  expect(order && (await has(order))).toEqual(ids(flag, key));
});
