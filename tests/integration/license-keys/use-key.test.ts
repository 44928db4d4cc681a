import { expect, test } from "vitest";
import { aLicenseKey } from "../../factories/license-key.ts";
import { apiForTest } from "../../setup/api.ts";

const { api, own, merchant } = apiForTest();
const ctx = () => own().ctx;

type Terms = NonNullable<Parameters<typeof aLicenseKey>[1]>;

/** A key, and what a program without a token says of it. */
async function aProgram(terms: Terms = {}) {
  const made = await aLicenseKey(ctx(), terms);
  const named = { key: made.key, organization_id: own().id };
  const say = (verb: string, body: object) =>
    api("POST", `/customer-portal/license-keys/${verb}`, { ...named, ...body }, { token: null });
  return { ...made, say, read: async () => (await api("GET", `/license-keys/${made.id}`)).body };
}

test("a program without a token validates, activates and deactivates by the key alone", async () => {
  const { id, key, customer, say, read } = await aProgram();
  const activated = await say("activate", { label: "Laptop", meta: { os: "linux" } });
  expect([activated.status, activated.body], activated.text).toEqual([
    200,
    expect.objectContaining({
      license_key_id: id,
      label: "Laptop",
      meta: { os: "linux" },
      signed_license: null,
    }),
  ]);
  const validated = await say("validate", {
    activation_id: activated.body.id,
    key: ` ${key.toLowerCase()} `,
  });
  expect(validated.body, validated.text).toMatchObject({
    id,
    key,
    status: "granted",
    validations: 1,
    activation: { id: activated.body.id },
    customer: { id: customer.id, email: customer.email },
  });
  expect((await read()).activations).toMatchObject([{ id: activated.body.id }]);
  expect((await say("deactivate", { activation_id: activated.body.id })).status).toBe(204);
  expect(await read()).toMatchObject({ activation_count: 0, activations: [] });
  expect((await say("deactivate", { activation_id: activated.body.id })).status).toBe(404);
  expect((await say("validate", { activation_id: activated.body.id })).status).toBe(404);
});

test("whoever holds a key learns nothing of its customer but who they are", async () => {
  const { say, customer_id } = await aProgram();
  const change = {
    metadata: { note: "secret" },
    billing_address: { country: "DE", city: "Hidden" },
    tax_id: "DE136695976",
  };
  await api("PATCH", `/customers/${customer_id}`, change);
  const { text } = await say("validate", {});
  for (const hidden of ["secret", "Hidden", "136695976"]) expect(text).not.toContain(hidden);
});

test("conditions of an activation have to be said by whoever validates it, in any order and nothing else", async () => {
  const { say } = await aProgram();
  const conditions = { version: 1, arch: "arm", beta: false };
  const { body } = await say("activate", { label: "Laptop", conditions });
  const validate = async (said?: object) =>
    (await say("validate", { activation_id: body.id, ...(said && { conditions: said }) })).status;
  expect(await validate({ beta: false, arch: "arm", version: 1 })).toBe(200);
  for (const other of [
    undefined,
    {},
    { version: 1 },
    { ...conditions, version: "1" },
    { ...conditions, more: 1 },
  ])
    expect(await validate(other)).toBe(404);
  const free = await say("activate", { label: "Desktop" });
  expect((await say("validate", { activation_id: free.body.id, conditions })).status).toBe(200);
});

test("of a hundred activations at once exactly three succeed where three are left, and each given back makes room for one", async () => {
  const { say, read } = await aProgram();
  const tries = await Promise.all(
    Array.from({ length: 100 }, (_, nth) => say("activate", { label: `Machine ${nth}` })),
  );
  const made = tries.filter(({ status }) => status === 200);
  expect(made).toHaveLength(3);
  for (const { status, body } of tries.filter((each) => !made.includes(each)))
    expect([status, body.error]).toEqual([403, "NotPermitted"]);
  expect(await read()).toMatchObject({ activation_count: 3, activations: [{}, {}, {}] });
  const back = { activation_id: made[0]?.body.id };
  const given = await Promise.all([say("deactivate", back), say("deactivate", back)]);
  expect(given.map(({ status }) => status).sort()).toEqual([204, 404]);
  const again = await Promise.all(["a", "b"].map((label) => say("activate", { label })));
  expect(again.map(({ status }) => status).sort()).toEqual([200, 403]);
});

test("usage is counted up to its limit and not one above, however many count at once", async () => {
  const { say, read } = await aProgram({ limit_usage: 10 });
  const tries = await Promise.all(Array.from({ length: 20 }, () => say("validate", { increment_usage: 3 })));
  expect(tries.filter(({ status }) => status === 200)).toHaveLength(3);
  const refused = tries.find(({ status }) => status !== 200);
  expect([refused?.status, refused?.body]).toEqual([
    400,
    { error: "BadRequest", detail: "This licence key has only 1 more of its usage." },
  ]);
  expect(await read()).toMatchObject({ usage: 9, validations: 3 });
  expect((await say("validate", {})).status).toBe(200);
  expect((await say("validate", { increment_usage: 1 })).body).toMatchObject({ usage: 10, validations: 5 });
  expect((await say("validate", { increment_usage: -1 })).status).toBe(422);
});

test("usage without a limit ends where a counter does, with a refusal", async () => {
  const { say } = await aProgram();
  const most = 2_147_483_647;
  expect((await say("validate", { increment_usage: most })).body.usage).toBe(most);
  expect((await say("validate", { increment_usage: 1 })).status).toBe(400);
});

test("a repeated activation under one Idempotency-Key takes one, and so does one whose first answer was lost", async () => {
  const { key, read } = await aProgram();
  const { activateKey } = await import("@/modules/license-keys/activate-key");
  const { newId } = await import("@/lib/id");
  const id = newId();
  const input = { key, organization_id: own().id, label: "Laptop" };
  const [first, second] = [await activateKey(ctx(), id, input), await activateKey(ctx(), id, input)];
  expect([second.id, second.license_key.activation_count]).toEqual([first.id, 1]);
  expect((await read()).activation_count).toBe(1);
});

test.each([
  ["revoked", "no longer active"],
  ["disabled", "disabled"],
])("a key that is %s opens nothing, and says so", async (status, why) => {
  const { id, say } = await aProgram();
  const { body } = await say("activate", { label: "Laptop" });
  await api("PATCH", `/license-keys/${id}`, { status });
  const validated = await say("validate", { activation_id: body.id });
  expect([validated.status, validated.body.detail]).toEqual([404, expect.stringContaining(why)]);
  expect((await say("activate", { label: "Desktop" })).status).toBe(403);
  await api("PATCH", `/license-keys/${id}`, { status: "granted" });
  expect((await say("validate", { activation_id: body.id })).status).toBe(200);
});

test("a key that has expired opens nothing, until its end is moved", async () => {
  const { id, say } = await aProgram();
  const past = new Date(Date.now() - 1000).toISOString();
  await api("PATCH", `/license-keys/${id}`, { expires_at: past });
  expect((await say("validate", {})).body.detail).toContain("expired");
  expect((await say("activate", { label: "Laptop" })).body.detail).toContain("expired");
  await api("PATCH", `/license-keys/${id}`, { expires_at: null });
  expect((await say("validate", {})).status).toBe(200);
});

test("a key without activations is validated, not activated", async () => {
  const { say } = await aProgram({ activations: null });
  expect((await say("activate", { label: "Laptop" })).body).toEqual({
    error: "NotPermitted",
    detail: "This licence key is not activated: validate it.",
  });
  expect((await say("validate", {})).status).toBe(200);
});

test("a key is another organization's secret, another benefit's and another customer's: none of them is told", async () => {
  const { key, benefit_id, customer_id, say } = await aProgram();
  const other = await merchant();
  const foreign = await api(
    "POST",
    "/customer-portal/license-keys/validate",
    { key, organization_id: other.id },
    { token: null },
  );
  expect([foreign.status, foreign.body.detail]).toEqual([404, "There is no such licence key."]);
  const byToken = await api("POST", "/license-keys/validate", { key, organization_id: other.id });
  expect([byToken.status, byToken.body.detail[0].loc]).toEqual([422, ["body", "organization_id"]]);
  expect((await say("validate", { benefit_id, customer_id })).status).toBe(200);
  expect((await say("validate", { benefit_id: customer_id })).status).toBe(404);
  expect((await say("validate", { customer_id: benefit_id })).status).toBe(404);
});
