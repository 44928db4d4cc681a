import { expect, test } from "vitest";
import { leaveOrganizations } from "@/modules/members";
import { world } from "@/server/context";
import { transaction } from "@/server/db/transaction";
import { aMember, aUser, type TestUser } from "../../factories/user.ts";
import { apiForTest } from "../../setup/api.ts";
import { mailsTo } from "../../setup/mails.ts";

const { api, merchant } = apiForTest();

const as = ({ headers }: TestUser) => ({ token: null, headers: Object.fromEntries(headers) });

const eventsOf = async (organization_id: string) =>
  (await world().db.webhook_event.findMany({ where: { organization_id }, orderBy: { id: "asc" } })).map(
    ({ type, payload }) => ({ type, payload: payload as Record<string, unknown> }),
  );

const membersOf = async (token: string) => (await api("GET", "/members", undefined, { token })).body.items;

test("an invitation, its renewal, its acceptance and the member it makes are each told once, without the token", async () => {
  const { id, token } = await merchant();
  const email = "told@example.com";
  const invite = (role: string) => api("POST", "/invitations", { email, role }, { token });
  const { body: invitation } = await invite("member");
  await invite("admin");
  const [mail] = await mailsTo(email);
  const mailed = /token=(\w+)/.exec(mail?.text ?? "")?.[1] ?? "";
  const user = await aUser({ email });
  const answers = await Promise.all(
    [1, 2].map(() => api("POST", "/invitations/accept", { token: mailed }, as(user))),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 410]);
  const told = await eventsOf(id);
  expect(told).toMatchObject([
    { type: "organization_invitation.created", payload: invitation },
    { type: "organization_invitation.updated", payload: { id: invitation.id, role: "admin" } },
    { type: "organization_invitation.accepted", payload: { id: invitation.id, role: "admin" } },
    { type: "organization_member.created", payload: { user_id: user.id, role: "admin" } },
  ]);
  expect(JSON.stringify(told)).not.toContain(mailed);
});

test("a withdrawn invitation is told", async () => {
  const { id, token } = await merchant();
  const { body } = await api("POST", "/invitations", { email: "gone@example.com" }, { token });
  await api("DELETE", `/invitations/${body.id}`, undefined, { token });
  expect((await eventsOf(id)).at(-1)).toMatchObject({
    type: "organization_invitation.deleted",
    payload: body,
  });
});

test("a changed role and a removed member are told; what changes nothing, or is refused, is not", async () => {
  const { id, token } = await merchant();
  const owner = await aMember(id, "owner");
  await aMember(id, "member");
  const [first, second] = await membersOf(token);
  await api("PATCH", `/members/${second.id}`, { role: "admin" }, as(owner));
  await api("PATCH", `/members/${second.id}`, { role: "admin" }, as(owner));
  await api("PATCH", `/members/${first.id}`, { role: "member" }, as(owner));
  await api("DELETE", `/members/${second.id}`, undefined, as(owner));
  expect(await eventsOf(id)).toMatchObject([
    { type: "organization_member.updated", payload: { id: second.id, role: "admin" } },
    { type: "organization_member.deleted", payload: { id: second.id, role: "admin" } },
  ]);
});

test("who makes an organization is told as its first member", async () => {
  const user = await aUser();
  const slug = `founded-${Date.now().toString(36)}`;
  const { body } = await api("POST", "/organizations", { name: "Founded", slug }, as(user));
  expect(await eventsOf(body.id)).toMatchObject([
    { type: "organization.created" },
    { type: "organization_member.created", payload: { user_id: user.id, role: "owner" } },
  ]);
});

test("a user who goes for good leaves, and whoever owns the organization then is told", async () => {
  const { id } = await merchant();
  const owner = await aMember(id, "owner");
  const heir = await aMember(id, "admin");
  await transaction(world().db, (tx) => leaveOrganizations(tx, owner.id));
  expect(await eventsOf(id)).toMatchObject([
    { type: "organization_member.updated", payload: { user_id: heir.id, role: "owner" } },
    { type: "organization_member.deleted", payload: { user_id: owner.id, role: "owner" } },
  ]);
});
