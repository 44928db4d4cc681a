import { createSign, generateKeyPairSync } from "node:crypto";
import { Webhook } from "standardwebhooks";
import { afterEach, expect, test, vi } from "vitest";
import { newId } from "@/lib/id";
import { handleClerkWebhook } from "@/modules/users/handle-clerk-webhook";
import { handleSignIn } from "@/modules/users/handle-sign-in";
import { putUserWithPassword } from "@/server/auth/password";
import { currentUser, signIn } from "@/server/auth/session";
import { world } from "@/server/context";
import { apiForTest } from "../../setup/api.ts";

const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const stranger = generateKeyPairSync("rsa", { modulusLength: 2048 });
const signingSecret = `whsec_${Buffer.from("a key that only this test knows").toString("base64")}`;

const { api, own } = apiForTest({
  CLERK_SECRET_KEY: "sk_test_none",
  NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY: `pk_test_${Buffer.from("clerk.example.com$").toString("base64")}`,
  CLERK_WEBHOOK_SIGNING_SECRET: signingSecret,
  CLERK_JWT_KEY: publicKey.export({ type: "spki", format: "pem" }).toString(),
});

afterEach(() => vi.unstubAllGlobals());

const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
const seconds = () => Math.floor(Date.now() / 1000);

/** What a browser signed in by Clerk sends. */
function as(sub: string, { claims = {}, key = privateKey, cookie = "__session" } = {}) {
  const header = encode({ alg: "RS256", typ: "JWT", kid: "ins_test" });
  const standard = { iss: "https://clerk.example.com", azp: "http://127.0.0.1:3000", sid: "sess_1", sub };
  const time = { iat: seconds(), nbf: seconds() - 10, exp: seconds() + 60 };
  const payload = encode({ ...standard, ...time, ...claims });
  const signature = createSign("RSA-SHA256").update(`${header}.${payload}`).sign(key, "base64url");
  return new Headers({
    cookie: `${cookie}=${header}.${payload}.${signature}`,
    "sec-fetch-site": "same-origin",
  });
}

const anAddress = (email_address: string, status: string) => ({
  id: "idn_1",
  email_address,
  verification: { status },
  linked_to: [],
});

const userJson = (id: string, more: object = {}) => ({
  id,
  object: "user",
  username: null,
  first_name: "Ada",
  last_name: "Byron",
  image_url: "https://img.clerk.com/a",
  primary_email_address_id: "idn_1",
  email_addresses: [anAddress(`${id}@example.com`, "verified")],
  phone_numbers: [],
  web3_wallets: [],
  external_accounts: [],
  enterprise_accounts: [],
  created_at: 1_000,
  updated_at: 1_000,
  ...more,
});

/** Sends a message as Clerk does. */
function message(type: string, data: object, secret = signingSecret) {
  const body = JSON.stringify({ object: "event", type, data, timestamp: Date.now(), event_attributes: {} });
  const id = `msg_${newId()}`;
  const at = new Date();
  const headers = {
    "svix-id": id,
    "svix-timestamp": String(Math.floor(at.getTime() / 1000)),
    "svix-signature": new Webhook(secret).sign(id, at, body),
  };
  return handleClerkWebhook(
    new Request("http://127.0.0.1:3000/api/webhooks/clerk", { method: "POST", headers, body }),
  );
}

const aClerkId = () => `user_${newId().replaceAll("-", "")}`;
const rowOf = (clerk_id: string) => world().db.user.findUnique({ where: { clerk_id } });

test("a user whom Clerk has told of is known by a token that it has signed, without any network", async () => {
  vi.stubGlobal("fetch", () => Promise.reject(new Error("no network")));
  const id = aClerkId();
  expect((await message("user.created", userJson(id))).status).toBe(204);
  const user = await currentUser(as(id));
  expect(user).toMatchObject({ email: `${id}@example.com`, name: "Ada Byron" });
  expect(await currentUser(as(id, { cookie: "__session_a1b2c3d4" }))).toEqual(user);
});

test("the API serves such a user as it serves any other", async () => {
  const id = aClerkId();
  await message("user.created", userJson(id));
  const user = await currentUser(as(id));
  await world().db.member.create({
    data: { id: newId(), organization_id: own().id, user_id: user?.id ?? "", role: "admin" },
  });
  const answer = await api("GET", "/members", undefined, {
    token: null,
    headers: Object.fromEntries(as(id)),
  });
  expect(answer.status).toBe(200);
  expect(answer.text).toContain(`${id}@example.com`);
});

test.for([
  ["another key", { key: stranger.privateKey }],
  ["an end in the past", { claims: { iat: seconds() - 100, nbf: seconds() - 100, exp: seconds() - 60 } }],
  ["a beginning in the future", { claims: { nbf: seconds() + 600 } }],
  ["another site", { claims: { azp: "https://evil.example" } }],
] as const)("a token with %s belongs to nobody", async ([, wrong]) => {
  const id = aClerkId();
  await message("user.created", userJson(id));
  expect(await currentUser(as(id, wrong))).toBeNull();
  expect(await currentUser(new Headers({ cookie: "__session=rubbish" }))).toBeNull();
});

test("a token may come before the message about its user: Clerk is asked, once", async () => {
  const id = aClerkId();
  const asked = vi.fn(async () => Response.json(userJson(id)));
  vi.stubGlobal("fetch", asked);
  const both = await Promise.all([currentUser(as(id)), currentUser(as(id))]);
  expect(both[0]).toMatchObject({ email: `${id}@example.com` });
  expect(both[1]).toEqual(both[0]);
  asked.mockClear();
  expect(await currentUser(as(id))).toEqual(both[0]);
  expect(asked).not.toHaveBeenCalled();
});

test("while Clerk does not answer, a stranger is told to try again, and nobody is taken for signed out", async () => {
  vi.stubGlobal("fetch", () => Promise.reject(new Error("no network")));
  const headers = Object.fromEntries(as(aClerkId()));
  expect((await api("GET", "/members", undefined, { token: null, headers })).status).toBe(503);
});

test("messages may come twice and out of order", async () => {
  const id = aClerkId();
  const old = userJson(id, { first_name: "Old", updated_at: 1_000 });
  const recent = userJson(id, { first_name: "Recent", updated_at: 2_000 });
  for (const data of [recent, recent, old]) await message("user.updated", data);
  await message("user.created", old);
  expect(await rowOf(id)).toMatchObject({ name: "Recent Byron" });
  expect(await world().db.user.count({ where: { clerk_id: id } })).toBe(1);
});

test("a deleted user is gone, and neither a late message nor a token brings them back", async () => {
  const id = aClerkId();
  await message("user.created", userJson(id));
  vi.stubGlobal("fetch", async () => Response.json(userJson(id)));
  for (let time = 0; time < 2; time++)
    expect((await message("user.deleted", { id, object: "user", deleted: true })).status).toBe(204);
  await message("user.updated", userJson(id, { updated_at: 9_000 }));
  expect(await currentUser(as(id))).toBeNull();
  expect(await rowOf(id)).toBeNull();
});

test("an organization whose only owner Clerk deletes gets another", async () => {
  const ids = [aClerkId(), aClerkId(), aClerkId()];
  for (const id of ids) await message("user.created", userJson(id));
  const organization_id = newId();
  const { db } = world();
  await db.organization.create({ data: { id: organization_id, slug: organization_id, name: "Acme" } });
  for (const [index, role] of ["owner", "member", "admin"].entries()) {
    const user = await rowOf(ids[index] ?? "");
    await db.member.create({ data: { id: newId(), organization_id, user_id: user?.id ?? "", role } });
  }
  await message("user.deleted", { id: ids[0], object: "user", deleted: true });
  const left = await db.member.findMany({ where: { organization_id }, include: { user: true } });
  expect(left.map(({ role, user }) => [role, user.clerk_id]).sort()).toEqual([
    ["member", ids[1]],
    ["owner", ids[2]],
  ]);
});

test("whoever had an account here before keeps it, if Clerk has verified the address", async () => {
  const email = `${newId()}@example.com`;
  const before = await putUserWithPassword({ email, name: "Before", password: "correct horse" });
  const address = (status: string) => ({ email_addresses: [anAddress(email, status)] });
  const thief = aClerkId();
  expect((await message("user.created", userJson(thief, address("unverified")))).status).toBe(409);
  expect(await rowOf(thief)).toBeNull();
  const id = aClerkId();
  await message("user.created", userJson(id, address("verified")));
  expect((await currentUser(as(id)))?.id).toBe(before);
});

test("a message that Clerk has not signed is refused", async () => {
  const id = aClerkId();
  const wrong = `whsec_${Buffer.from("another key").toString("base64")}`;
  expect((await message("user.created", userJson(id), wrong)).status).toBe(400);
  expect(await rowOf(id)).toBeNull();
  const bare = new Request("http://127.0.0.1:3000/api/webhooks/clerk", { method: "POST", body: "{}" });
  expect((await handleClerkWebhook(bare)).status).toBe(400);
});

test("a user lists and ends their own sessions, and nobody else's", async () => {
  const id = aClerkId();
  await message("user.created", userJson(id));
  const session = (sid: string, user_id: string) => ({
    object: "session",
    id: sid,
    user_id,
    status: "active",
    created_at: 1_000,
    expire_at: 2_000,
    latest_activity: { object: "session_activity", id: "a", browser_name: "Firefox", ip_address: "10.0.0.1" },
  });
  const revoked: string[] = [];
  vi.stubGlobal("fetch", async (input: string | URL) => {
    const { pathname } = new URL(input);
    if (pathname.endsWith("/revoke")) revoked.push(pathname);
    if (pathname.endsWith("/sessions"))
      return Response.json({ data: [session("sess_1", id), session("sess_2", id)], total_count: 2 });
    return Response.json(session("sess_2", pathname.includes("sess_other") ? "user_other" : id));
  });
  const headers = as(id);
  expect(await signIn().listSessions(headers)).toMatchObject([
    { id: "sess_1", current: true, user_agent: "Firefox", ip_address: "10.0.0.1" },
    { id: "sess_2", current: false },
  ]);
  expect(await signIn().revokeSession(headers, "sess_2")).toBe(true);
  expect(await signIn().revokeSession(headers, "sess_other")).toBe(false);
  expect(revoked).toEqual(["/v1/sessions/sess_2/revoke"]);
});

test("passwords are of no use where Clerk signs people in", async () => {
  const url = "http://127.0.0.1:3000/api/auth/sign-up/email";
  const answer = await handleSignIn(new Request(url, { method: "POST", body: "{}" }));
  expect([answer.status, (await answer.json()).error]).toEqual([404, "PasswordsNotUsed"]);
});
