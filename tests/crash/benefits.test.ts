import { afterAll, beforeAll, expect, test } from "vitest";
import { eventually } from "./server.ts";
import { Shop } from "./shop.ts";

let shop: Shop;
let productId: string;

beforeAll(async () => {
  shop = await Shop.open({ hearsStripe: false });
  const properties = { amount: 1000 };
  const benefit = await shop.api("POST", "/benefits", {
    type: "credits",
    description: "Credits",
    properties,
  });
  const prices = [{ amount_type: "fixed", price_amount: 1500 }];
  const product = await shop.api("POST", "/products", { name: "Pack", prices, benefits: [benefit.id] });
  productId = product.id;
});

afterAll(() => shop?.close());

let buyers = 0;

/** Buys the pack; answers the customer. */
async function buy(): Promise<string> {
  const checkout = await shop.api("POST", "/checkouts", { products: [productId] });
  await shop.api("POST", `/checkouts/${checkout.id}/confirm`, {
    client_secret: checkout.client_secret,
    customer_email: `buyer-${++buyers}@example.com`,
    customer_billing_address: { country: "FR" },
    confirmation_token_id: await shop.confirmationToken(),
  });
  return (await shop.api("GET", `/orders?checkout_id=${checkout.id}`)).items[0].customer_id;
}

const stateOf = async (customerId: string) =>
  (await shop.rows("SELECT state FROM benefit_grant WHERE customer_id = $1", customerId)).map(
    ({ state }) => state,
  );

/** The jobs of a worker that was killed are set free when it is known to be dead, some seconds later. */
const untilGranted = (customerId: string) =>
  expect.poll(() => stateOf(customerId), { timeout: 45_000, interval: 200 }).toEqual(["granted"]);

async function expectOnce(customerId: string): Promise<void> {
  const { CreditsSDK } = await import("@/sdk");
  const ledger = new CreditsSDK(shop.merchant.ctx.redis);
  await expect
    .poll(() => ledger.getBalance(`${shop.merchant.id}:${customerId}`), { timeout: 45_000 })
    .toBe(1000);
  const paid = await shop.rows("SELECT id FROM paid_credit_grant WHERE customer_id = $1", customerId);
  expect(paid).toHaveLength(1);
  const events = await shop.rows(
    `SELECT type FROM webhook_event WHERE type LIKE 'benefit_grant.%' AND payload ->> 'customer_id' = $1`,
    customerId,
  );
  expect(events).toEqual([{ type: "benefit_grant.created" }]);
}

test("killed in the middle of a grant, it is granted once after the start", async () => {
  // A sequence does not roll back: the first attempt alone is held up.
  await shop.rows("CREATE SEQUENCE attempts");
  await shop.rows(`CREATE FUNCTION hold_up() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN IF nextval('attempts') = 1 THEN PERFORM pg_sleep(3); END IF; RETURN NEW; END $$`);
  await shop.rows(
    "CREATE TRIGGER hold_up AFTER INSERT ON paid_credit_grant FOR EACH ROW EXECUTE FUNCTION hold_up()",
  );
  const customerId = await buy();
  await eventually(
    async () => (await shop.rows("SELECT is_called FROM attempts WHERE is_called"))[0],
    "the grant has begun",
  );
  await shop.kill();
  expect(await stateOf(customerId)).toEqual(["pending"]);
  await shop.start();
  await untilGranted(customerId);
  await expectOnce(customerId);
}, 120_000);

test("killed at some instant after the payment, the credits are there once after the start", async () => {
  for (const delayMs of [0, 15, 60]) {
    const customerId = await buy();
    await new Promise((resolve) => setTimeout(resolve, delayMs));
    await shop.kill();
    await shop.start();
    await untilGranted(customerId);
    await expectOnce(customerId);
  }
}, 240_000);
