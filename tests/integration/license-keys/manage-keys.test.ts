import { expect, test } from "vitest";
import { aLicenseKey } from "../../factories/license-key.ts";
import { apiForTest } from "../../setup/api.ts";

const { api, own, merchant } = apiForTest();
const ctx = () => own().ctx;

const ids = (items: { id: string }[]) => items.map(({ id }) => id);

const validate = async (key: string) =>
  (await api("POST", "/license-keys/validate", { key, organization_id: own().id })).status;

async function portalOf(customer_id: string) {
  const { body } = await api("POST", "/customer-sessions", { customer_id });
  return (method: string, path: string) =>
    api(method, `/customer-portal/license-keys${path}`, undefined, { token: body.token });
}

test("a key is unguessable, begins with its prefix, and lies in the database sealed and hashed alone", async () => {
  const { id, key, display_key } = await aLicenseKey(ctx(), { prefix: "My_App" });
  expect(key).toMatch(/^My_App(-[0-9A-HJKMNP-TV-Z]{5}){5}$/);
  expect(display_key).toBe(`****-${key.slice(-5)}`);
  const row = await ctx().db.license_key.findUniqueOrThrow({ where: { id } });
  expect(JSON.stringify(row)).not.toContain(key.slice("My_App-".length, -6));
  expect((await aLicenseKey(ctx(), { prefix: null })).key).toMatch(/^(\w{5}-){4}\w{5}$/);
});

test("the list is filtered by benefit, customer, status, the key itself and e-mail", async () => {
  const { ctx: own, token, id: organization_id } = await merchant();
  const [first, second] = [await aLicenseKey(own), await aLicenseKey(own)];
  const list = async (query: string) =>
    ids((await api("GET", `/license-keys?${query}`, undefined, { token })).body.items);
  await api("PATCH", `/license-keys/${first.id}`, { status: "disabled" }, { token });
  expect(await list("")).toEqual([second.id, first.id]);
  expect(await list(`organization_id=${organization_id}&sorting=created_at`)).toEqual([first.id, second.id]);
  expect(await list("status=disabled")).toEqual([first.id]);
  expect(await list("status=disabled&status=granted")).toEqual([second.id, first.id]);
  expect(await list(`benefit_id=${second.benefit_id}`)).toEqual([second.id]);
  expect(await list(`customer_id=${first.customer_id}`)).toEqual([first.id]);
  expect(await list(`query=${second.key.toLowerCase()}`)).toEqual([second.id]);
  expect(await list(`query=${encodeURIComponent(first.customer.email ?? "")}`)).toEqual([first.id]);
  expect(await list("query=nothing")).toEqual([]);
});

test("an edit changes what it names; null takes a limit away; activations above a new limit stay", async () => {
  const { id, key } = await aLicenseKey(ctx());
  for (const label of ["a", "b"])
    await api("POST", "/license-keys/activate", { key, organization_id: own().id, label });
  const change = { usage: 5, limit_usage: 8, limit_activations: 1, expires_at: "2040-01-01T00:00:00.000Z" };
  const changed = await api("PATCH", `/license-keys/${id}`, change);
  expect(changed.body, changed.text).toMatchObject({ ...change, status: "granted", activation_count: 2 });
  const more = await api("POST", "/license-keys/activate", { key, organization_id: own().id, label: "c" });
  expect(more.status).toBe(403);
  const freed = await api("PATCH", `/license-keys/${id}`, { limit_usage: null, limit_activations: null });
  expect(freed.body).toMatchObject({ limit_usage: null, limit_activations: null, usage: 5 });
  for (const wrong of [{ usage: -1 }, { status: "lost" }, { limit_activations: 0 }, { expires_at: "soon" }])
    expect((await api("PATCH", `/license-keys/${id}`, wrong)).status).toBe(422);
});

test("a rotated key is the same key with other letters: the ones before open nothing, activations and limits stay", async () => {
  const { id, key } = await aLicenseKey(ctx());
  await api("POST", "/license-keys/activate", { key, organization_id: own().id, label: "Laptop" });
  const rotated = await api("POST", `/license-keys/${id}/rotate`);
  expect(rotated.body).toMatchObject({ id, status: "granted", activation_count: 1, limit_activations: 3 });
  expect(rotated.body.key).toMatch(/^ACME-/);
  expect([await validate(key), await validate(rotated.body.key)]).toEqual([404, 200]);
  await api("PATCH", `/license-keys/${id}`, { status: "disabled" });
  expect((await api("POST", `/license-keys/${id}/rotate`)).body.status).toBe("disabled");
  await api("PATCH", `/license-keys/${id}`, { status: "revoked" });
  const refused = await api("POST", `/license-keys/${id}/rotate`);
  expect([refused.status, refused.body.error]).toEqual([400, "RotateNotPermitted"]);
});

test("a customer lists, reads and rotates their own keys, and finds nobody else's", async () => {
  const mine = await aLicenseKey(ctx());
  const others = await aLicenseKey(ctx());
  const also = await aLicenseKey(ctx(), {}, mine.customer_id);
  const portal = await portalOf(mine.customer_id);
  expect(ids((await portal("GET", "")).body.items)).toEqual([also.id, mine.id]);
  expect(ids((await portal("GET", `?benefit_id=${mine.benefit_id}`)).body.items)).toEqual([mine.id]);
  const read = await portal("GET", `/${mine.id}`);
  expect(read.body).toMatchObject({ key: mine.key, activations: [], customer: { metadata: {} } });
  const rotated = await portal("POST", `/${mine.id}/rotate`);
  expect([rotated.status, await validate(mine.key), await validate(rotated.body.key)]).toEqual([
    200, 404, 200,
  ]);
  for (const [method, path] of [
    ["GET", `/${others.id}`],
    ["POST", `/${others.id}/rotate`],
  ] as const)
    expect((await portal(method, path)).status).toBe(404);
  expect(await validate(others.key)).toBe(200);
});

test("whoever has their data exported finds their keys in it, and of whoever is forgotten nothing stays in activations", async () => {
  const { id, key, customer_id } = await aLicenseKey(ctx());
  const input = { key, organization_id: own().id, label: "Ada's laptop", meta: { host: "ada-home" } };
  await api("POST", "/license-keys/activate", input);
  const { token } = (await api("POST", "/customer-sessions", { customer_id })).body;
  const { body } = await api("GET", "/customer-portal/customers/me/export", undefined, { token });
  expect(body.license_keys).toMatchObject([{ key, activations: [{ label: "Ada's laptop" }] }]);
  expect((await api("DELETE", `/customers/${customer_id}`)).status).toBe(204);
  const { text } = await api("GET", `/license-keys/${id}`);
  expect(text).not.toMatch(/Ada|ada-home/);
  expect(await validate(key)).toBe(200);
});

test("a customer gives an activation back where the merchant lets them, and never another's", async () => {
  const { deactivateOwn } = await import("@/modules/license-keys/deactivate-key");
  const taken = async (terms: Parameters<typeof aLicenseKey>[1] = {}) => {
    const made = await aLicenseKey(ctx(), terms);
    const input = { key: made.key, organization_id: own().id, label: "Laptop" };
    return { ...made, activation_id: (await api("POST", "/license-keys/activate", input)).body.id as string };
  };
  const [open, closed] = [
    await taken(),
    await taken({ activations: { limit: 1, enable_customer_admin: false } }),
  ];
  await expect(deactivateOwn(ctx(), closed.customer_id, closed)).rejects.toThrow("in the program");
  await expect(deactivateOwn(ctx(), closed.customer_id, open)).rejects.toThrow("no such");
  const crossed = { id: open.id, activation_id: closed.activation_id };
  await expect(deactivateOwn(ctx(), open.customer_id, crossed)).rejects.toThrow("no such");
  await deactivateOwn(ctx(), open.customer_id, open);
  expect((await api("GET", `/license-keys/${open.id}`)).body.activation_count).toBe(0);
  expect((await api("GET", `/license-keys/${closed.id}`)).body.activation_count).toBe(1);
});
