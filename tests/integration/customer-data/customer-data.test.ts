import { expect, test } from "vitest";
import { exportOwnData } from "@/modules/customer-data/export-own-data";
import { deleteOwnData } from "@/modules/customers/delete-own-data";
import { aBalance } from "../../factories/balance.ts";
import { aBenefitOf } from "../../factories/benefit.ts";
import { aCustomer } from "../../factories/customer.ts";
import { aCustomerMember } from "../../factories/customer-member.ts";
import { aPlan, aSubscription } from "../../factories/subscription.ts";
import { aMember as aTeamMember } from "../../factories/user.ts";
import { runJobs } from "../../setup/jobs.ts";
import { mailsTo } from "../../setup/mails.ts";
import { shopForTest } from "../../setup/shop.ts";

const shop = shopForTest();
const { api, own } = shop;

/** A customer with something of everything. */
async function aMember(name = "Ada") {
  const { ctx } = own();
  const benefit = await aBenefitOf(ctx, {
    type: "custom",
    description: "Advice",
    properties: { note: "Write to us." },
    metadata: { cost: "secret" },
  });
  const product = await aPlan(ctx);
  await api("POST", `/products/${product.id}/benefits`, { benefits: [benefit.id] });
  const customer = await aCustomer(ctx, { name, metadata: { margin: "secret" } });
  const { subscriptionId, orderId } = await aSubscription(ctx, { product, customer });
  const paid = { customer_id: customer.id, amount: 120, metadata: { cost: "secret" } };
  await api("POST", "/credits/grants", paid);
  for (let count = 0; count < 103; count++)
    await api("POST", "/credits/deductions", { customer_id: customer.id, amount: 1 });
  await runJobs();
  return { customer, subscriptionId, orderId, benefit };
}

test("the export holds all of the customer's own, however much it is, and nothing of the merchant's or of others", async () => {
  const { customer, subscriptionId, orderId, benefit } = await aMember();
  const other = await aMember("Grace");
  const { email } = await aCustomerMember(own().ctx, { customer_id: customer.id });
  await aBalance(own().ctx, { customer_id: customer.id, amount: 450 });
  const { token } = (await api("POST", "/customer-sessions", { customer_id: customer.id })).body;
  const { status, body, text } = await api("GET", "/customer-portal/customers/me/export", undefined, {
    token,
  });
  expect(status).toBe(200);
  expect(body.customer).toMatchObject({ id: customer.id, email: customer.email, name: "Ada" });
  expect(body.subscriptions.map(({ id }: { id: string }) => id)).toEqual([subscriptionId]);
  expect(body.orders.map(({ id }: { id: string }) => id)).toEqual([orderId]);
  expect(body.members.map((each: { email: string }) => each.email)).toEqual([customer.email, email]);
  expect(body.wallets).toMatchObject([{ balance: 450, currency: "usd" }]);
  expect(body.payment_methods).toMatchObject([{ method_metadata: { last4: "4242" } }]);
  expect(body.benefit_grants).toMatchObject([
    { benefit_id: benefit.id, is_granted: true, benefit: { properties: { note: "Write to us." } } },
  ]);
  expect(body.credits.account.balance).toBe(17);
  expect(body.credits.transactions).toHaveLength(104);
  expect(text).not.toMatch(new RegExp(`secret|Grace|${other.customer.id}|${other.orderId}`));
  expect(await exportOwnData(own().ctx, customer.id)).toMatchObject({
    credits: { account: { balance: 17 } },
  });
});

test("a customer who deletes their data is forgotten, their plan ends, orders stay, and both sides are told", async () => {
  const { ctx } = own();
  const { customer, subscriptionId, orderId } = await aMember();
  const owner = await aTeamMember(ctx.organizationId, "owner");
  const { body: open } = await api("POST", "/checkouts", {
    products: [(await aPlan(ctx)).id],
    customer_email: customer.email,
    customer_name: "Ada",
  });
  const { token } = (await api("POST", "/customer-sessions", { customer_id: customer.id })).body;
  const member = await aCustomerMember(ctx, { customer_id: customer.id });
  await deleteOwnData(ctx, customer.id, ` ${customer.email.toUpperCase()} `);
  expect((await api("GET", `/customers/${customer.id}`)).status).toBe(404);
  expect((await api("GET", "/customer-portal/customers/me", undefined, { token })).status).toBe(401);
  const { body: plan } = await api("GET", `/subscriptions/${subscriptionId}`);
  expect([plan.status, plan.ended_at]).toEqual(["canceled", expect.any(String)]);
  expect((await api("GET", `/orders/${orderId}`)).status).toBe(200);
  expect(await ctx.db.customer_member.findMany({ where: { customer_id: customer.id } })).toEqual([]);
  const log = await ctx.db.audit_entry.findMany({ where: { organization_id: ctx.organizationId } });
  expect(JSON.stringify(log)).not.toContain(member.email);
  const left = await ctx.db.$queryRaw<unknown[]>`
    SELECT to_jsonb(c.*) FROM checkout c WHERE customer_email = ${customer.email} OR customer_name = 'Ada'`;
  expect(left).toEqual([]);
  expect((await api("GET", `/checkouts/${open.id}`)).body.customer_email).toBeNull();
  expect((await mailsTo(customer.email))[0]?.subject).toContain("is deleted");
  const [toOwner] = await mailsTo(owner.email);
  expect([toOwner?.subject, toOwner?.text]).toEqual([
    expect.stringContaining("has deleted their data"),
    expect.stringContaining(customer.id),
  ]);
  const told = await ctx.db.$queryRaw<{ n: number }[]>`
    SELECT count(*)::int AS n FROM webhook_event WHERE object_id = ${customer.id}::uuid AND type = 'customer.deleted'`;
  expect(told[0]?.n).toBe(1);
});

test("nothing is forgotten under another address", async () => {
  const { customer } = await aMember();
  await expect(deleteOwnData(own().ctx, customer.id, "someone@example.com")).rejects.toMatchObject({
    kind: "RequestValidationError",
  });
  expect((await api("GET", `/customers/${customer.id}`)).body.email).toBe(customer.email);
});
