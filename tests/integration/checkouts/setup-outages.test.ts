import type Stripe from "stripe";
import { afterEach, expect, test } from "vitest";
import { shopForTest } from "../../setup/shop.ts";
import { subscribing } from "../../setup/subscribe.ts";
import { control } from "../sandbox/start-sandbox.ts";

const shop = shopForTest();
const { token } = shop;
const { aPlan, open, confirm, seen, subscriptionsOf } = subscribing(shop);
const world = () => shop.own().ctx;

afterEach(() => control(shop.sandbox(), "DELETE", "faults"));

const fault = (mode: string, times: number) =>
  control(shop.sandbox(), "POST", "faults", { method: "POST", path: "/v1/setup_intents", mode, times });

const aTrial = async () => open({ products: [(await aPlan({ trial_interval: "week" })).id] });

/** The sweep, as it runs some minutes later. */
async function sweep(minutes = 2) {
  const { sweepPayments } = await import("@/modules/stripe-events/jobs");
  const now = new Date(Date.now() + minutes * 60_000);
  await sweepPayments.perform({ ...world(), now, realNow: now, jobId: "sweep", attempt: 1 }, {});
}

const setupsOf = async (checkoutId: string): Promise<Stripe.SetupIntent[]> =>
  (await shop.sandbox().stripe.setupIntents.list({ limit: 100 })).data.filter(
    ({ metadata }) => metadata?.checkout_id === checkoutId,
  );

/** What there is of a trial that was begun once. */
async function expectOnce(checkout: { id: string; client_secret: string }, email: string) {
  expect((await seen(checkout)).status).toBe("succeeded");
  const [subscription, ...others] = await subscriptionsOf(email);
  expect([subscription?.status, others]).toEqual(["trialing", []]);
  expect(subscription?.payment_method_id).not.toBeNull();
  expect(await world().db.order.count({ where: { checkout_id: checkout.id } })).toBe(1);
  expect((await setupsOf(checkout.id)).map(({ status }) => status)).toEqual(["succeeded"]);
}

test.for(["error_500", "error_500_after", "drop", "drop_after"])(
  "while Stripe fails (%s) the setup is kept, and the sweep brings it to one trial",
  async (mode) => {
    const checkout = await aTrial();
    const email = `${mode}@example.com`;
    await fault(mode, 2);
    expect((await confirm(checkout, email)).status).toBe(503);
    expect(await subscriptionsOf(email)).toEqual([]);
    await sweep();
    await expectOnce(checkout, email);
    await sweep();
    await expectOnce(checkout, email);
  },
);

test("a setup that Stripe keeps failing on but carried out is found after ten minutes", async () => {
  const checkout = await aTrial();
  await fault("error_500_after", 99);
  expect((await confirm(checkout, "found@example.com")).status).toBe(503);
  await sweep(12);
  await expectOnce(checkout, "found@example.com");
});

test("a confirmation of a trial sent again after a failure of Stripe carries on where the first stopped", async () => {
  const checkout = await aTrial();
  const confirmation_token_id = await token();
  const again = () => confirm(checkout, "again@example.com", null, { confirmation_token_id });
  await fault("drop_after", 2);
  expect((await again()).status).toBe(503);
  expect((await again()).status).toBe(200);
  await expectOnce(checkout, "again@example.com");
});

test("webhooks of a setup alone begin the trial, three times and in any order once", async () => {
  const checkout = await aTrial();
  await fault("drop_after", 2);
  expect((await confirm(checkout, "hook@example.com")).status).toBe(503);
  const { settleIntent } = await import("@/modules/stripe-events/settle-payment");
  const intents = await setupsOf(checkout.id);
  expect(intents).toHaveLength(1);
  await Promise.all(
    [...intents, ...intents, ...intents].map(({ id, metadata }) =>
      settleIntent(world(), { id, metadata: metadata ?? {} }),
    ),
  );
  await expectOnce(checkout, "hook@example.com");
});

test("a card that asks its bank begins the trial once that is answered, and not before", async () => {
  const checkout = await aTrial();
  const email = "bank@example.com";
  const { body } = await confirm(checkout, email, "4000002760003184");
  expect(body.payment_processor_metadata).toMatchObject({ intent_status: "requires_action" });
  expect(await subscriptionsOf(email)).toEqual([]);
  const [intent] = await setupsOf(checkout.id);
  const url = intent?.next_action?.redirect_to_url?.url ?? "";
  await fetch(url, {
    method: "POST",
    body: new URLSearchParams({ outcome: "complete" }),
    redirect: "manual",
  });
  const { resumePendingPayment } = await import("@/modules/checkouts");
  await resumePendingPayment(world(), checkout.client_secret);
  await expectOnce(checkout, email);
});

test("a buyer who never answers their bank about a trial is let go after half an hour", async () => {
  const checkout = await aTrial();
  const email = "left@example.com";
  await confirm(checkout, email, "4000002760003184");
  await sweep(40);
  expect((await seen(checkout)).status).toBe("open");
  expect((await confirm(checkout, email)).status).toBe(200);
  expect(await subscriptionsOf(email)).toHaveLength(1);
});
