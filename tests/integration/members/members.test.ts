import { expect, test } from "vitest";
import type { Role } from "@/server/auth/scopes";
import { world } from "@/server/context";
import { aMember, aUser, type TestUser } from "../../factories/user.ts";
import { apiForTest } from "../../setup/api.ts";

const { api, own, merchant } = apiForTest();

const as = ({ headers }: TestUser) => ({ token: null, headers: Object.fromEntries(headers) });

/** An organization with people of these roles, and their memberships' ids. */
async function anOrganization(...roles: Role[]) {
  const { id, token } = await merchant();
  const users = [];
  for (const role of roles) users.push(await aMember(id, role));
  const { body } = await api("GET", "/members?limit=100", undefined, { token });
  const members = users.map((user) => ({
    ...user,
    as: as(user),
    path: `/members/${body.items.find(({ user_id }: { user_id: string }) => user_id === user.id).id}`,
  }));
  return { id, token, members: members as [Member, Member, Member] };
}
type Member = TestUser & { as: ReturnType<typeof as>; path: string };

const ownersOf = (organization_id: string) =>
  world().db.member.count({ where: { organization_id, role: "owner" } });

test("members are listed with who they are and as what", async () => {
  const { token, members } = await anOrganization("owner", "member");
  const { body } = await api("GET", "/members?sorting=role", undefined, { token });
  expect(body.items).toMatchObject([
    { role: "member", email: members[1].email, name: "Test user", modified_at: null },
    { role: "owner", user_id: members[0].id },
  ]);
  expect((await api("GET", "/members?role=owner", undefined, { token })).body.pagination.total_count).toBe(1);
});

test("of two owners who unmake each other at the same moment, one stays", async () => {
  for (let round = 0; round < 5; round++) {
    const { id, members } = await anOrganization("owner", "owner");
    const [a, b] = members;
    const answers = await Promise.all([
      api("PATCH", b.path, { role: "member" }, a.as),
      api("PATCH", a.path, { role: "member" }, b.as),
    ]);
    expect(await ownersOf(id)).toBe(1);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  }
});

test("of two owners who leave at the same moment, one stays", async () => {
  const { id, members } = await anOrganization("owner", "owner");
  const answers = await Promise.all(members.map(({ path, as }) => api("DELETE", path, undefined, as)));
  expect(await ownersOf(id)).toBe(1);
  expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
});

test("the last owner neither leaves nor steps down", async () => {
  const { members } = await anOrganization("owner", "admin");
  const [owner] = members;
  expect((await api("DELETE", owner.path, undefined, owner.as)).body.error).toBe("LastOwner");
  expect((await api("PATCH", owner.path, { role: "admin" }, owner.as)).status).toBe(409);
});

test("an admin, and so an access token, makes and unmakes no owner", async () => {
  const { token, members } = await anOrganization("owner", "admin", "owner");
  const [owner, admin] = members;
  for (const caller of [admin.as, { token }]) {
    expect((await api("PATCH", admin.path, { role: "owner" }, caller)).body.error).toBe("OwnersOnly");
    expect((await api("DELETE", owner.path, undefined, caller)).status).toBe(403);
  }
});

test("a plain member changes nobody, and may leave", async () => {
  const { members } = await anOrganization("owner", "admin", "member");
  const [, admin, member] = members;
  expect((await api("PATCH", member.path, { role: "admin" }, member.as)).status).toBe(403);
  expect((await api("DELETE", admin.path, undefined, member.as)).status).toBe(403);
  expect((await api("DELETE", member.path, undefined, member.as)).status).toBe(204);
  expect((await api("GET", "/members", undefined, member.as)).status).toBe(403);
});

test("a removed member is out at once", async () => {
  const { id, members } = await anOrganization("owner", "member");
  const [owner, member] = members;
  expect((await api("GET", "/products", undefined, member.as)).status).toBe(200);
  expect((await api("DELETE", member.path, undefined, owner.as)).status).toBe(204);
  expect((await api("GET", "/products", undefined, member.as)).status).toBe(403);
  expect((await api("GET", `/organizations/${id}`, undefined, member.as)).status).toBe(404);
});

test("another organization's members can be neither seen nor changed", async () => {
  const { members } = await anOrganization("owner");
  const [stranger] = members;
  expect((await api("PATCH", stranger.path, { role: "member" })).status).toBe(404);
  expect((await api("DELETE", stranger.path)).status).toBe(404);
  const mine = await aMember(own().id, "owner");
  expect((await api("DELETE", stranger.path, undefined, as(mine))).status).toBe(404);
});

test("somebody without any organization gets nowhere", async () => {
  const user = await aUser();
  const { members } = await anOrganization("owner");
  expect((await api("GET", "/members", undefined, as(user))).status).toBe(403);
  expect((await api("DELETE", members[0].path, undefined, as(user))).status).toBe(404);
});
