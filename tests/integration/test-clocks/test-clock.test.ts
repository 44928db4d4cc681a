import { expect, test } from "vitest";
import { expireCheckouts } from "@/modules/checkouts";
import { expireDue } from "@/modules/credits/expire-due";
import { world } from "@/server/context";
import { aCustomer } from "../../factories/customer.ts";
import { aProduct } from "../../factories/product.ts";
import { runJobs } from "../../setup/jobs.ts";
import { shopForTest } from "../../setup/shop.ts";
import { advance, DAY_MS } from "../../setup/test-clock.ts";

const shop = shopForTest();
const { api, own, merchant } = shop;

const eventsOf = (organization_id: string, type: string) =>
  world().db.webhook_event.findMany({ where: { organization_id, type }, orderBy: { id: "asc" } });

/** An organization of its own, and the API as it calls it. */
async function anOrganization() {
  const made = await merchant();
  const as: typeof api = (method, path, body, options) =>
    api(method, path, body, { token: made.token, ...options });
  return { ...made, as };
}

test("without a clock the time is the real one, and nothing stands in the timeline", async () => {
  const { as } = await anOrganization();
  const { body } = await as("GET", "/test-clock");
  expect(body).toMatchObject({ status: "real", target: null, started_at: null, next_at: null });
  expect(Math.abs(Date.parse(body.now) - Date.now())).toBeLessThan(5_000);
  expect((await as("GET", "/test-clock/timeline")).body.items).toEqual([]);
});

test("a stopped clock stands, and the organization writes at its time", async () => {
  const { as, ctx } = await anOrganization();
  const stopped = await as("POST", "/test-clock");
  expect([stopped.status, stopped.body.status]).toEqual([200, "ready"]);
  const arrived = await advance(as, { days: 40 });
  expect(Date.parse(arrived) - Date.parse(stopped.body.now)).toBe(40 * DAY_MS);
  const { id } = await aProduct(ctx);
  const { body: checkout } = await as("POST", "/checkouts", { products: [id] });
  expect(checkout.created_at).toBe(arrived);
  expect(Date.parse(checkout.expires_at) - Date.parse(arrived)).toBe(DAY_MS);
  const [told] = await eventsOf(ctx.organizationId, "checkout.created");
  expect(told?.created_at.toISOString()).toBe(arrived);
  expect((await as("POST", "/test-clock")).body.now).toBe(arrived);
});

test("a checkout expires at its own instant when the clock passes it, and not by real time before", async () => {
  const { as, ctx } = await anOrganization();
  await as("POST", "/test-clock");
  const { id } = await aProduct(ctx);
  const { body: checkout } = await as("POST", "/checkouts", { products: [id] });
  expect((await as("GET", "/test-clock")).body.next_at).toBe(checkout.expires_at);
  await expireCheckouts({ ...world(), now: new Date(Date.now() + 3 * DAY_MS) });
  expect((await as("GET", `/checkouts/${checkout.id}`)).body.status).toBe("open");
  await advance(as, { days: 5 });
  const { body } = await as("GET", `/checkouts/${checkout.id}`);
  expect([body.status, body.modified_at]).toEqual(["expired", checkout.expires_at]);
  const [told] = await eventsOf(ctx.organizationId, "checkout.expired");
  expect(told?.created_at.toISOString()).toBe(checkout.expires_at);
});

test("the buyer's page and a payment go by the organization's clock", async () => {
  const { as, ctx } = await anOrganization();
  const { id } = await aProduct(ctx);
  await as("POST", "/test-clock");
  const now = await advance(as, { days: 100 });
  const { body: checkout } = await as("POST", "/checkouts", { products: [id] });
  const path = `/checkouts/client/${checkout.client_secret}`;
  expect((await api("GET", path, undefined, { token: null })).body.status).toBe("open");
  const confirmed = await api(
    "POST",
    `${path}/confirm`,
    {
      customer_email: "buyer@example.com",
      customer_billing_address: { country: "DE" },
      confirmation_token_id: await shop.token(),
    },
    { token: null },
  );
  expect(confirmed.status, confirmed.text).toBe(200);
  await runJobs();
  const { body: order } = await as("GET", `/orders/${confirmed.body.order_id}`);
  expect(order.created_at).toBe(now);
  const { body: payments } = await as("GET", `/payments?order_id=${order.id}`);
  expect(payments.items.map(({ created_at }: { created_at: string }) => created_at)).toEqual([now]);
  const { body } = await as("GET", "/test-clock/timeline?limit=100");
  const types = body.items.map(({ type }: { type: string }) => type);
  expect(types).toEqual(expect.arrayContaining(["order.paid", "payment.succeeded", "checkout.created"]));
  expect(body.items.find(({ type }: { type: string }) => type === "order.paid")).toMatchObject({
    at: now,
    label: order.invoice_number,
    amount: order.total_amount,
    object: { type: "order", id: order.id },
  });
  expect((await api("GET", path, undefined, { token: null })).body.status).toBe("succeeded");
});

test("grants and holds of credits end at their instants by the clock, and are told of before", async () => {
  const { as, ctx } = await anOrganization();
  const { id: customer_id } = await aCustomer(ctx);
  const { body: clock } = await as("POST", "/test-clock");
  const ends = new Date(Date.parse(clock.now) + 30 * DAY_MS).toISOString();
  await as("POST", "/credits/grants", { customer_id, amount: 100, expires_at: ends });
  const hold = await as("POST", "/credits/holds", { customer_id, amount: 10, ttl_seconds: 3_600 });
  expect(hold.status, hold.text).toBe(201);
  // Real time passes them by.
  await expireDue({ ...world(), now: new Date(Date.now() + 60 * DAY_MS) });
  expect((await as("GET", `/credits/balance?customer_id=${customer_id}`)).body).toMatchObject({
    balance: 90,
    held: 10,
  });
  await advance(as, { days: 1 });
  expect((await as("GET", `/credits/balance?customer_id=${customer_id}`)).body).toMatchObject({
    balance: 100,
    held: 0,
  });
  await advance(as, { days: 60 });
  expect((await as("GET", `/credits/balance?customer_id=${customer_id}`)).body.balance).toBe(0);
  const { body: history } = await as("GET", `/credits/transactions?customer_id=${customer_id}&limit=100`);
  const at = (type: string) => history.items.find((line: { type: string }) => line.type === type)?.created_at;
  expect(at("expire")).toBe(ends);
  expect(Date.parse(at("release")) - Date.parse(clock.now)).toBe(3_600_000);
  const [notice] = await eventsOf(ctx.organizationId, "credits.expiring");
  expect(Date.parse(ends) - Number(notice?.created_at)).toBe(7 * DAY_MS);
});

test("the clock goes forwards only, ten years at most, and not while it is on its way", async () => {
  const { as } = await anOrganization();
  const { body: clock } = await as("POST", "/test-clock");
  for (const wrong of [
    { to: clock.now },
    { to: new Date(Date.parse(clock.now) + 3_654 * DAY_MS).toISOString() },
    { days: 3_654 },
    { days: 0 },
    { days: 1, to: clock.now },
    {},
  ])
    expect((await as("POST", "/test-clock/advance", wrong)).status, JSON.stringify(wrong)).toBe(422);
  expect((await as("POST", "/test-clock/advance", { days: 1 })).status).toBe(202);
  const again = await as("POST", "/test-clock/advance", { days: 1 });
  expect([again.status, again.body.error]).toEqual([409, "TestClockAdvancing"]);
  await runJobs();
  expect((await as("GET", "/test-clock")).body.status).toBe("ready");
});

test("put back, the organization has the real time at once, also while its clock was on its way", async () => {
  const { as } = await anOrganization();
  await as("POST", "/test-clock/advance", { days: 400 });
  expect((await as("DELETE", "/test-clock")).status).toBe(204);
  await runJobs();
  const { body } = await as("GET", "/test-clock");
  expect(body.status).toBe("real");
  expect(Math.abs(Date.parse(body.now) - Date.now())).toBeLessThan(5_000);
});

test("an advance that died goes on from where the clock stands", async () => {
  const { as, ctx } = await anOrganization();
  const { id } = await aProduct(ctx);
  await as("POST", "/test-clock");
  const { body: checkout } = await as("POST", "/checkouts", { products: [id] });
  await as("POST", "/test-clock/advance", { days: 3 });
  // As though a worker had moved the clock and died before it did what was due there.
  await ctx.db.test_clock.update({
    where: { organization_id: ctx.organizationId },
    data: { now_at: new Date(checkout.expires_at) },
  });
  await runJobs();
  expect((await as("GET", "/test-clock")).body.status).toBe("ready");
  expect(await eventsOf(ctx.organizationId, "checkout.expired")).toHaveLength(1);
});

test("another organization's time stays as it is", async () => {
  const { as } = await anOrganization();
  await advance(as, { days: 1_000 });
  const { body } = await api("GET", "/test-clock");
  expect(body.status).toBe("real");
  const { body: customer } = await api("POST", "/customers", { email: "a@example.com" });
  expect(Math.abs(Date.parse(customer.created_at) - Date.now())).toBeLessThan(5_000);
  expect(own().id).toBe(customer.organization_id);
});

test("access tokens and customers' sessions go by the real time", async () => {
  const { as, ctx } = await anOrganization();
  await advance(as, { days: 1_000 });
  const { id: customer_id } = await aCustomer(ctx);
  const { body: session } = await as("POST", "/customer-sessions", { customer_id });
  expect(Math.abs(Date.parse(session.expires_at) - Date.now() - 3_600_000)).toBeLessThan(10_000);
  const { status } = await api("GET", "/customer-portal/credits/balance", undefined, {
    token: session.token,
  });
  expect(status).toBe(200);
});
