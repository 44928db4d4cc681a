import { expect, test } from "vitest";
import { newId } from "@/lib/id";
import { DAY_MS } from "@/lib/time";
import { isToken } from "@/server/auth/token";
import { world } from "@/server/context";
import { aMember, type TestUser } from "../../factories/user.ts";
import { apiForTest } from "../../setup/api.ts";

const { api, own, merchant } = apiForTest();

const as = ({ headers }: TestUser) => ({ token: null, headers: Object.fromEntries(headers) });
const make = (body: object, as?: Parameters<typeof api>[3]) => api("POST", "/access-tokens/", body, as);
const inDays = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString();

test("a token is shown once, works at once, and is kept as a hash alone", async () => {
  const { status, body } = await make({ name: "CI", scopes: ["products:read", "products:read"] });
  expect(status).toBe(201);
  expect(isToken("oat", body.token)).toBe(true);
  expect(body).toMatchObject({ name: "CI", scopes: ["products:read"], expires_at: null, last_used_at: null });
  expect((await api("GET", "/products", undefined, { token: body.token })).status).toBe(200);
  expect((await api("GET", "/customers", undefined, { token: body.token })).status).toBe(403);
  const list = await api("GET", "/access-tokens?limit=100");
  expect(list.text).not.toContain(body.token);
  const row = await world().db.access_token.findUniqueOrThrow({ where: { id: body.id } });
  expect(JSON.stringify(row)).not.toContain(body.token);
  expect(row.last_used_at).not.toBeNull();
});

test("a revoked token is refused at once, however lately it was used", async () => {
  const { body } = await make({ name: "Leaked", scopes: ["products:read"] });
  const use = () => api("GET", "/products", undefined, { token: body.token });
  expect((await use()).status).toBe(200);
  expect((await use()).status).toBe(200);
  expect((await api("DELETE", `/access-tokens/${body.id}`)).status).toBe(204);
  const answer = await use();
  expect([answer.status, answer.body.error]).toEqual([401, "invalid_token"]);
  expect((await api("DELETE", `/access-tokens/${body.id}`)).status).toBe(404);
});

test("an expired token is refused", async () => {
  const { body } = await make({ name: "Short", scopes: ["products:read"], expires_at: inDays(1) });
  await world().db.access_token.update({ where: { id: body.id }, data: { expires_at: new Date() } });
  expect((await api("GET", "/products", undefined, { token: body.token })).status).toBe(401);
});

test("a token gives no scope and no time that it lacks", async () => {
  const parent = await make({
    name: "Parent",
    scopes: ["access_tokens:write", "products:read"],
    expires_at: inDays(2),
  });
  const by = { token: parent.body.token as string };
  const child = { name: "Child", scopes: ["products:read"], expires_at: inDays(1) };
  expect((await make(child, by)).status).toBe(201);
  for (const more of [{ scopes: ["orders:read"] }, { expires_at: inDays(3) }, { expires_at: null }])
    expect((await make({ ...child, ...more }, by)).body.error).toBe("MoreThanOwn");
});

test("owners and admins make tokens, plain members do not", async () => {
  const request = { name: "Mine", scopes: ["orders:read"] };
  const admin = await aMember(own().id, "admin");
  const { status, body } = await make(request, as(admin));
  expect([status, body.created_by]).toEqual([201, admin.id]);
  const member = await aMember(own().id, "member");
  expect((await make(request, as(member))).status).toBe(403);
  expect((await api("GET", "/access-tokens", undefined, as(member))).status).toBe(403);
});

test("a repeated request makes one token, and its answer does not lie readable in the database", async () => {
  const headers = { "Idempotency-Key": newId() };
  const request = { name: "Once", scopes: ["orders:read"] };
  const first = await make(request, { headers });
  const second = await make(request, { headers });
  expect(second.text).toBe(first.text);
  expect(second.headers.get("idempotency-replayed")).toBe("true");
  const [kept] = await world().db.idempotency_key.findMany({ where: { key: headers["Idempotency-Key"] } });
  expect(kept?.response_body).not.toContain(first.body.token);
  expect(await world().db.access_token.count({ where: { name: "Once" } })).toBe(1);
});

test("another organization neither sees nor revokes a token", async () => {
  const other = await merchant();
  const { body } = await make({ name: "Own", scopes: ["orders:read"] });
  const by = { token: other.token };
  expect((await api("DELETE", `/access-tokens/${body.id}`, undefined, by)).status).toBe(404);
  const list = await api("GET", "/access-tokens?limit=100", undefined, by);
  expect(list.text).not.toContain(body.id);
  expect((await api("GET", "/orders", undefined, { token: body.token })).status).toBe(200);
});

test.for([
  [{ scopes: ["products:read"] }, "name"],
  [{ name: "x", scopes: [] }, "scopes"],
  [{ name: "x", scopes: ["all"] }, "scopes"],
  [{ name: "x", scopes: ["products:read"], expires_at: "2020-01-01T00:00:00Z" }, "expires_at"],
  [{ name: "x", scopes: ["products:read"], organization_id: newId() }, "organization_id"],
  [{ name: "x", scopes: ["products:read"], secret: "mine" }, "secret"],
] as const)("%j is refused and the field is named", async ([body, field]) => {
  const answer = await make(body);
  expect([answer.status, answer.body.detail[0].loc[1]]).toEqual([422, field]);
});
