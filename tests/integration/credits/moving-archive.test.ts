import { expect, test } from "vitest";
import { drainAll } from "@/modules/credits/drain-journal";
import { getHold } from "@/modules/credits/get-hold";
import { makeGroup } from "@/modules/credits/journal";
import { accountOf, ledgerOf } from "@/modules/credits/ledger";
import { listGrants } from "@/modules/credits/list-grants";
import { GrantList, TransactionList } from "@/modules/credits/list-queries";
import { listTransactions } from "@/modules/credits/list-transactions";
import type { Context } from "@/server/context";
import { world } from "@/server/context";
import type { Sql } from "@/server/db/sql";
import { aCustomer } from "../../factories/customer.ts";
import { apiForTest } from "../../setup/api.ts";

const { api, own } = apiForTest();

async function anAccount() {
  const { id: customer_id } = await aCustomer(own().ctx);
  await makeGroup(world().redis);
  await api("POST", "/credits/grants", { customer_id, amount: 100 });
  await drainAll();
  return { customer_id, sdk: ledgerOf(world()), user: accountOf(own().id, customer_id) };
}

/** A context in which something happens just before the first, or right after it, of the queries that name a table. */
function meanwhile(table: RegExp, when: "before" | "after", happens: () => Promise<unknown>): Context {
  let has = false;
  const { read } = world();
  return {
    ...own().ctx,
    read: async <Row>(query: Sql) => {
      const isIt = !has && table.test(query.sql);
      if (isIt) has = true;
      if (isIt && when === "before") await happens();
      const rows = await read<Row>(query);
      if (isIt && when === "after") await happens();
      return rows;
    },
  };
}

test("a hold that is archived while it is read counts once", async () => {
  const { customer_id } = await anAccount();
  const { body } = await api("POST", "/credits/holds", { customer_id, amount: 40 });
  const hold = await getHold(meanwhile(/FROM credit_hold/, "before", drainAll), body.id);
  expect([hold.status, hold.amount]).toEqual(["open", 40]);
});

test("what is spent of a grant counts once, though it is archived while the grants are listed", async () => {
  const { customer_id } = await anAccount();
  await api("POST", "/credits/deductions", { customer_id, amount: 30 });
  const request = GrantList.parse({ customer_id });
  const { items } = await listGrants(meanwhile(/FROM credit_grant/, "before", drainAll), request);
  expect(items.map(({ remaining }) => remaining)).toEqual([70]);
});

test("history has no gap, though the log is archived and cut while it is read", async () => {
  const { customer_id, sdk, user } = await anAccount();
  for (let count = 0; count < 9; count++) await sdk.deduct(user, 1);
  const ctx = meanwhile(/FROM credit_account/, "after", async () => {
    await drainAll();
    await sdk.checkpoint(user, { keep: 2 });
  });
  const { items } = await listTransactions(ctx, TransactionList.parse({ customer_id, limit: 100 }));
  expect(items.map(({ seq }) => seq)).toEqual([10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
});
