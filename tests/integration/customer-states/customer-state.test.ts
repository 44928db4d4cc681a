import { expect, test } from "vitest";
import { newId } from "@/lib/id";
import { getCustomerState } from "@/modules/customer-states/get-customer-state";
import { type Context, world } from "@/server/context";
import { sql } from "@/server/db/sql";
import { aBenefit, aBenefitOf } from "../../factories/benefit.ts";
import { aCustomer } from "../../factories/customer.ts";
import type { Merchant } from "../../factories/organization.ts";
import { aPlan, aSubscription } from "../../factories/subscription.ts";
import { runJobs } from "../../setup/jobs.ts";
import { shopForTest } from "../../setup/shop.ts";

const shop = shopForTest();
const { api, own, merchant } = shop;

const stateOf = async (id: string, token?: string) =>
  (await api("GET", `/customers/${id}/state`, undefined, token ? { token } : {})).body;

/** A customer with a plan that brings a feature and 1,000 credits. */
async function aMember(of: Merchant = own(), run = () => runJobs()) {
  const { ctx, token } = of;
  const feature = await aBenefitOf(ctx, {
    type: "feature_flag",
    description: "Export",
    properties: {},
    metadata: { flag: "export" },
  });
  const credits = await aBenefit(ctx);
  const product = await aPlan(ctx);
  const benefits = [feature.id, credits.id];
  await api("POST", `/products/${product.id}/benefits`, { benefits }, { token });
  const customer = await aCustomer(ctx, { external_id: newId() });
  const { subscriptionId } = await aSubscription(ctx, { product, customer });
  await run();
  return { customer, product, subscriptionId, feature, credits };
}

test("a state is the customer with their subscriptions, benefits and credits, by either id", async () => {
  const { customer, product, subscriptionId, feature, credits } = await aMember();
  const state = await stateOf(customer.id);
  expect(state).toMatchObject({ id: customer.id, email: customer.email, external_id: customer.external_id });
  expect(state.active_subscriptions).toMatchObject([
    {
      id: subscriptionId,
      status: "active",
      product_id: product.id,
      amount: 2000,
      currency: "usd",
      meters: [],
    },
  ]);
  expect(state.granted_benefits).toHaveLength(2);
  expect(state.granted_benefits).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        benefit_id: feature.id,
        benefit_type: "feature_flag",
        benefit_metadata: { flag: "export" },
        subscription_id: subscriptionId,
        granted_at: expect.any(String),
      }),
      expect.objectContaining({
        benefit_id: credits.id,
        benefit_type: "meter_credit",
        benefit_kind: "credits",
        properties: expect.objectContaining({ last_credited_units: 1000 }),
      }),
    ]),
  );
  expect(state.active_meters).toMatchObject([
    { meter_id: own().id, balance: 1000, credited_units: 1000, consumed_units: 0 },
  ]);
  const external = encodeURIComponent(customer.external_id ?? "");
  expect((await api("GET", `/customers/external/${external}/state`)).body).toEqual(state);
});

test("each change is in the very next answer", async () => {
  const { customer, subscriptionId } = await aMember();
  const about = { customer_id: customer.id };
  const meter = async () => (await stateOf(customer.id)).active_meters[0];
  await api("POST", "/credits/deductions", { ...about, amount: 300 });
  expect(await meter()).toMatchObject({ balance: 700, consumed_units: 300, credited_units: 1000 });
  const { body: hold } = await api("POST", "/credits/holds", { ...about, amount: 50 });
  expect(await meter()).toMatchObject({ balance: 650, consumed_units: 350, credited_units: 1000 });
  await api("POST", `/credits/holds/${hold.id}/release`, {});
  await api("POST", "/credits/grants", { ...about, amount: 5 });
  expect(await meter()).toMatchObject({ balance: 705, consumed_units: 300, credited_units: 1005 });
  await api("PATCH", `/customers/${customer.id}`, { name: "Ada" });
  expect((await stateOf(customer.id)).name).toBe("Ada");
  await api("POST", `/subscriptions/${subscriptionId}/cancel`, { cancel_at_period_end: false });
  expect((await stateOf(customer.id)).active_subscriptions).toEqual([]);
  await runJobs({ evenLater: true });
  await runJobs({ evenLater: true });
  const after = await stateOf(customer.id);
  expect(after.granted_benefits.map((grant: { benefit_type: string }) => grant.benefit_type)).toEqual([]);
});

test("consumed and credited stay what they are while the archive takes the log over", async () => {
  const { customer } = await aMember();
  const about = { customer_id: customer.id };
  for (const amount of [1, 2, 3]) await api("POST", "/credits/deductions", { ...about, amount });
  const before = (await stateOf(customer.id)).active_meters[0];
  const { archiveNow } = await import("@/modules/credits");
  await archiveNow(world());
  const after = (await stateOf(customer.id)).active_meters[0];
  const units = ({ balance, consumed_units, credited_units }: Record<string, number>) => [
    balance,
    consumed_units,
    credited_units,
  ];
  expect([units(before), units(after)]).toEqual([
    [994, 6, 1000],
    [994, 6, 1000],
  ]);
});

test("a customer without anything has empty lists; a deleted one, and another organization's, is not found", async () => {
  const { id } = await aCustomer(own().ctx);
  expect(await stateOf(id)).toMatchObject({
    active_subscriptions: [],
    granted_benefits: [],
    active_meters: [],
  });
  const other = await merchant();
  expect((await api("GET", `/customers/${id}/state`, undefined, { token: other.token })).status).toBe(404);
  await api("DELETE", `/customers/${id}`);
  expect((await api("GET", `/customers/${id}/state`)).status).toBe(404);
});

const told = (organizationId: string) =>
  world().read<{ object_id: string; payload: { [key: string]: unknown } }>(sql`
    SELECT object_id, payload FROM webhook_event
    WHERE organization_id = ${organizationId}::uuid AND type = 'customer.state_changed' ORDER BY position`);

test("where an endpoint asks for it, a change is told as the state that the API answers; elsewhere nothing is made", async () => {
  const [asking, silent] = [await merchant(), await merchant()];
  const endpoint = { url: "https://example.com/hook", format: "raw", events: ["customer.state_changed"] };
  const { status } = await api("POST", "/webhooks/endpoints", endpoint, { token: asking.token });
  expect(status).toBe(201);
  const { customer } = await aMember(asking);
  await aMember(silent);
  await runJobs();
  const events = await told(asking.id);
  expect(new Set(events.map(({ object_id }) => object_id))).toEqual(new Set([customer.id]));
  expect(events.at(-1)?.payload).toEqual(await stateOf(customer.id, asking.token));
  expect(await told(silent.id)).toEqual([]);
  await api("PATCH", `/customers/${customer.id}`, { name: "Ada" }, { token: asking.token });
  await api("PATCH", `/customers/${customer.id}`, { name: "Grace" }, { token: asking.token });
  await runJobs();
  const later = await told(asking.id);
  expect(later.at(-1)?.payload).toMatchObject({ name: "Grace" });
  // Two changes that nobody had told of yet are one state.
  expect(later.length).toBe(events.length + 1);
});

test("the state told last has the credits of a grant that was told before the ledger had them, and none once they are taken back", async () => {
  const asking = await merchant();
  const endpoint = { url: "https://example.com/hook", format: "raw", events: ["customer.state_changed"] };
  await api("POST", "/webhooks/endpoints", endpoint, { token: asking.token });
  const except = ["credits.apply-paid-grant", "credits.take-back-paid-grant"];
  const last = async () => (await told(asking.id)).at(-1)?.payload;
  const { customer, subscriptionId } = await aMember(asking, () => runJobs({ except }));
  expect(await last()).toMatchObject({ active_meters: [], granted_benefits: [{}, {}] });
  await runJobs();
  expect(await last()).toMatchObject({ active_meters: [{ balance: 1000 }] });
  expect(await last()).toEqual(await stateOf(customer.id, asking.token));
  const end = { cancel_at_period_end: false };
  await api("POST", `/subscriptions/${subscriptionId}/cancel`, end, { token: asking.token });
  await runJobs({ evenLater: true, except });
  expect(await last()).toMatchObject({ active_subscriptions: [], active_meters: [{ balance: 1000 }] });
  await runJobs();
  expect(await last()).toMatchObject({ active_meters: [{ balance: 0 }] });
});

test("a state costs one query and one call of the ledger", async () => {
  const { customer } = await aMember();
  const { archiveNow } = await import("@/modules/credits");
  await archiveNow(world());
  const { ctx } = own();
  const asked = { queries: 0, calls: 0 };
  const { redis } = ctx;
  const counted: Context = {
    ...ctx,
    read: (query) => {
      asked.queries += 1;
      return ctx.read(query);
    },
    redis: new Proxy(redis, {
      get: (target, name) => {
        asked.calls += 1;
        const member = Reflect.get(target, name);
        return typeof member === "function" ? member.bind(target) : member;
      },
    }),
  };
  const first = await getCustomerState(counted, { id: customer.id });
  Object.assign(asked, { queries: 0, calls: 0 });
  expect(await getCustomerState(counted, { id: customer.id })).toEqual(first);
  expect(asked).toEqual({ queries: 1, calls: 1 });
});
