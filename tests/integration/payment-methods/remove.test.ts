import { afterEach, expect, test } from "vitest";
import { runJobs } from "../../setup/jobs.ts";
import { shopForTest } from "../../setup/shop.ts";
import { control } from "../sandbox/start-sandbox.ts";
import { aSubscription } from "./a-subscription.ts";
import { ownCustomer } from "./own-customer.ts";

const shop = shopForTest();
const ctx = () => shop.own().ctx;

afterEach(() => control(shop.sandbox(), "DELETE", "faults"));

const rowOf = (id: string) => ctx().db.payment_method.findUnique({ where: { id } });

/** The customer at Stripe that our payment method belongs to there. */
async function holderOf(id: string): Promise<string | null> {
  const row = await rowOf(id);
  const { customer } = await shop
    .sandbox()
    .stripe.paymentMethods.retrieve(row?.stripe_payment_method_id ?? "");
  return typeof customer === "string" ? customer : (customer?.id ?? null);
}

test("a removed card is gone here at once, at Stripe by a job, and the newest of the others is the default", async () => {
  const own = await ownCustomer(shop);
  const ids = [];
  for (const card of [undefined, "5555555555554444", "378282246310005"])
    ids.push((await own.add(card)).body.payment_method.id);
  const [first = "", second, third] = ids;
  const row = await rowOf(first);
  const customerOfStripe = await holderOf(first);
  expect(customerOfStripe).not.toBeNull();
  expect((await own.ask("DELETE", `/${first}`)).status).toBe(204);
  expect(await own.list()).toMatchObject([
    { id: third, is_default: true },
    { id: second, is_default: false },
  ]);
  expect((await runJobs()).done).toContain("payment-methods.detach-at-stripe");
  const { customer } = await shop
    .sandbox()
    .stripe.paymentMethods.retrieve(row?.stripe_payment_method_id ?? "");
  expect(customer).toBeNull();
  expect((await own.ask("DELETE", `/${first}`)).status).toBe(404);
});

test("removing goes on though Stripe is away, and though it was detached there before", async () => {
  const own = await ownCustomer(shop);
  const { id } = (await own.add()).body.payment_method;
  const stripeId = (await rowOf(id))?.stripe_payment_method_id ?? "";
  const path = "/v1/payment_methods/:id/detach";
  await control(shop.sandbox(), "POST", "faults", { method: "POST", path, mode: "drop", times: 2 });
  expect((await own.ask("DELETE", `/${id}`)).status).toBe(204);
  expect((await runJobs()).failed).toEqual(["payment-methods.detach-at-stripe"]);
  await shop.sandbox().stripe.paymentMethods.detach(stripeId);
  const { detachAtStripe } = await import("@/modules/payment-methods/jobs");
  const { world } = await import("@/server/context");
  await detachAtStripe.perform(
    { ...world(), jobId: "1", attempt: 2 },
    { stripe_payment_method_id: stripeId },
  );
});

test.for(["trialing", "active", "past_due"])(
  "the only card of a subscription that is %s stays, until there is another",
  async (status) => {
    const own = await ownCustomer(shop);
    const { id } = (await own.add()).body.payment_method;
    await aSubscription(shop, own.id, { status, payment_method_id: id });
    const refused = await own.ask("DELETE", `/${id}`);
    expect([refused.status, refused.body.error]).toEqual([400, "PaymentMethodInUseByActiveSubscription"]);
    expect(await own.list()).toHaveLength(1);
    await own.add();
    expect((await own.ask("DELETE", `/${id}`)).status).toBe(204);
    const subscription = await ctx().db.subscription.findFirstOrThrow({ where: { customer_id: own.id } });
    expect(subscription.payment_method_id).toBeNull();
  },
);

test("a subscription that names no card is charged to the default, which stays as well", async () => {
  const own = await ownCustomer(shop);
  const { id } = (await own.add()).body.payment_method;
  await aSubscription(shop, own.id, { status: "active" });
  expect((await own.ask("DELETE", `/${id}`)).status).toBe(400);
});

test.for([
  ["is canceled", { status: "canceled", ended_at: new Date(), due_at: null }],
  ["is paused", { status: "paused" }],
  ["ends with its period", { status: "active", cancel_at_period_end: true }],
  ["costs nothing", { status: "active", amount: 0n }],
] as const)("the only card goes when the subscription %s", async ([, named]) => {
  const own = await ownCustomer(shop);
  const { id } = (await own.add()).body.payment_method;
  await aSubscription(shop, own.id, named);
  expect((await own.ask("DELETE", `/${id}`)).status).toBe(204);
});

test("of cards that are removed at once, the last one of a subscription stays", async () => {
  const own = await ownCustomer(shop);
  const ids = [];
  for (let left = 4; left > 0; left--) ids.push((await own.add()).body.payment_method.id);
  await aSubscription(shop, own.id, { status: "active" });
  const statuses = (await Promise.all(ids.map((id) => own.ask("DELETE", `/${id}`)))).map(
    ({ status }) => status,
  );
  expect(statuses.sort()).toEqual([204, 204, 204, 400]);
  expect(await own.list()).toMatchObject([{ is_default: true }]);
});

test("a customer who is deleted leaves no card, here or at Stripe", async () => {
  const own = await ownCustomer(shop);
  const { id } = (await own.add()).body.payment_method;
  const stripeId = (await rowOf(id))?.stripe_payment_method_id ?? "";
  expect((await shop.api("DELETE", `/customers/${own.id}`)).status).toBe(204);
  expect(await rowOf(id)).toBeNull();
  await runJobs();
  expect((await shop.sandbox().stripe.paymentMethods.retrieve(stripeId)).customer).toBeNull();
});
