import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { eventually } from "./server.ts";
import { Shop } from "./shop.ts";

let shop: Shop;

beforeAll(async () => {
  shop = await Shop.open({ hearsStripe: true });
  expect((await confirm(await aCheckout()))?.status).toBe(200);
});

beforeEach(() => shop.clearFaults());

afterAll(() => shop?.close());

async function aCheckout(): Promise<{ id: string; client_secret: string }> {
  const prices = [{ amount_type: "fixed", price_amount: 1500 }];
  const product = await shop.api("POST", "/products", { name: "Test product", prices });
  return shop.api("POST", "/checkouts", { products: [product.id] });
}

/** Presses the button; the answer may never come. */
const confirm = async ({ client_secret }: { client_secret: string }, number?: string) =>
  shop.send(
    "POST",
    `/checkouts/client/${client_secret}/confirm`,
    {
      customer_email: "buyer@example.com",
      customer_billing_address: { country: "FR" },
      confirmation_token_id: await shop.confirmationToken(number),
    },
    null,
  );

const untilPaymentBegins = (id: string) =>
  eventually(
    () => shop.exists("SELECT 1 FROM payment WHERE checkout_id = $1 AND status = 'pending'", id),
    "the payment begins",
  );

const minutesLater = (checkoutId: string) =>
  shop.minutesLater(
    () => shop.exists("SELECT 1 FROM checkout WHERE id = $1 AND status = 'succeeded'", checkoutId),
    "the checkout succeeds",
  );

/** One order, one payment, one charge at Stripe, and never two. */
async function expectOneOfEach(checkoutId: string): Promise<void> {
  const orders = await shop.rows('SELECT id FROM "order" WHERE checkout_id = $1', checkoutId);
  const payments = await shop.rows("SELECT order_id, status FROM payment WHERE checkout_id = $1", checkoutId);
  const intents = (await shop.sandbox.stripe.paymentIntents.list({ limit: 100 })).data;
  const charged = intents.filter(
    ({ metadata, status }) => metadata.checkout_id === checkoutId && status === "succeeded",
  );
  expect(orders).toHaveLength(1);
  expect(payments).toEqual([{ order_id: orders[0].id, status: "succeeded" }]);
  expect(charged).toHaveLength(1);
  const numbers = await shop.rows(
    'SELECT number FROM "order" WHERE organization_id = $1 ORDER BY number',
    shop.merchant.id,
  );
  expect(numbers.map(({ number }) => number)).toEqual(numbers.map((_, index) => index + 1));
}

test("killed before Stripe was asked: the sweep asks, and there is one order", async () => {
  const checkout = await aCheckout();
  await shop.rows("UPDATE customer SET stripe_customer_id = NULL");
  await shop.delay("delay_before", "/v1/customers");
  const pressed = confirm(checkout);
  await untilPaymentBegins(checkout.id);
  await shop.kill();
  await pressed;
  await minutesLater(checkout.id);
  await expectOneOfEach(checkout.id);
});

test("killed while Stripe takes the money: asked again under the same key, it takes it once", async () => {
  const checkout = await aCheckout();
  await shop.delay("delay_before", "/v1/payment_intents");
  const pressed = confirm(checkout);
  await untilPaymentBegins(checkout.id);
  await shop.kill();
  await pressed;
  await minutesLater(checkout.id);
  await expectOneOfEach(checkout.id);
});

test("killed after Stripe took the money and before its answer: the order is made all the same, once", async () => {
  const checkout = await aCheckout();
  await shop.delay("delay_after", "/v1/payment_intents");
  const pressed = confirm(checkout);
  await untilPaymentBegins(checkout.id);
  await eventually(
    async () =>
      (await shop.sandbox.stripe.paymentIntents.list({ limit: 5 })).data.some(
        ({ metadata }) => metadata.checkout_id === checkout.id,
      ),
    "Stripe takes the money",
  );
  await shop.kill();
  await pressed;
  await minutesLater(checkout.id);
  await expectOneOfEach(checkout.id);
});

test("killed right before the commit of the order: nothing of it stays, and it is made again, once", async () => {
  const checkout = await aCheckout();
  const release = await shop.holdNumbers();
  const pressed = confirm(checkout);
  await shop.untilOrderWaits();
  await shop.kill();
  await release();
  await pressed;
  await minutesLater(checkout.id);
  await expectOneOfEach(checkout.id);
});

test("killed right after the commit of the order: it stands, and no second is made", async () => {
  const checkout = await aCheckout();
  const pressed = confirm(checkout);
  await eventually(
    async () => (await shop.rows('SELECT 1 FROM "order" WHERE checkout_id = $1', checkout.id)).length > 0,
    "the order is made",
  );
  await shop.kill();
  await pressed;
  await minutesLater(checkout.id);
  await expectOneOfEach(checkout.id);
});

test("killed while a webhook is applied: its job is taken over, and there is one order", async () => {
  const checkout = await aCheckout();
  expect((await confirm(checkout, "4000002760003184"))?.status).toBe(200);
  const [payment] = await shop.rows(
    "SELECT stripe_payment_intent_id AS id FROM payment WHERE checkout_id = $1",
    checkout.id,
  );
  const intent = await shop.sandbox.stripe.paymentIntents.retrieve(payment.id);
  const release = await shop.holdNumbers();
  const challenge = intent.next_action?.redirect_to_url?.url ?? "";
  await fetch(challenge, {
    method: "POST",
    body: new URLSearchParams({ outcome: "complete" }),
    redirect: "manual",
  });
  await shop.untilOrderWaits();
  await shop.kill();
  await release();
  await minutesLater(checkout.id);
  await expectOneOfEach(checkout.id);
});

test("jobs of a killed worker do not wait for hours: the next worker frees them", async () => {
  await shop.rows(`UPDATE graphile_worker._private_jobs SET locked_by = NULL, locked_at = NULL`);
  await shop.rows(
    "SELECT graphile_worker.add_job('checkouts.sweep-expired', '{}', run_at => now() + interval '1 hour')",
  );
  await shop.rows(
    `UPDATE graphile_worker._private_jobs SET locked_by = 'pool-of-the-dead', locked_at = now() - interval '1 minute', run_at = now()`,
  );
  await shop.kill();
  await shop.start();
  await eventually(
    async () =>
      (await shop.rows("SELECT 1 FROM graphile_worker._private_jobs WHERE locked_by = 'pool-of-the-dead'"))
        .length === 0,
    "the job is freed",
  );
});
