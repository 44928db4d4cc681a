import { beforeEach, expect, test } from "vitest";
import { trimAuditLog } from "@/modules/audit-log/jobs";
import { actingAs, actingAsSystem } from "@/server/actor";
import { type Context, world } from "@/server/context";
import { sql } from "@/server/db/sql";
import { transaction } from "@/server/db/transaction";
import { aCustomer } from "../../factories/customer.ts";
import type { Merchant } from "../../factories/organization.ts";
import { aProduct } from "../../factories/product.ts";
import { aSubscription } from "../../factories/subscription.ts";
import { aMember } from "../../factories/user.ts";
import { shopForTest } from "../../setup/shop.ts";

const shop = shopForTest();
let merchant: Merchant;
let ctx: Context;
beforeEach(async () => {
  merchant = await shop.merchant();
  ({ ctx } = merchant);
});

const log = async (query = "", token = merchant.token) =>
  (await shop.api("GET", `/audit-log?limit=100&${query}`, undefined, { token })).body.items;
const rename = (id: string, name: string, headers: Record<string, string> = {}) =>
  shop.api("PATCH", `/products/${id}`, { name }, { token: merchant.token, headers });

test("an entry says who, from where and in which request, and what the fields were before and after", async () => {
  const { id } = await aProduct(ctx, { name: "Field notes" });
  await rename(id, "Trail notes", { "x-request-id": "request-1", "x-forwarded-for": "203.0.113.9" });
  const [entry, ...more] = await log(`object_id=${id}`);
  expect(more).toEqual([]);
  expect(entry).toMatchObject({
    action: "product.updated",
    object_type: "product",
    object_id: id,
    organization_id: merchant.id,
    actor: { type: "token", name: "Test" },
    before: { name: "Field notes" },
    after: { name: "Trail notes" },
    request_id: "request-1",
    address: expect.any(String),
  });
});

test("a member is named by their e-mail, and what one request changed in several tables by one call", async () => {
  const user = await aMember(merchant.id, "owner");
  const { id, prices } = await aProduct(ctx);
  const body = {
    name: "Renamed",
    prices: [{ id: prices[0]?.id }, { amount_type: "fixed", price_amount: 2_500, price_currency: "eur" }],
  };
  const headers = { ...Object.fromEntries(user.headers), "x-florin-organization": merchant.id };
  const { status, text } = await shop.api("PATCH", `/products/${id}`, body, { token: null, headers });
  expect(status, text).toBe(200);
  const entries = await log("actor_type=member");
  expect(entries.map(({ action }: { action: string }) => action).sort()).toEqual([
    "price.created",
    "product.updated",
  ]);
  expect(new Set(entries.map(({ call_id }: { call_id: string }) => call_id)).size).toBe(1);
  expect(entries[0].actor).toEqual({ type: "member", id: user.id, name: user.email });
});

test("a change that changes nothing, one that is refused and one that is rolled back leave no change in the log", async () => {
  const { id } = await aProduct(ctx, { name: "Same" });
  await rename(id, "Same");
  expect((await rename(id, "")).status).toBe(422);
  const actor = {
    type: "token" as const,
    id: null,
    name: null,
    call_id: crypto.randomUUID(),
    request_id: null,
    address: null,
  };
  const fails = actingAs(actor, () =>
    transaction(ctx.db, async (tx) => {
      await tx.product.update({ where: { id }, data: { name: "Never" } });
      throw new Error("the use case fails");
    }),
  );
  await expect(fails).rejects.toThrow("the use case fails");
  // That somebody asked for it is told, by the operation alone.
  expect(await log()).toMatchObject([
    { action: "products.update", object_id: id, before: null, after: null },
  ]);
});

test("who makes an organization of their own, or changes another of theirs, is not told of where they are a member", async () => {
  const user = await aMember(merchant.id, "member");
  const headers = { ...Object.fromEntries(user.headers), "x-florin-organization": merchant.id };
  const made = { name: "My own", slug: `own-${merchant.id}` };
  const { status, body } = await shop.api("POST", "/organizations", made, { token: null, headers });
  expect(status).toBe(201);
  await shop.api("PATCH", `/organizations/${body.id}`, { name: "Still mine" }, { token: null, headers });
  await shop.api("PATCH", `/organizations/${body.id}`, { name: "Still mine" }, { token: null, headers });
  expect(await log()).toEqual([]);
});

test("secrets are hidden, and that they changed is told", async () => {
  const endpoint = { url: "https://example.com/hook", format: "raw", events: ["order.paid"] };
  const { body } = await shop.api("POST", "/webhooks/endpoints", endpoint, merchant);
  await shop.api("PATCH", `/webhooks/endpoints/${body.id}/secret`, {}, merchant);
  const entries = await log(`object_id=${body.id}`);
  expect(entries.at(-1).after).toMatchObject({ url: endpoint.url, secret: "[hidden]" });
  expect(entries.at(0)).toMatchObject({ before: { secret: "[hidden]" }, after: { secret: "[hidden]" } });
  expect(JSON.stringify(entries)).not.toContain("whsec_");
});

test("who a customer was is erased from the log when they are deleted; who changed what stays", async () => {
  const { id, email } = await aCustomer(ctx, { email: "gone@example.com" });
  await shop.api("PATCH", `/customers/${id}`, { name: "Given Name" }, merchant);
  const { body } = await shop.api("POST", "/customer-sessions", { customer_id: id }, merchant);
  const own = { billing_name: "Own Works Ltd" };
  await shop.api("PATCH", "/customer-portal/customers/me", own, { token: body.token });
  const before = await log(`object_id=${id}`);
  expect(JSON.stringify(before)).toMatch(/Given Name.*|Own Works/);
  expect(before[0].address).not.toBeNull();
  await shop.api("DELETE", `/customers/${id}`, undefined, merchant);
  const entries = await log(`object_id=${id}`);
  expect(entries).toMatchObject([
    { action: "customer.deleted", actor: { type: "token" }, address: expect.any(String) },
    { action: "customer.updated", actor: { type: "customer", name: null }, address: null },
    { action: "customer.updated", actor: { type: "token" }, after: { name: "[erased]" } },
  ]);
  expect(JSON.stringify(entries)).not.toMatch(new RegExp(`Given Name|Own Works|${email}`));
});

test("two merchants at the same moment are never taken for one another, on however few connections", async () => {
  const others = await Promise.all([1, 2, 3].map(() => shop.merchant()));
  const products = await Promise.all(
    others.map(async (other) => ({ other, id: (await aProduct(other.ctx)).id })),
  );
  await Promise.all(
    products.flatMap(({ other, id }) =>
      [1, 2, 3, 4, 5].map((turn) =>
        shop.api("PATCH", `/products/${id}`, { name: `${other.id} ${turn}` }, { token: other.token }),
      ),
    ),
  );
  await aSubscription(ctx);
  for (const { other } of products) {
    const token = await ctx.db.access_token.findFirstOrThrow({ where: { organization_id: other.id } });
    const entries = await log("object_type=product", other.token);
    expect(entries).toHaveLength(5);
    for (const { actor } of entries) expect(actor.id).toBe(token.id);
  }
  expect(await log()).toEqual([]);
});

test("what customers change in their portal is told as theirs, by the e-mail that they have today", async () => {
  const { id, email } = await aCustomer(ctx);
  const { body } = await shop.api("POST", "/customer-sessions", { customer_id: id }, merchant);
  const change = { billing_name: "Own Works Ltd" };
  const answer = await shop.api("PATCH", "/customer-portal/customers/me", change, { token: body.token });
  expect(answer.status, answer.text).toBe(200);
  expect(await log("actor_type=customer")).toMatchObject([
    { actor: { type: "customer", id, name: email }, action: "customer.updated", after: change },
  ]);
  expect(await log(`actor_id=${id}`)).toHaveLength(1);
});

test("what the system does by itself is said to be so, where it is told to", async () => {
  const { id } = await aProduct(ctx);
  await actingAsSystem("products.tidy", () =>
    ctx.read(sql`UPDATE product SET is_archived = true WHERE id = ${id}::uuid`),
  );
  expect(await log()).toMatchObject([
    { actor: { type: "system", id: null, name: "products.tidy" }, after: { is_archived: true } },
  ]);
});

test("nobody changes, deletes or empties the log, but that what is older than a year goes", async () => {
  const { id } = await aProduct(ctx);
  await rename(id, "Renamed");
  const { db } = ctx;
  for (const attempt of [
    "UPDATE audit_entry SET address = NULL",
    "UPDATE audit_entry SET after = NULL",
    "DELETE FROM audit_entry",
    "TRUNCATE audit_entry",
  ])
    await expect(db.$executeRawUnsafe(attempt), attempt).rejects.toThrow(/final|not emptied/);
  const age = (days: number) =>
    db.$executeRawUnsafe(`INSERT INTO audit_entry (organization_id, actor_type, action, object_type, call_id, created_at)
      VALUES ('${merchant.id}', 'system', 'product.updated', 'old', gen_random_uuid(), now() - interval '${days} days')`);
  await age(360);
  await age(367);
  await trimAuditLog.perform({ ...world(), jobId: "1", attempt: 1 }, {});
  expect(await log("object_type=old")).toHaveLength(1);
});

test("the log is filtered by who, what and when, exported as CSV, and read by owners and admins alone", async () => {
  const { id } = await aProduct(ctx);
  await rename(id, "=Formula");
  await rename(id, "Second");
  expect(await log("action=product.updated")).toHaveLength(2);
  expect(await log("object_type=discount")).toEqual([]);
  expect(await log("created_after=2100-01-01T00:00:00Z")).toEqual([]);
  expect(await log("", (await shop.merchant()).token)).toEqual([]);
  const { text } = await shop.api("GET", `/audit-log/export?object_id=${id}`, undefined, merchant);
  expect(text.trim().split("\n")).toHaveLength(3);
  for (const [role, status] of [
    ["admin", 200],
    ["member", 403],
  ] as const) {
    const { cookie } = await aMember(merchant.id, role);
    const headers = { cookie, "x-florin-organization": merchant.id };
    expect((await shop.api("GET", "/audit-log", undefined, { token: null, headers })).status).toBe(status);
  }
});
