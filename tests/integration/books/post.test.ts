import { expect, test } from "vitest";
import { newId } from "@/lib/id";
import {
  lockBalances,
  moveBalances,
  orderBilled,
  orderVoided,
  type Posting,
  paymentReceived,
  post,
} from "@/modules/books";
import type { Tx } from "@/server/db/client";
import { transaction } from "@/server/db/transaction";
import { aCustomer } from "../../factories/customer.ts";
import { shopForTest } from "../../setup/shop.ts";

const shop = shopForTest();
const ctx = () => shop.own().ctx;
const inOne = <T>(work: (tx: Tx) => Promise<T>) => transaction(ctx().db, work);

const anOrder = (named: object = {}) => ({
  id: newId(),
  organization_id: shop.own().id,
  customer_id: newId(),
  currency: "usd",
  net_amount: 2_000,
  tax_amount: 380,
  applied_balance_amount: -500,
  ...named,
});

const at = new Date("2026-02-28T12:00:00.123Z");
const journalOf = (order_id: string) =>
  ctx().db.journal_entry.findMany({ where: { order_id }, orderBy: { id: "asc" } });

test("many postings are written at once, as they are and by the time given", async () => {
  const order = anOrder();
  const payment = { id: newId(), organization_id: order.organization_id, amount: 1_880, currency: "usd" };
  const of = { orderId: order.id, customerId: order.customer_id };
  await inOne((tx) => post(tx, [orderBilled(order), paymentReceived(payment, of)], at));
  expect(await journalOf(order.id)).toMatchObject([
    {
      kind: "order_billed",
      subject_id: order.id,
      customer_id: order.customer_id,
      currency: "usd",
      receivables: 1_880n,
      customer_balances: 500n,
      revenue: -2_000n,
      tax_payable: -380n,
      stripe_clearing: 0n,
      refunds: 0n,
      disputes: 0n,
      created_at: at,
    },
    { kind: "payment_received", subject_id: payment.id, stripe_clearing: 1_880n, receivables: -1_880n },
  ]);
});

test("what is posted again changes nothing, and does not keep the rest from being posted", async () => {
  const order = anOrder();
  await inOne((tx) => post(tx, [orderBilled(order)], at));
  const changed = orderBilled({ ...order, net_amount: 1 });
  await inOne((tx) => post(tx, [changed, orderVoided(order)], new Date()));
  expect(await journalOf(order.id)).toMatchObject([
    { kind: "order_billed", revenue: -2_000n, created_at: at },
    { kind: "order_voided", revenue: 2_000n },
  ]);
});

test("an order that costs nothing has no line", async () => {
  const order = anOrder({ net_amount: 0, tax_amount: 0, applied_balance_amount: 0 });
  await inOne((tx) => post(tx, [orderBilled(order)], at));
  expect(await journalOf(order.id)).toEqual([]);
});

test("the database refuses a posting that does not sum to zero, and what came with it", async () => {
  const order = anOrder();
  const wrong: Posting = { ...orderBilled(order), revenue: -1_999 };
  const other = anOrder();
  await expect(inOne((tx) => post(tx, [orderBilled(other), wrong], at))).rejects.toThrow(
    "journal_entry_balanced",
  );
  expect(await journalOf(other.id)).toEqual([]);
});

test("the database refuses to change or delete a posting", async () => {
  const order = anOrder();
  await inOne((tx) => post(tx, [orderBilled(order)], at));
  const where = { order_id: order.id };
  const { db } = ctx();
  const refusal = "a posting is never changed or deleted";
  await expect(db.journal_entry.updateMany({ where, data: { created_at: new Date() } })).rejects.toThrow(
    refusal,
  );
  await expect(db.journal_entry.deleteMany({ where })).rejects.toThrow(refusal);
  expect(await journalOf(order.id)).toHaveLength(1);
});

const aBalance = async () => ({
  organization_id: shop.own().id,
  customer_id: (await aCustomer(ctx())).id,
  currency: "usd",
});

test("a balance that is missing is made, moved as often as it is named, and kept by currency", async () => {
  const ref = await aBalance();
  const euros = { ...ref, currency: "eur" };
  const moves = [
    { ...ref, amount: 700 },
    { ...ref, amount: -200 },
    { ...euros, amount: -30 },
  ];
  const before = await inOne(async (tx) => {
    const balances = await lockBalances(tx, [ref, ref, euros]);
    await moveBalances(tx, moves, at);
    return [balances(ref), balances(euros)];
  });
  expect(before).toEqual([0, 0]);
  const after = await inOne(async (tx) => lockBalances(tx, [ref, euros]));
  expect([after(ref), after(euros)]).toEqual([500, -30]);
  expect(() => after({ ...ref, currency: "jpy" })).toThrow("was not locked");
});

test("whoever locks a balance decides alone: of many at once each sees what the others left", async () => {
  const refs = await Promise.all([aBalance(), aBalance(), aBalance()]);
  const seen = await Promise.all(
    Array.from({ length: 12 }, (_, index) =>
      inOne(async (tx) => {
        // Asked for in any order, they are locked in one.
        const asked = index % 2 ? refs : refs.toReversed();
        const balances = await lockBalances(tx, asked);
        await moveBalances(
          tx,
          asked.map((ref) => ({ ...ref, amount: 10 })),
          at,
        );
        return refs.map(balances);
      }),
    ),
  );
  const each = Array.from({ length: 12 }, (_, index) => index * 10);
  for (const place of [0, 1, 2])
    expect(seen.map((amounts) => amounts[place]).sort((a = 0, b = 0) => a - b)).toEqual(each);
});
