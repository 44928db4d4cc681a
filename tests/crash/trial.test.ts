import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { eventually } from "./server.ts";
import { type Delay, Shop } from "./shop.ts";

let shop: Shop;

beforeAll(async () => {
  shop = await Shop.open({ hearsStripe: false });
});

beforeEach(() => shop.clearFaults());

afterAll(() => shop?.close());

async function aTrial(): Promise<{ id: string; client_secret: string }> {
  const product = await shop.api("POST", "/products", {
    name: "Test plan",
    recurring_interval: "month",
    trial_interval: "week",
    prices: [{ amount_type: "fixed", price_amount: 1500 }],
  });
  return shop.api("POST", "/checkouts", { products: [product.id] });
}

/** Presses the button; the answer never comes. */
const confirm = async ({ id, client_secret }: { id: string; client_secret: string }) =>
  shop.send(
    "POST",
    `/checkouts/client/${client_secret}/confirm`,
    {
      customer_email: `${id}@example.com`,
      customer_billing_address: { country: "FR" },
      confirmation_token_id: await shop.confirmationToken(),
    },
    null,
  );

const setupsOf = async (checkoutId: string) =>
  (await shop.sandbox.stripe.setupIntents.list({ limit: 100 })).data.filter(
    ({ metadata }) => metadata?.checkout_id === checkoutId,
  );

const minutesLater = (checkoutId: string) =>
  shop.minutesLater(
    () => shop.exists("SELECT 1 FROM checkout WHERE id = $1 AND status = 'succeeded'", checkoutId),
    "the checkout succeeds",
  );

/** One subscription with its card, one order of nothing, one setup at Stripe. */
async function expectOneOfEach(checkoutId: string): Promise<void> {
  const subscriptions = await shop.rows(
    "SELECT id, status, payment_method_id FROM subscription WHERE checkout_id = $1",
    checkoutId,
  );
  expect(subscriptions).toEqual([
    { id: expect.any(String), status: "trialing", payment_method_id: expect.any(String) },
  ]);
  const orders = await shop.rows(
    'SELECT subscription_id, total_amount, status FROM "order" WHERE checkout_id = $1',
    checkoutId,
  );
  expect(orders).toEqual([{ subscription_id: subscriptions[0].id, total_amount: "0", status: "paid" }]);
  expect((await setupsOf(checkoutId)).map(({ status }) => status)).toEqual(["succeeded"]);
}

test.for(["delay_before", "delay_after"] satisfies Delay[])(
  "killed while Stripe sets the card up (%s): the sweep brings it to one trial",
  async (mode) => {
    const checkout = await aTrial();
    await shop.delay(mode, "/v1/setup_intents");
    const pressed = confirm(checkout);
    const begun = "SELECT 1 FROM payment WHERE checkout_id = $1 AND status = 'pending'";
    await eventually(() => shop.exists(begun, checkout.id), "the setup begins");
    if (mode === "delay_after")
      await eventually(async () => (await setupsOf(checkout.id)).length > 0, "Stripe sets the card up");
    await shop.kill();
    await pressed;
    await minutesLater(checkout.id);
    await expectOneOfEach(checkout.id);
  },
);

test("killed right before the commit of a trial: nothing of it stays, and it is begun again, once", async () => {
  const before = await aTrial();
  await confirm(before);
  await expectOneOfEach(before.id);
  const checkout = await aTrial();
  const release = await shop.holdNumbers();
  const pressed = confirm(checkout);
  await shop.untilOrderWaits();
  await shop.kill();
  await release();
  await pressed;
  expect(await shop.rows("SELECT 1 FROM subscription WHERE checkout_id = $1", checkout.id)).toEqual([]);
  await minutesLater(checkout.id);
  await expectOneOfEach(checkout.id);
});
