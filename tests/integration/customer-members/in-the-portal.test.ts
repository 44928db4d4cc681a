import { expect, test } from "vitest";
import { newId } from "@/lib/id";
import { askForCode } from "@/modules/customer-sessions/ask-for-code";
import { createCustomerSession } from "@/modules/customer-sessions/create-customer-session";
import { signIn } from "@/modules/customer-sessions/sign-in";
import { world } from "@/server/context";
import { aCustomer } from "../../factories/customer.ts";
import { aCustomerMember, aSessionOf } from "../../factories/customer-member.ts";
import { apiForTest } from "../../setup/api.ts";
import { runJobs } from "../../setup/jobs.ts";
import { mailsTo } from "../../setup/mails.ts";

const { api, own } = apiForTest();

/** A customer with a billing manager and a member, and the session of each. */
async function aTeam() {
  const { ctx } = own();
  const customer = await aCustomer(ctx);
  const customer_id = customer.id;
  const manager = await aCustomerMember(ctx, { customer_id, role: "billing_manager" });
  const member = await aCustomerMember(ctx, { customer_id, external_id: newId() });
  const tokens = {
    owner: await aSessionOf(ctx, { customer_id }),
    manager: await aSessionOf(ctx, { customer_id, member_id: manager.id }),
    member: await aSessionOf(ctx, { customer_id, member_id: member.id }),
  };
  return { customer, manager, member, tokens };
}

const portal = (token: string, method: string, path: string, body?: object) =>
  api(method, `/customer-portal${path}`, body, { token });

const slugOf = async () => {
  const { db, organizationId: id } = own().ctx;
  return (await db.organization.findUniqueOrThrow({ where: { id } })).slug;
};

/** A sign-in that somebody asked for, with the code that was mailed to them. */
async function mailedTo(email: string) {
  const { id } = await askForCode(world(), { slug: await slugOf(), email, address: "10.1.1.1" });
  await runJobs();
  const [mail] = await mailsTo(email);
  const code = (/^(\d{3}) (\d{3})/.exec(mail?.subject ?? "") ?? []).slice(1).join("");
  const slug = await slugOf();
  return (memberId?: string) => signIn(world(), { slug, id, code, address: "10.1.1.1", memberId });
}

const refused = { kind: "SignInCodeRefused" };

test("a session is the owner's, or that of the member who is named by either id, and of nobody else's member", async () => {
  const { customer, member, tokens } = await aTeam();
  const stranger = (await aTeam()).member;
  const user = async (token: string) => (await portal(token, "GET", "/customer-session/user")).body;
  expect(await user(tokens.owner)).toMatchObject({ type: "customer", role: "owner", email: customer.email });
  expect(await user(tokens.member)).toMatchObject({
    type: "member",
    role: "member",
    email: member.email,
    customer_id: customer.id,
    member_id: member.id,
  });
  const named = { customer_id: customer.id, external_member_id: member.external_id };
  const { token } = (await api("POST", "/customer-sessions", named)).body;
  expect(await user(token)).toMatchObject({ member_id: member.id });
  for (const wrong of [{ member_id: stranger.id }, { external_member_id: stranger.external_id }]) {
    const { status } = await api("POST", "/customer-sessions", { customer_id: customer.id, ...wrong });
    expect(status).toBe(422);
  }
});

test("owner and billing manager let people in and take them out; nobody changes the owner, themselves, or another customer's", async () => {
  const { customer, manager, member, tokens } = await aTeam();
  const stranger = (await aTeam()).member;
  const added = await portal(tokens.manager, "POST", "/members", { email: "New@example.com", name: "New" });
  expect([added.status, added.body.role]).toEqual([201, "member"]);
  const again = await portal(tokens.owner, "POST", "/members", {
    email: "new@EXAMPLE.com",
    role: "billing_manager",
  });
  expect([again.status, again.body]).toEqual([201, added.body]);
  const { body } = await portal(tokens.manager, "GET", "/members");
  const [owner] = body.items;
  expect(body.items.map(({ role }: { role: string }) => role)).toEqual([
    "owner",
    "billing_manager",
    "member",
    "member",
  ]);
  expect(
    (await portal(tokens.owner, "POST", "/members", { email: "o@example.com", role: "owner" })).status,
  ).toBe(422);
  for (const id of [owner.id, manager.id]) {
    expect((await portal(tokens.manager, "PATCH", `/members/${id}`, { role: "member" })).status).toBe(403);
    expect((await portal(tokens.manager, "DELETE", `/members/${id}`)).status).toBe(403);
  }
  expect((await portal(tokens.owner, "DELETE", `/members/${stranger.id}`)).status).toBe(404);
  expect((await portal(tokens.owner, "PATCH", `/members/${stranger.id}`, { name: "X" })).status).toBe(404);
  const changed = await portal(tokens.owner, "PATCH", `/members/${member.id}`, { role: "billing_manager" });
  expect(changed.body.role).toBe("billing_manager");
  expect((await portal(tokens.member, "GET", "/members")).status).toBe(200);
  expect((await api("GET", `/customers/${customer.id}/members`)).body.items).toHaveLength(4);
});

test("who is removed is out at once, also while they are signing in", async () => {
  const { customer, member, tokens } = await aTeam();
  const enter = await mailedTo(member.email);
  const [entered, removed] = await Promise.allSettled([
    enter(),
    portal(tokens.manager, "DELETE", `/members/${member.id}`),
  ]);
  expect(removed).toMatchObject({ status: "fulfilled", value: { status: 204 } });
  if (entered.status === "rejected") expect(entered.reason).toMatchObject(refused);
  expect((await portal(tokens.member, "GET", "/credits/balance")).status).toBe(401);
  const left = await own().ctx.db.customer_session.findMany({ where: { customer_id: customer.id } });
  expect(left.filter(({ member_id }) => member_id === member.id)).toEqual([]);
  expect(left).toHaveLength(2);
});

test("sessions are made and members removed at the same moment without either waiting for the other for good", async () => {
  const { ctx } = own();
  const { id: customer_id } = await aCustomer(ctx);
  for (let round = 0; round < 10; round++) {
    const { id: member_id } = await aCustomerMember(ctx, { customer_id });
    const opening = Array.from({ length: 4 }, () =>
      createCustomerSession(ctx, newId(), { customer_id, member_id }).catch(({ kind }) => kind),
    );
    const removing = api("DELETE", `/customers/${customer_id}/members/${member_id}`);
    for (const opened of await Promise.all(opening))
      if (typeof opened === "string") expect(opened).toBe("RequestValidationError");
    expect((await removing).status).toBe(204);
  }
  expect(await ctx.db.customer_session.count({ where: { customer_id } })).toBe(0);
});

test("a member signs in by a code to their own address, and the customer's stays unverified", async () => {
  const { customer, member } = await aTeam();
  const { session } = await (await mailedTo(member.email))();
  const { body } = await portal(session?.token ?? "", "GET", "/customer-session/user");
  expect(body).toMatchObject({ member_id: member.id, role: "member" });
  expect((await api("GET", `/customers/${customer.id}`)).body.email_verified).toBe(false);
});

test("whoever several customers let in chooses among them, with the same code, and among nothing else", async () => {
  const { ctx } = own();
  const mine = await aCustomer(ctx, { name: "Mine" });
  const other = await aCustomer(ctx, { name: "Other" });
  const stranger = (await aTeam()).member;
  const { id } = await aCustomerMember(ctx, { customer_id: other.id, email: mine.email.toUpperCase() });
  const enter = await mailedTo(mine.email);
  const { session, choices } = await enter();
  expect([session, choices?.map(({ account }) => account)]).toEqual([null, ["Mine", "Other"]]);
  const chosen = await enter(id);
  expect(chosen.session?.customer_id).toBe(other.id);
  await expect(enter(id)).rejects.toMatchObject(refused);
  const again = await mailedTo(mine.email);
  await expect(again(stranger.id)).rejects.toMatchObject(refused);
});
