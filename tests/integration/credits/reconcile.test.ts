import { expect, test, vi } from "vitest";
import { newId } from "@/lib/id";
import { findPaidCredits, grantPaidCredits, takeBackPaidCredits } from "@/modules/credits";
import { drainAll } from "@/modules/credits/drain-journal";
import { makeGroup } from "@/modules/credits/journal";
import { accountOf, ledgerOf, READY_KEY } from "@/modules/credits/ledger";
import { reconcileAccount } from "@/modules/credits/reconcile-account";
import { reconcileAll } from "@/modules/credits/reconcile-all";
import { world } from "@/server/context";
import { transaction } from "@/server/db/transaction";
import { log } from "@/server/log";
import { aCustomer } from "../../factories/customer.ts";
import { apiForTest } from "../../setup/api.ts";
import { runJobs } from "../../setup/jobs.ts";

const { api, own } = apiForTest();
const DAY_MS = 86_400_000;

async function anAccount() {
  const { id: customer_id } = await aCustomer(own().ctx);
  const user = accountOf(own().id, customer_id);
  await makeGroup(world().redis);
  return { customer_id, user, sdk: ledgerOf(world()), key: { organization_id: own().id, customer_id } };
}

const paid = (customerId: string, amount: number, id = newId()) => {
  const grant = {
    id,
    organizationId: own().id,
    customerId,
    amount,
    expiresAt: null,
    source: { type: "benefit", benefit_grant_id: newId() },
    description: "Pack",
  };
  return transaction(world().db, (tx) => grantPaidCredits(tx, grant, new Date())).then(() => id);
};

test("after FLUSHALL every balance, grant, hold and idempotency key is back, and what was paid for", async () => {
  const { user, sdk, customer_id } = await anAccount();
  await sdk.grant(user, 100, { expiresAt: Date.now() + DAY_MS, priority: 3 });
  await sdk.grant(user, 50);
  const spent = await sdk.deduct(user, 120, { idempotencyKey: "once" });
  await sdk.refund(user, spent.transaction.id, { amount: 10 });
  await sdk.hold(user, 15, { holdId: "open" });
  const idle = await anAccount();
  await idle.sdk.grant(idle.user, 7);
  await drainAll();
  const promised = await paid(customer_id, 1_000);
  const spend = () => api("POST", "/credits/deductions", { customer_id, amount: 1 });
  await world().redis.command("SET", READY_KEY, "now");
  expect((await spend()).status).toBe(201);
  await drainAll();
  const before = await sdk.getAccount(user);
  await world().redis.command("FLUSHDB");
  expect((await spend()).status).toBe(503);

  const report = await reconcileAll(world());
  expect(report).toMatchObject({ restored: 2, failed: 0, paid_grants: 1 });
  const after = await sdk.getAccount(user);
  expect(after.grants.filter(({ id }) => id !== promised)).toEqual(before.grants);
  expect([after.balance, after.held, after.holds]).toEqual([
    before.balance + 1_000,
    before.held,
    before.holds,
  ]);
  expect(await idle.sdk.getBalance(idle.user)).toBe(7);
  const repeated = await sdk.deduct(user, 120, { idempotencyKey: "once" });
  expect([repeated.repeated, repeated.transaction.id]).toEqual([true, spent.transaction.id]);
  await expect(sdk.refund(user, spent.transaction.id, { amount: 111 })).rejects.toThrow(/110/);
  await sdk.capture(user, "open", 5);
  expect(await sdk.verifyBalance(user)).toMatchObject({ isValid: true });
  await makeGroup(world().redis);
  await drainAll();
  expect(await reconcileAll(world())).toMatchObject({ accounts: 2, agrees: 2, failed: 0, paid_grants: 0 });
  expect((await api("POST", "/credits/deductions", { customer_id, amount: 1 })).status).toBe(201);
});

test("a balance that somebody wrote is rebuilt from the log, and a log that fell behind is restored from the archive", async () => {
  const { user, sdk, key } = await anAccount();
  await sdk.grant(user, 100);
  await sdk.deduct(user, 30);
  await drainAll();
  await world().redis.command("SET", `balance:${user}`, "99999");
  expect(await reconcileAccount(world(), key)).toBe("rebuilt");
  expect(await sdk.getBalance(user)).toBe(70);
  await world().redis.command("HSET", `account:${user}`, "seq", "1");
  expect(await reconcileAccount(world(), key)).toBe("restored");
  expect(await reconcileAccount(world(), key)).toBe("agrees");
  expect(await sdk.getBalance(user)).toBe(70);
});

test("where Redis and the archive tell two stories the archive is right, and the account goes on", async () => {
  const { user, sdk, key, customer_id } = await anAccount();
  await sdk.grant(user, 100);
  await drainAll();
  for (const name of ["balance", "txs", "account", "grants", "spend", "due", "holds"])
    await world().redis.command("DEL", `${name}:${user}`);
  await sdk.grant(user, 5_000);
  const { transaction: undone } = await sdk.deduct(user, 40);
  const told = vi.spyOn(log, "error");
  await drainAll();
  const stopped = await world().db.credit_account.findFirstOrThrow({ where: { customer_id } });
  expect(stopped.stopped_reason).toContain("in the archive");
  await runJobs({ evenLater: true });
  expect(JSON.stringify(told.mock.calls)).toContain(undone.id);
  expect(await sdk.getBalance(user)).toBe(100);
  await sdk.deduct(user, 1);
  await drainAll();
  expect(await reconcileAccount(world(), key)).toBe("agrees");
  const mended = await world().db.credit_account.findFirstOrThrow({ where: { customer_id } });
  expect([mended.balance, mended.stopped_at]).toEqual([99n, null]);
});

test("credits that were paid for are granted once, however often their job runs", async () => {
  const { user, sdk, customer_id } = await anAccount();
  const id = await paid(customer_id, 40);
  await paid(customer_id, 40, id);
  await runJobs();
  await drainAll();
  const { applyPaidGrant } = await import("@/modules/credits/apply-paid-grant");
  await world().redis.command("DEL", `op:${user}:paid%3A${id}`);
  await applyPaidGrant(world(), own().id, id);
  expect(await sdk.getBalance(user)).toBe(40);
  expect((await findPaidCredits(world().read, own().id, id))?.applied_at).not.toBeNull();
});

test("taking back paid credits takes what is unspent of them, once, and says how much was gone", async () => {
  const { user, sdk, customer_id } = await anAccount();
  const id = await paid(customer_id, 40);
  await sdk.grant(user, 3);
  await runJobs();
  await sdk.deduct(user, 10);
  const takeBack = () =>
    transaction(world().db, (tx) =>
      takeBackPaidCredits(tx, { paidGrantId: id, organizationId: own().id }, new Date()),
    );
  await takeBack();
  await takeBack();
  await runJobs();
  const left = await sdk.getBalance(user);
  const row = await findPaidCredits(world().read, own().id, id);
  expect((row?.taken_back_amount ?? 0) + (row?.gone_amount ?? 0)).toBe(40);
  expect(left).toBe(43 - 10 - (row?.taken_back_amount ?? 0));
});

test("credits taken back before they were applied never come to be spent", async () => {
  const { user, sdk, customer_id } = await anAccount();
  const id = await paid(customer_id, 40);
  await transaction(world().db, (tx) =>
    takeBackPaidCredits(tx, { paidGrantId: id, organizationId: own().id }, new Date()),
  );
  await runJobs();
  await runJobs({ evenLater: true });
  expect(await sdk.getBalance(user)).toBe(0);
});
