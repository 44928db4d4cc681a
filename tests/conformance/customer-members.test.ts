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
  const made = await recent.customers.members.create(id, { email: anEmail(), external_id });
  expect((await recent.customers.members.list(id)).items.map(({ role }) => role)).toEqual([
    "owner",
    "member",
  ]);
  expect(await recent.customers.members.listExternal(externalId ?? "")).toEqual(
    await recent.customers.members.list(id),
  );
  const { token } = await recent.customerSessions.create({
    customer_id: id,
    external_member_id: external_id,
  });
  const theirs = createPolar({ accessToken: token, baseUrl: florin.url, timeout: 30 });
  const user = await theirs.customerPortal.customerSession.getAuthenticatedUser();
  expect(user).toMatchObject({ type: "member", member_id: made.id, role: "member" });
});

test("a customer's people are kept by themselves with both clients, as far as their roles go", async () => {
  const { id: customerId } = await aCustomer();
  const owner = (await strict.customerSessions.create({ customerId })).token;
  const ours = strictWith(owner).customerPortal.members;
  const added = await ours.addMember({ email: anEmail(), role: "member" });
  const { token } = await strict.customerSessions.create({ customerId, memberId: added.id });
  const theirs = strictWith(token).customerPortal.members;
  await expect(theirs.listMembers({})).rejects.toMatchObject({ statusCode: 403 });
  const customerPortalMemberUpdate = { role: "billing_manager" } as const;
  const changed = await ours.updateMember({ id: added.id, customerPortalMemberUpdate });
  expect(changed.role).toBe("billing_manager");
  expect((await allOf(await theirs.listMembers({}))).map(({ role }) => role)).toEqual([
    "owner",
    "billing_manager",
  ]);
  await expect(theirs.removeMember({ id: added.id })).rejects.toMatchObject({ statusCode: 403 });
  const newer = createPolar({ accessToken: owner, baseUrl: florin.url, timeout: 30 }).customerPortal.members;
  const other = await newer.addMember({ email: anEmail() });
  expect((await newer.updateMember(other.id, { name: "Ada" })).name).toBe("Ada");
  await newer.removeMember(other.id);
  expect((await newer.listMembers()).items).toHaveLength(2);
  await ours.removeMember({ id: added.id });
  await expect(theirs.listMembers({})).rejects.toMatchObject({ statusCode: 401 });
});
