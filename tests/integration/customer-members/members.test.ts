import { expect, test } from "vitest";
import { newId } from "@/lib/id";
import { MOST_MEMBERS } from "@/modules/customer-members/add-member";
import { sql } from "@/server/db/sql";
import { aCustomer } from "../../factories/customer.ts";
import { aCustomerMember, aSessionOf } from "../../factories/customer-member.ts";
import { apiForTest } from "../../setup/api.ts";

const { api, own, merchant } = apiForTest();

type Member = { id: string; email: string; role: string; name: string | null };

const membersOf = async (id: string): Promise<Member[]> =>
  (await api("GET", `/customers/${id}/members?limit=100`)).body.items;

const toldOf = async (id: string) =>
  (await own().ctx.db.webhook_event.findMany({ where: { object_id: id }, orderBy: { id: "asc" } })).map(
    ({ type }) => type,
  );

test("a customer comes with one owner of their own address, and whoever is added is found by either id, and told of", async () => {
  const customer = await aCustomer(own().ctx, { name: "Field Software", external_id: newId() });
  const [owner] = await membersOf(customer.id);
  expect(owner).toMatchObject({ email: customer.email, role: "owner", name: "Field Software" });
  const external_id = newId();
  const added = { email: "Grace@Example.com", name: "Grace", external_id, role: "billing_manager" };
  const { status, body } = await api("POST", `/customers/${customer.id}/members`, added);
  expect([status, body]).toEqual([201, expect.objectContaining({ ...added, customer_id: customer.id })]);
  const external = `/customers/external/${customer.external_id}/members/${external_id}`;
  expect((await api("GET", external)).body).toEqual(body);
  expect((await api("GET", `/customers/${customer.id}/members/${body.id}`)).body).toEqual(body);
  expect((await api("GET", `/customers/${customer.id}/members?role=owner`)).body.items).toEqual([owner]);
  expect((await api("PATCH", external, { role: "member", name: null })).body).toMatchObject({
    role: "member",
    name: null,
  });
  expect((await api("DELETE", external)).status).toBe(204);
  expect((await api("GET", external)).status).toBe(404);
  expect(await toldOf(body.id)).toEqual(["member.created", "member.updated", "member.deleted"]);
});

test("an address is in a customer once, in whatever case and however many add it at once", async () => {
  const customer = await aCustomer(own().ctx);
  const path = `/customers/${customer.id}/members`;
  const adding = ["grace@example.com", "GRACE@example.com", "Grace@Example.com"].map((email) =>
    api("POST", path, { email }),
  );
  const answers = await Promise.all(adding);
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 422, 422]);
  expect(await membersOf(customer.id)).toHaveLength(2);
  expect((await api("POST", path, { email: customer.email.toUpperCase() })).status).toBe(422);
  const external_id = newId();
  expect((await api("POST", path, { email: "one@example.com", external_id })).status).toBe(201);
  const { body } = await api("POST", path, { email: "two@example.com", external_id });
  expect(body.detail[0].loc).toEqual(["body", "external_id"]);
});

test("a customer has at most a hundred members, however many are added at once", async () => {
  const customer = await aCustomer(own().ctx);
  await own().ctx.read(sql`
    INSERT INTO customer_member (organization_id, customer_id, email, role, created_at)
    SELECT ${own().ctx.organizationId}::uuid, ${customer.id}::uuid, n || '@example.com', 'member', now()
    FROM generate_series(1, ${MOST_MEMBERS - 3}::int) AS n`);
  const adding = Array.from({ length: 6 }, () =>
    api("POST", `/customers/${customer.id}/members`, { email: `${newId()}@example.com` }),
  );
  const statuses = (await Promise.all(adding)).map(({ status }) => status).sort();
  expect(statuses).toEqual([201, 201, 422, 422, 422, 422]);
});

test("the owner is never removed or demoted; another is made it, who has the customer's address from then on", async () => {
  const { ctx } = own();
  const customer = await aCustomer(ctx);
  const [owner] = await membersOf(customer.id);
  const path = `/customers/${customer.id}/members`;
  expect((await api("DELETE", `${path}/${owner?.id}`)).status).toBe(403);
  expect((await api("PATCH", `${path}/${owner?.id}`, { role: "member" })).status).toBe(422);
  const member = await aCustomerMember(ctx, { customer_id: customer.id });
  expect((await api("PATCH", `${path}/${member.id}`, { role: "owner" })).body).toMatchObject({
    role: "owner",
  });
  const roles = Object.fromEntries((await membersOf(customer.id)).map(({ email, role }) => [email, role]));
  expect(roles).toEqual({ [customer.email]: "billing_manager", [member.email]: "owner" });
  const { body } = await api("GET", `/customers/${customer.id}`);
  expect([body.email, body.email_verified]).toEqual([member.email, false]);
});

test("nobody becomes the owner under an address that another customer has, and nothing of it is written", async () => {
  const { ctx } = own();
  const [customer, other] = [await aCustomer(ctx), await aCustomer(ctx)];
  const { id } = await aCustomerMember(ctx, { customer_id: customer.id, email: other.email });
  const before = await membersOf(customer.id);
  const { status } = await api("PATCH", `/customers/${customer.id}/members/${id}`, { role: "owner" });
  expect([status, await membersOf(customer.id)]).toEqual([422, before]);
});

test("a customer's new address is the owner's, and whoever was a member under it is that no more", async () => {
  const { ctx } = own();
  const customer = await aCustomer(ctx);
  const member = await aCustomerMember(ctx, { customer_id: customer.id });
  const token = await aSessionOf(ctx, { customer_id: customer.id, member_id: member.id });
  const email = member.email.toUpperCase();
  expect((await api("PATCH", `/customers/${customer.id}`, { email })).status).toBe(200);
  expect(await membersOf(customer.id)).toMatchObject([{ email, role: "owner" }]);
  expect((await api("GET", "/customer-portal/customer-session/user", undefined, { token })).status).toBe(401);
});

test("another customer's member, and another organization's, is not found", async () => {
  const { ctx } = own();
  const [customer, other] = [await aCustomer(ctx), await aCustomer(ctx)];
  const theirs = await aCustomerMember(ctx, { customer_id: other.id });
  const foreign = await merchant();
  for (const [method, body] of [["GET"], ["PATCH", { name: "X" }], ["DELETE"]] as const) {
    expect((await api(method, `/customers/${customer.id}/members/${theirs.id}`, body)).status).toBe(404);
    const path = `/customers/${other.id}/members/${theirs.id}`;
    expect((await api(method, path, body, { token: foreign.token })).status).toBe(404);
  }
  expect(await membersOf(other.id)).toHaveLength(2);
});

test("the database refuses a customer without an owner, a second one, one of another address, and a session across customers", async () => {
  const { ctx } = own();
  const { db } = ctx;
  const [customer, other] = [await aCustomer(ctx), await aCustomer(ctx)];
  const { id } = await aCustomerMember(ctx, { customer_id: customer.id });
  const owner = { customer_id: customer.id, role: "owner" };
  await expect(db.customer_member.deleteMany({ where: owner })).rejects.toThrow();
  await expect(db.customer_member.updateMany({ where: owner, data: { role: "member" } })).rejects.toThrow();
  await expect(
    db.customer_member.updateMany({ where: owner, data: { email: "x@example.com" } }),
  ).rejects.toThrow();
  await expect(db.customer_member.update({ where: { id }, data: { role: "owner" } })).rejects.toThrow();
  await expect(db.customer_member.update({ where: { id }, data: { role: "admin" } })).rejects.toThrow();
  const token = await aSessionOf(ctx, { customer_id: customer.id, member_id: id });
  expect(token).toMatch(/^florin_cst_/);
  await expect(
    db.customer_session.updateMany({ where: { member_id: id }, data: { customer_id: other.id } }),
  ).rejects.toThrow();
});
