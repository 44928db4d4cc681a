import { expect, test } from "vitest";
import { newId } from "@/lib/id";
import { DAY_MS } from "@/lib/time";
import { newsOf, notify, webhookEndpointDisabled } from "@/modules/notifications";
import { forgetNotifications } from "@/modules/notifications/jobs";
import { newOrder } from "@/modules/notifications/kinds/sales";
import { world } from "@/server/context";
import { transaction } from "@/server/db/transaction";
import { aMember, type TestUser } from "../../factories/user.ts";
import { apiForTest } from "../../setup/api.ts";
import { mailsTo } from "../../setup/mails.ts";

const { api, merchant } = apiForTest();

/** What a member's browser asks in one of their organizations. */
const as =
  ({ headers }: TestUser, organizationId: string) =>
  (method: string, path: string, body?: object) =>
    api(method, `/notifications${path}`, body, {
      token: null,
      headers: { ...Object.fromEntries(headers), "x-florin-organization": organizationId },
    });

const aSale = (organizationId: string, product = "Tea") => {
  const objectId = newId();
  const about = { organizationId, key: objectId, objectId, at: new Date() };
  return newsOf(newOrder, { ...about, data: { product, amount: 1999, currency: "usd" } });
};

const aDeadEndpoint = (organizationId: string) => {
  const objectId = newId();
  const about = { organizationId, key: objectId, objectId, at: new Date() };
  const data = { url: "https://example.com/hook", reason: "gone" as const, fault: null };
  return newsOf(webhookEndpointDisabled, { ...about, data });
};

const tell = (...news: Parameters<typeof notify>[1]) => transaction(world().db, (tx) => notify(tx, news));

type Ask = ReturnType<typeof as>;
const titles = async (ask: Ask) =>
  (await ask("GET", "")).body.items.map(({ title }: { title: string }) => title);
const unread = async (ask: Ask) => (await ask("GET", "/unread")).body.unread;
const latest = async (ask: Ask) => (await ask("GET", "")).body.items[0];

test("a member reads what they were told, the latest first, page by page", async () => {
  const { id } = await merchant();
  const ask = as(await aMember(id, "member"), id);
  for (let count = 1; count <= 12; count++) await tell(aSale(id, `Tea ${count}`));
  const first = (await ask("GET", "?limit=10")).body;
  expect(first.items[0]).toMatchObject({
    organization_id: id,
    kind: "new_order",
    title: "New order",
    text: "Tea 12: $19.99",
    path: expect.stringMatching(/^orders\/[0-9a-f-]{36}$/),
    read: false,
  });
  await tell(aSale(id, "Tea 13"));
  const second = (await ask("GET", "?limit=10&page=2")).body;
  expect(second.items.map(({ text }: { text: string }) => text)).toEqual(["Tea 2: $19.99", "Tea 1: $19.99"]);
});

test("of webhooks only who may see them is told, and who may no longer see them sees nothing of it", async () => {
  const { id } = await merchant();
  const [admin, member] = [await aMember(id, "admin"), await aMember(id, "member")];
  await tell(aDeadEndpoint(id));
  expect(await titles(as(admin, id))).toEqual(["Webhook endpoint disabled"]);
  expect(await titles(as(member, id))).toEqual([]);
  expect(await mailsTo(admin.email)).toHaveLength(1);
  expect(await mailsTo(member.email)).toHaveLength(0);
  const { id: told } = await latest(as(admin, id));
  await world().db.member.updateMany({ where: { user_id: admin.id }, data: { role: "member" } });
  expect(await titles(as(admin, id))).toEqual([]);
  expect(await unread(as(admin, id))).toBe(0);
  expect((await as(admin, id)("POST", `/${told}/read`)).status).toBe(404);
});

test("nobody sees or reads what another organization, or another member, was told", async () => {
  const [here, there] = [await merchant(), await merchant()];
  const [one, other] = [await aMember(here.id), await aMember(here.id)];
  const stranger = await aMember(there.id);
  await world().db.member.create({
    data: { id: newId(), organization_id: there.id, user_id: one.id, role: "owner" },
  });
  await tell(aSale(here.id));
  expect(await titles(as(stranger, there.id))).toEqual([]);
  expect(await titles(as(one, there.id))).toEqual([]);
  const { id } = await latest(as(one, here.id));
  for (const ask of [as(stranger, there.id), as(other, here.id), as(one, there.id)]) {
    expect((await ask("POST", `/${id}/read`)).status).toBe(404);
    expect((await ask("POST", "/read", { up_to: id })).status).toBe(404);
  }
  expect(await unread(as(one, here.id))).toBe(1);
  expect(await unread(as(other, here.id))).toBe(1);
  for (const path of ["", "/unread", "/switches"])
    expect((await as(stranger, here.id)("GET", path)).status).toBe(403);
});

test("who has left gets nothing, has nothing, and begins anew when they come back", async () => {
  const { id } = await merchant();
  await aMember(id);
  const leaver = await aMember(id);
  await tell(aSale(id));
  await as(leaver, id)("PATCH", "/switches", {
    switches: [{ kind: "new_order", dashboard: false, mail: true }],
  });
  await world().db.member.deleteMany({ where: { user_id: leaver.id } });
  await tell(aSale(id));
  expect(await world().db.notification.count({ where: { user_id: leaver.id } })).toBe(0);
  expect(await mailsTo(leaver.email)).toEqual([]);
  await world().db.member.create({
    data: { id: newId(), organization_id: id, user_id: leaver.id, role: "member" },
  });
  expect(await titles(as(leaver, id))).toEqual([]);
  await tell(aSale(id));
  expect(await titles(as(leaver, id))).toEqual(["New order"]);
});

test("of somebody who leaves while all are told, either both come or neither, and the others hear of it", async () => {
  for (let round = 0; round < 8; round++) {
    const { id } = await merchant();
    const [stays, leaves] = [await aMember(id), await aMember(id)];
    await Promise.all([
      tell(aDeadEndpoint(id)),
      world().db.member.deleteMany({ where: { user_id: leaves.id } }),
    ]);
    expect(await titles(as(stays, id))).toEqual(["Webhook endpoint disabled"]);
    expect(await world().db.notification.count({ where: { user_id: leaves.id } })).toBe(0);
  }
});

test("what is switched off is not told: neither here nor by mail, one without the other, in this organization alone", async () => {
  const [here, there] = [await merchant(), await merchant()];
  const user = await aMember(here.id);
  await world().db.member.create({
    data: { id: newId(), organization_id: there.id, user_id: user.id, role: "owner" },
  });
  const choose = (dashboard: boolean, mail: boolean) =>
    as(user, here.id)("PATCH", "/switches", { switches: [{ kind: "new_order", dashboard, mail }] });
  const seen = async () => [(await titles(as(user, here.id))).length, (await mailsTo(user.email)).length];
  const defaults = (await as(user, here.id)("GET", "/switches")).body;
  expect(defaults).toContainEqual(
    expect.objectContaining({ kind: "new_order", dashboard: true, mail: false }),
  );
  expect(defaults).toContainEqual(
    expect.objectContaining({ kind: "refund_failed", dashboard: true, mail: true }),
  );
  const steps: [boolean, boolean, number[]][] = [
    [false, false, [0, 0]],
    [false, true, [0, 1]],
    [true, false, [1, 1]],
    [true, true, [2, 2]],
  ];
  for (const [dashboard, mail, counts] of steps) {
    const { body } = await choose(dashboard, mail);
    expect(body).toContainEqual(expect.objectContaining({ kind: "new_order", dashboard, mail }));
    await tell(aSale(here.id));
    expect(await seen()).toEqual(counts);
  }
  await tell(aSale(there.id));
  expect(await titles(as(user, there.id))).toEqual(["New order"]);
  expect(await seen()).toEqual([2, 2]);
});

test("a kind that one may not see cannot be switched, and is not listed; nothing is changed then", async () => {
  const { id } = await merchant();
  const ask = as(await aMember(id, "member"), id);
  const kinds = (await ask("GET", "/switches")).body.map(({ kind }: { kind: string }) => kind);
  expect(kinds).toContain("new_order");
  for (const kind of ["webhook_endpoint_disabled", "books_differ", "job_parked"]) {
    expect(kinds).not.toContain(kind);
    const switches = [
      { kind: "new_order", dashboard: false, mail: false },
      { kind, dashboard: true, mail: true },
    ];
    expect((await ask("PATCH", "/switches", { switches })).status).toBe(404);
  }
  expect(await world().db.notification_switch.count({ where: { organization_id: id } })).toBe(0);
});

test("marked at the same moment and again, one is read once; all up to one leave unread what came after", async () => {
  const { id } = await merchant();
  const ask = as(await aMember(id), id);
  await tell(aSale(id));
  await tell(aSale(id));
  const seen = await latest(ask);
  const reads = await Promise.all([1, 2, 3].map(() => ask("POST", `/${seen.id}/read`)));
  expect(reads.map(({ body }) => body.read)).toEqual([true, true, true]);
  expect(await unread(ask)).toBe(1);
  const later = Promise.all([1, 2, 3].map(() => tell(aSale(id))));
  const marked = Promise.all([1, 2, 3].map(() => ask("POST", "/read", { up_to: seen.id })));
  await Promise.all([later, marked]);
  expect(await unread(ask)).toBe(3);
  const { items } = (await ask("GET", "")).body;
  expect(items.map(({ read }: { read: boolean }) => read)).toEqual([false, false, false, true, true]);
  await ask("POST", "/read", { up_to: items[0].id });
  const back = await ask("POST", "/read", { up_to: items[4].id });
  expect(back.body).toEqual({ unread: 0 });
  const ahead = await ask("POST", "/read", { up_to: "ffffffff-ffff-7fff-bfff-ffffffffffff" });
  expect(ahead.status).toBe(404);
  await tell(aSale(id));
  expect(await unread(ask)).toBe(1);
});

test("nobody counts further than 100", async () => {
  const { id } = await merchant();
  const ask = as(await aMember(id), id);
  await tell(...Array.from({ length: 99 }, () => aSale(id)));
  expect(await unread(ask)).toBe(99);
  await tell(...Array.from({ length: 6 }, () => aSale(id)));
  expect(await unread(ask)).toBe(100);
});

test("after 90 days it is forgotten, read or not, and nothing younger", async () => {
  const { id } = await merchant();
  const ask = as(await aMember(id), id);
  await tell(aSale(id), aSale(id));
  const run = (days: number) => {
    const realNow = new Date(Date.now() + days * DAY_MS);
    return forgetNotifications.perform({ ...world(), realNow, jobId: "forget", attempt: 1 }, {});
  };
  await run(89);
  expect(await titles(ask)).toHaveLength(2);
  await run(91);
  expect(await titles(ask)).toHaveLength(0);
});
