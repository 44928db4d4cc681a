import { expect, test } from "vitest";
import { drainAll } from "@/modules/credits/drain-journal";
import { makeGroup } from "@/modules/credits/journal";
import { world } from "@/server/context";
import { aCustomer } from "../../factories/customer.ts";
import type { Merchant } from "../../factories/organization.ts";
import { apiForTest } from "../../setup/api.ts";

const { api, merchant } = apiForTest();

/** A merchant of the test's own, and how to act on one of their customers. */
async function aShop() {
  const of = await merchant();
  await makeGroup(world().redis);
  const send = (method: string, path: string, body?: unknown) => api(method, path, body, { token: of.token });
  return { of, send };
}

async function aCustomerWith(of: Merchant, amount: number, named = {}) {
  const { id } = await aCustomer(of.ctx, named);
  await api("POST", "/credits/grants", { customer_id: id, amount, reason: "purchase" }, { token: of.token });
  return id;
}

test("the summary adds up: what was sold less what was spent is outstanding, each feature with its share", async () => {
  const { of, send } = await aShop();
  expect((await send("GET", "/credits/summary")).body).toMatchObject({ has_accounts: false, features: [] });
  const customer_id = await aCustomerWith(of, 1000);
  await send("POST", "/credits/grants", { customer_id, amount: 50, reason: "reward" });
  await send("POST", "/credits/deductions", { customer_id, feature: "chat", quantity: 3 });
  await send("POST", "/credits/deductions", { customer_id, feature: "video", quantity: 12.4 });
  await send("POST", "/credits/deductions", { customer_id, amount: 7 });
  await send("POST", "/credits/holds", { customer_id, amount: 100 });
  await drainAll();
  const { body } = await send("GET", "/credits/summary?days=7");
  expect(body.totals).toMatchObject({ purchased: 1000, granted: 1050, spent: 161, outstanding: 889 });
  expect(body.days).toHaveLength(7);
  expect(body.days.at(-1)).toMatchObject({ purchased: 1000, spent: 161, outstanding: 889 });
  expect(body.previous_totals).toMatchObject({ granted: 0, outstanding: 0 });
  expect(body.features).toEqual([
    { feature: "video", spent: 124, previous_spent: 0 },
    { feature: "chat", spent: 30, previous_spent: 0 },
    { feature: null, spent: 7, previous_spent: 0 },
  ]);
  expect(body.has_accounts).toBe(true);
});

test("what was outstanding before the period is carried into it", async () => {
  const { of, send } = await aShop();
  await aCustomerWith(of, 10);
  await drainAll();
  await of.ctx.db.$executeRaw`UPDATE credit_day SET day = day - 100 WHERE organization_id = ${of.id}::uuid`;
  const { body } = await send("GET", "/credits/summary?days=7");
  expect([body.totals.granted, body.totals.outstanding, body.previous_totals.outstanding]).toEqual([
    0, 10, 10,
  ]);
});

test("accounts are sorted by balance, found by name, and told apart by their threshold", async () => {
  const { of, send } = await aShop();
  const few = await aCustomerWith(of, 5, { name: "Vera Few" });
  const many = await aCustomerWith(of, 500, { name: "Mona Many" });
  await send("PATCH", "/credits/settings", { low_threshold: 10 });
  await drainAll();
  const ids = async (query: string) =>
    (await send("GET", `/credits/accounts${query}`)).body.items.map(
      (row: { customer_id: string }) => row.customer_id,
    );
  expect(await ids("?sorting=-balance")).toEqual([many, few]);
  expect(await ids("?sorting=balance")).toEqual([few, many]);
  expect(await ids("?query=mona")).toEqual([many]);
  expect(await ids("?low=true")).toEqual([few]);
  const [first] = (await send("GET", "/credits/accounts?query=vera")).body.items;
  expect(first).toMatchObject({ balance: 5, low_threshold: 10, customer: { name: "Vera Few" } });
});

test("an explanation comes to the balance, drained or not, holds and lapsed credits included", async () => {
  const { of, send } = await aShop();
  const customer_id = await aCustomerWith(of, 1000);
  const { body: taken } = await send("POST", "/credits/deductions", { customer_id, amount: 300 });
  await send("POST", "/credits/holds", { customer_id, amount: 40 });
  const explained = async () => (await send("GET", `/credits/explanation?customer_id=${customer_id}`)).body;
  const sums = { granted: 1000, spent: 300, held: 40, calculated: 660, seq: 3 };
  expect(await explained()).toMatchObject(sums);
  await drainAll();
  expect(await explained()).toMatchObject(sums);
  await send("POST", "/credits/refunds", { customer_id, transaction_id: taken.transaction.id, amount: 100 });
  const { body: balance } = await send("GET", `/credits/balance?customer_id=${customer_id}`);
  expect(await explained()).toMatchObject({ spent: 200, calculated: 760, seq: 4 });
  expect(balance.balance).toBe(760);
});
