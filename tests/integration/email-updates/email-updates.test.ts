import { expect, test } from "vitest";
import { newId } from "@/lib/id";
import { verifyEmailUpdate } from "@/modules/email-updates/verify-email-update";
import { world } from "@/server/context";
import { aCustomer } from "../../factories/customer.ts";
import { anOpenEmailUpdate } from "../../factories/email-update.ts";
import { apiForTest } from "../../setup/api.ts";
import { runJobs } from "../../setup/jobs.ts";
import { mailsTo } from "../../setup/mails.ts";

const { api, own, merchant } = apiForTest();

const path = "/customer-portal/customers/me/email-update";
const anAddress = () => `new-${newId()}@example.com`;
const spent = { kind: "EmailUpdateLinkSpent" };

async function aSession() {
  const customer = await aCustomer(own().ctx);
  const { body } = await api("POST", "/customer-sessions", { customer_id: customer.id });
  return { customer, token: body.token as string };
}

const ask = (token: string, email: string) => api("POST", `${path}/request`, { email }, { token });

/** The token in the latest link that was mailed to an address; undefined where none was. */
async function linkTo(email: string): Promise<string | undefined> {
  await runJobs();
  const [mail] = await mailsTo(email);
  return mail && /confirm-email\?token=(\w+)/.exec(mail.text)?.[1];
}

test("a new address is the customer's once the link that went there is followed; the one before is told, and sessions end", async () => {
  const { customer, token } = await aSession();
  const email = anAddress();
  const asked = await ask(token, email);
  expect([asked.status, asked.body]).toEqual([202, { status: "requested" }]);
  expect((await api("GET", `/customers/${customer.id}`)).body.email).toBe(customer.email);
  const link = await linkTo(email);
  expect((await api("GET", `${path}/check?token=${link}`, undefined, { token: null })).status).toBe(204);
  const done = await api("POST", `${path}/verify`, { token: link }, { token: null });
  expect(done.status).toBe(200);
  const after = (await api("GET", `/customers/${customer.id}`)).body;
  expect([after.email, after.email_verified]).toEqual([email, true]);
  const me = (session: string) => api("GET", "/customer-portal/customers/me", undefined, { token: session });
  expect([(await me(token)).status, (await me(done.body.token)).body.email]).toEqual([401, email]);
  const [told] = await mailsTo(customer.email);
  expect(told?.text).toContain(email);
});

test("a link works once, for an hour, and a made-up one never", async () => {
  const { ctx } = own();
  const token = await anOpenEmailUpdate(ctx);
  await expect(
    verifyEmailUpdate({ ...world(), realNow: new Date(Date.now() + 3_600_001) }, token),
  ).rejects.toMatchObject(spent);
  const tries = await Promise.allSettled([1, 2, 3].map(() => verifyEmailUpdate(world(), token)));
  expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  for (const other of [token, token.slice(1), "x"]) {
    const { status, body } = await api("POST", `${path}/verify`, { token: other }, { token: null });
    expect([status, body.error]).toEqual([410, "EmailUpdateLinkSpent"]);
    expect((await api("GET", `${path}/check?token=${other}`, undefined, { token: null })).status).toBe(410);
  }
});

test("another customer's address is answered like any, and nothing is mailed there", async () => {
  const { token } = await aSession();
  const { email } = await aCustomer(own().ctx);
  expect((await ask(token, email.toUpperCase())).body).toEqual({ status: "requested" });
  expect(await linkTo(email)).toBeUndefined();
});

test("an address that became another customer's meanwhile is not taken from them, and nothing changes", async () => {
  const { customer, token } = await aSession();
  const email = anAddress();
  await ask(token, email);
  const link = (await linkTo(email)) ?? "";
  await aCustomer(own().ctx, { email });
  await expect(verifyEmailUpdate(world(), link)).rejects.toMatchObject(spent);
  expect((await api("GET", `/customers/${customer.id}`)).body.email).toBe(customer.email);
  expect((await api("GET", "/customer-portal/customers/me", undefined, { token })).status).toBe(200);
});

test("the last link that is followed spends all that its customer had asked for", async () => {
  const { token } = await aSession();
  const [one, other] = [anAddress(), anAddress()];
  for (const email of [one, other]) await ask(token, email);
  const [first = "", second = ""] = [await linkTo(one), await linkTo(other)];
  await verifyEmailUpdate(world(), second);
  await expect(verifyEmailUpdate(world(), first)).rejects.toMatchObject(spent);
});

test("where the organization keeps it to itself nobody asks", async () => {
  const other = await merchant();
  const settings = { customer_portal_settings: { customer: { allow_email_change: false } } };
  await api("PATCH", `/organizations/${other.id}`, settings, { token: other.token });
  const { id } = await aCustomer(other.ctx);
  const { body } = await api("POST", "/customer-sessions", { customer_id: id }, { token: other.token });
  const refused = await ask(body.token, anAddress());
  expect([refused.status, refused.body.error]).toEqual([403, "EmailChangeNotAllowed"]);
});

test("neither token nor link is stored as it is", async () => {
  const token = await anOpenEmailUpdate(own().ctx);
  const rows = await own().ctx.db.$queryRaw<unknown[]>`SELECT * FROM customer_email_update`;
  expect(JSON.stringify(rows)).not.toContain(token);
});
