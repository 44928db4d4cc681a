import { expect, test } from "vitest";
import { DAY_MS } from "@/lib/time";
import { findInvitation } from "@/modules/members";
import { world } from "@/server/context";
import { aMember, aUser, type TestUser } from "../../factories/user.ts";
import { apiForTest } from "../../setup/api.ts";
import { mailsTo } from "../../setup/mails.ts";

const { api, own, merchant } = apiForTest();

const as = ({ headers }: TestUser) => ({ token: null, headers: Object.fromEntries(headers) });

let people = 0;
const anAddress = () => `invited-${++people}@example.com`;

const mailedToken = async (recipient: string) => {
  const [mail] = await mailsTo(recipient);
  return decodeURIComponent(/invitations\/accept\?token=(\w+)/.exec(mail?.text ?? "")?.[1] ?? "");
};

async function anInvitation(email = anAddress(), role = "member") {
  const { status, body } = await api("POST", "/invitations", { email, role });
  expect(status).toBe(201);
  return { ...body, token: await mailedToken(email) };
}

const accept = (user: TestUser, token: string) => api("POST", "/invitations/accept", { token }, as(user));

test("whoever was invited joins by the mailed link, once", async () => {
  const invitation = await anInvitation(anAddress(), "admin");
  const user = await aUser({ email: invitation.email });
  expect(await findInvitation(world(), invitation.token)).toMatchObject({
    email: invitation.email,
    role: "admin",
    organization: { id: own().id, name: "Test organization" },
  });
  const { status, body } = await accept(user, invitation.token);
  expect(status).toBe(200);
  expect(body).toMatchObject({ organization_id: own().id, user_id: user.id, role: "admin" });
  expect((await accept(user, invitation.token)).status).toBe(410);
  expect((await api("GET", `/organizations/${own().id}`, undefined, as(user))).status).toBe(200);
  expect((await world().db.user.findUniqueOrThrow({ where: { id: user.id } })).email_verified).toBe(true);
});

test("two who press at the same moment make one member", async () => {
  const invitation = await anInvitation();
  const user = await aUser({ email: invitation.email });
  const answers = await Promise.all([1, 2, 3].map(() => accept(user, invitation.token)));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 410, 410]);
  expect(await world().db.member.count({ where: { user_id: user.id } })).toBe(1);
});

test("the link is of no use to another address, and stays good for the right one", async () => {
  const invitation = await anInvitation();
  const thief = await aUser();
  expect((await accept(thief, invitation.token)).body.error).toBe("InvitationForAnother");
  const user = await aUser({ email: invitation.email });
  expect((await accept(user, invitation.token)).status).toBe(200);
});

test("what the database holds is no link", async () => {
  const { id, token } = await anInvitation();
  const row = await world().db.invitation.findUniqueOrThrow({ where: { id } });
  expect(row.token_hash).not.toContain(token);
  const user = await aUser({ email: row.email });
  expect((await accept(user, row.token_hash)).status).toBe(410);
});

test("a link older than seven days is dead", async () => {
  const { id, email, token } = await anInvitation();
  await world().db.invitation.update({ where: { id }, data: { expires_at: new Date(Date.now() - 1) } });
  const user = await aUser({ email });
  expect((await accept(user, token)).status).toBe(410);
  expect(await findInvitation(world(), token)).toBeNull();
});

test("a new invitation holds for seven days", async () => {
  const { expires_at, created_at } = await anInvitation();
  expect(Date.parse(expires_at) - Date.parse(created_at)).toBe(7 * DAY_MS);
});

test("inviting an address again sends a new link and ends the old one", async () => {
  const email = anAddress();
  const first = await anInvitation(email, "admin");
  const second = await anInvitation(email, "member");
  expect(second.id).toBe(first.id);
  const user = await aUser({ email });
  expect((await accept(user, first.token)).status).toBe(410);
  expect((await accept(user, second.token)).body.role).toBe("member");
});

test("a withdrawn invitation is dead at once", async () => {
  const { id, email, token } = await anInvitation();
  expect((await api("DELETE", `/invitations/${id}`)).status).toBe(204);
  expect((await accept(await aUser({ email }), token)).status).toBe(410);
  expect((await api("DELETE", `/invitations/${id}`)).status).toBe(404);
});

test("a member is not invited again", async () => {
  const member = await aMember(own().id, "member");
  const { status, body } = await api("POST", "/invitations", { email: member.email.toUpperCase() });
  expect([status, body.error]).toEqual([409, "AlreadyMember"]);
});

test("only an owner invites an owner", async () => {
  const email = anAddress();
  expect((await api("POST", "/invitations", { email, role: "owner" })).status).toBe(403);
  const owner = await aMember(own().id, "owner");
  expect((await api("POST", "/invitations", { email, role: "owner" }, as(owner))).status).toBe(201);
  const member = await aMember(own().id, "member");
  expect((await api("POST", "/invitations", { email: anAddress() }, as(member))).status).toBe(403);
});

test("another organization sees none of it and withdraws nothing", async () => {
  const { id } = await anInvitation();
  const other = await merchant();
  expect((await api("GET", "/invitations", undefined, { token: other.token })).body.items).toEqual([]);
  expect((await api("DELETE", `/invitations/${id}`, undefined, { token: other.token })).status).toBe(404);
  const list = await api("GET", "/invitations?limit=100");
  expect(list.body.items.map((item: { id: string }) => item.id)).toContain(id);
  expect(list.text).not.toContain("token");
});

test("an access token accepts nothing", async () => {
  const { token } = await anInvitation();
  expect((await api("POST", "/invitations/accept", { token })).status).toBe(403);
});
