import { createPolar } from "polar-sdk/2026-04";
import { ResourceNotFound } from "polar-sdk-strict/models/errors/resourcenotfound.js";
import { expect, test } from "vitest";
import { anEmail } from "./a-sale.ts";
import { allOf, florin, recent, strict, strictWith, unique } from "./clients.ts";

const aCustomer = () => strict.customers.create({ email: anEmail(), externalId: unique("user") });

test("the strict client adds, reads, changes and removes the people of a customer, by our ids and by its own", async () => {
  const { id, externalId, email } = await aCustomer();
  const memberCreateFromCustomer = { email: anEmail(), name: "Grace", role: "billing_manager" } as const;
  const member = await strict.customers.members.create({ id, memberCreateFromCustomer });
  expect(member).toMatchObject({ ...memberCreateFromCustomer, customerId: id, externalId: null });
  expect(await strict.customers.members.get({ id, memberId: member.id })).toEqual(member);
  const changed = await strict.customers.members.update({
    id,
    memberId: member.id,
    memberUpdate: { role: "owner" },
  });
  expect([changed.role, (await strict.customers.get({ id })).email]).toEqual(["owner", member.email]);
  const [before] = (await recent.customers.members.list(id, { role: "billing_manager" })).items;
  expect(before?.email).toBe(email);
  await strict.customers.members.delete({ id, memberId: before?.id ?? "" });
  const own = { externalId: externalId ?? "", memberExternalId: unique("member") };
  await strict.customers.members.createExternal({
    externalId: own.externalId,
    memberCreateFromCustomer: { email: anEmail(), externalId: own.memberExternalId },
  });
  expect(await strict.customers.members.getExternal(own)).toMatchObject({ role: "member" });
  const named = await strict.customers.members.updateExternal({ ...own, memberUpdate: { name: "Ada" } });
  expect(named.name).toBe("Ada");
  await strict.customers.members.deleteExternal(own);
  await expect(strict.customers.members.getExternal(own)).rejects.toThrow(ResourceNotFound);
});

test("the newer client lists the people of a customer by either id, and opens a session for one of them", async () => {
  const { id, externalId } = await aCustomer();
  const external_id = unique("member");
  const sorted = { sorting: ["created_at" as const] };
  const made = await recent.customers.members.create(id, { email: anEmail(), external_id });
  expect((await recent.customers.members.list(id, sorted)).items.map(({ role }) => role)).toEqual([
    "owner",
    "member",
  ]);
  expect(await recent.customers.members.listExternal(externalId ?? "", sorted)).toEqual(
    await recent.customers.members.list(id, sorted),
  );
  const { token } = await recent.customerSessions.create({
    customer_id: id,
    external_member_id: external_id,
  });
  const recentMember = createPolar({ accessToken: token, baseUrl: florin.url, timeout: 30 });
  const user = await recentMember.customerPortal.customerSession.getAuthenticatedUser();
  expect(user).toMatchObject({ type: "member", member_id: made.id, role: "member" });
});

test("a customer's people are kept by themselves with both clients, as far as their roles go", async () => {
  const { id: customerId } = await aCustomer();
  const owner = (await strict.customerSessions.create({ customerId })).token;
  const strictOwner = strictWith(owner);
  const added = await strictOwner.customerPortal.members.addMember({ email: anEmail(), role: "member" });
  const { token } = await strict.customerSessions.create({ customerId, memberId: added.id });
  const strictMember = strictWith(token);
  await expect(strictMember.customerPortal.members.listMembers({})).rejects.toMatchObject({
    statusCode: 403,
  });
  const customerPortalMemberUpdate = { role: "billing_manager" } as const;
  const changed = await strictOwner.customerPortal.members.updateMember({
    id: added.id,
    customerPortalMemberUpdate,
  });
  expect(changed.role).toBe("billing_manager");
  expect(
    (await allOf(await strictMember.customerPortal.members.listMembers({}))).map(({ role }) => role),
  ).toEqual(["owner", "billing_manager"]);
  await expect(strictMember.customerPortal.members.removeMember({ id: added.id })).rejects.toMatchObject({
    statusCode: 403,
  });
  const recentOwner = createPolar({ accessToken: owner, baseUrl: florin.url, timeout: 30 });
  const other = await recentOwner.customerPortal.members.addMember({ email: anEmail() });
  expect((await recentOwner.customerPortal.members.updateMember(other.id, { name: "Ada" })).name).toBe("Ada");
  await recentOwner.customerPortal.members.removeMember(other.id);
  expect((await recentOwner.customerPortal.members.listMembers()).items).toHaveLength(2);
  await strictOwner.customerPortal.members.removeMember({ id: added.id });
  await expect(strictMember.customerPortal.members.listMembers({})).rejects.toMatchObject({
    statusCode: 401,
  });
});
