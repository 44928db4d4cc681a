import { expect, test } from "vitest";
import { newId } from "@/lib/id";
import { createCustomerSession } from "@/modules/customer-sessions/create-customer-session";
import { deleteCustomer } from "@/modules/customers/delete-customer";
import { routes } from "@/modules/routes";
import { isToken } from "@/server/auth/token";
import { aCustomer } from "../../factories/customer.ts";
import type { Merchant } from "../../factories/organization.ts";
import { apiForTest } from "../../setup/api.ts";

const { api, own, merchant } = apiForTest();

async function aSession(of: Merchant = own(), credits = 0) {
  const customer = await aCustomer(of.ctx, { external_id: newId() });
  if (credits > 0)
    await api("POST", "/credits/grants", { customer_id: customer.id, amount: credits }, { token: of.token });
  const { body } = await api("POST", "/customer-sessions", { customer_id: customer.id }, { token: of.token });
  return { customer, session: body, token: body.token as string };
}

test("a session is made by either id, lasts an hour, and its token is kept as a hash alone", async () => {
  const { customer, session } = await aSession();
  expect(session).toMatchObject({ customer_id: customer.id, return_url: null, modified_at: null });
  expect(isToken("cst", session.token)).toBe(true);
  expect(Date.parse(session.expires_at) - Date.parse(session.created_at)).toBe(3_600_000);
  expect(session.customer_portal_url).toContain(`?customer_session_token=${session.token}`);
  const again = await api("POST", "/customer-sessions", { external_customer_id: customer.external_id });
  expect([again.status, again.body.customer_id]).toEqual([201, customer.id]);
  const rows = await own().ctx.db.customer_session.findMany({ where: { customer_id: customer.id } });
  expect(rows.map(({ token_hash }) => token_hash)).toEqual(
    rows.map(() => expect.stringMatching(/^[0-9a-f]{64}$/)),
  );
  expect(JSON.stringify(rows)).not.toContain(session.token);
});

test("a customer who does not exist, or is another organization's, gets none", async () => {
  const other = await merchant();
  const theirs = await aCustomer(other.ctx);
  for (const customer_id of [newId(), theirs.id]) {
    const { status, body } = await api("POST", "/customer-sessions", { customer_id });
    expect([status, body.detail[0].loc]).toEqual([422, ["body", "customer_id"]]);
  }
});

test("a customer's token opens the customer portal and no other endpoint", async () => {
  const { token } = await aSession();
  const opened: string[] = [];
  for (const { spec } of routes) {
    const path = spec.path.replaceAll(/\{\w+\}/g, newId());
    const { status, body } = await api(spec.method, path, spec.method === "GET" ? undefined : {}, { token });
    if (spec.access.subjects.includes("anonymous")) continue;
    // What is refused for its body or its id was let in.
    if (status !== 401) opened.push(spec.path);
    else expect([spec.path, body.error]).toEqual([spec.path, "invalid_token"]);
  }
  expect(opened.length).toBeGreaterThan(0);
  expect(opened.filter((path) => !path.startsWith("/customer-portal/"))).toEqual([]);
});

test("a customer sees their own credits, whatever the request says, without the merchant's metadata", async () => {
  const { token: first, customer } = await aSession(own(), 70);
  const { customer: other } = await aSession(own(), 5);
  await api("POST", "/credits/deductions", {
    customer_id: customer.id,
    amount: 20,
    description: "A picture",
    metadata: { margin: "secret" },
  });
  const query = `?customer_id=${other.id}`;
  const balance = await api("GET", `/customer-portal/credits/balance${query}`, undefined, { token: first });
  expect([balance.status, balance.body.balance, balance.body.customer_id]).toEqual([200, 50, customer.id]);
  const history = await api("GET", `/customer-portal/credits/transactions${query}`, undefined, {
    token: first,
  });
  expect(history.body.items.map(({ amount }: { amount: number }) => amount)).toEqual([-20, 70]);
  expect(history.text).toContain("A picture");
  expect(history.text).not.toContain("secret");
});

test("a customer's credits are one meter, which says what they can spend, and no other customer's", async () => {
  const { token, customer } = await aSession(own(), 70);
  const { token: none, customer: other } = await aSession();
  await api("POST", "/credits/deductions", { customer_id: customer.id, amount: 20 });
  const list = async (as: string, query = "") =>
    (await api("GET", `/customer-portal/meters${query}`, undefined, { token: as })).body.items;
  const [meter] = await list(token, `?meter_id=${own().id}&query=cred`);
  expect(meter).toMatchObject({ id: customer.id, balance: 50, consumed_units: 20, credited_units: 70 });
  expect(await list(token, "?query=storage")).toEqual([]);
  expect(await list(token, "?page=2")).toEqual([]);
  expect(await list(none)).toEqual([]);
  const get = (as: string, id: string) =>
    api("GET", `/customer-portal/meters/${id}`, undefined, { token: as });
  expect((await get(token, customer.id)).body).toEqual(meter);
  for (const [as, id] of [
    [none, customer.id],
    [none, other.id],
  ] as const)
    expect((await get(as, id)).status).toBe(404);
});

test("an access token does not open the customer portal", async () => {
  const { status, body } = await api("GET", "/customer-portal/credits/balance");
  expect([status, body.error]).toEqual([403, "NotPermitted"]);
});

test("a session that ended, and one of a customer who was deleted, are refused", async () => {
  const { ctx } = own();
  const customer = await aCustomer(ctx);
  const ago = new Date(Date.now() - 3_600_001);
  const ended = await createCustomerSession({ ...ctx, realNow: ago }, newId(), { customer_id: customer.id });
  const { token, customer: leaving } = await aSession();
  expect((await api("GET", "/customer-portal/credits/balance", undefined, { token })).status).toBe(200);
  await deleteCustomer(ctx, { id: leaving.id });
  for (const dead of [ended.token, token]) {
    const { status, body } = await api("GET", "/customer-portal/credits/balance", undefined, { token: dead });
    expect([status, body.error]).toEqual([401, "invalid_token"]);
  }
});
