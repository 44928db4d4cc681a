import Stripe from "stripe";
import { expect, test } from "vitest";
import { outcomeOf } from "@/modules/payments/rules";
import { startInstantStripe } from "../../bench/billing/instant-stripe.ts";

test("the instant Stripe charges once for each key, and its answers are read as successes", async () => {
  const { url, stop } = await startInstantStripe();
  const { hostname, port } = new URL(url);
  const stripe = new Stripe("sk_test_instant", { host: hostname, port, protocol: "http", telemetry: false });
  const charge = (order_id: string) =>
    stripe.paymentIntents.create(
      {
        amount: 1900,
        currency: "eur",
        customer: "cus_1",
        payment_method: "pm_1",
        off_session: true,
        confirm: true,
        metadata: { order_id },
        expand: ["latest_charge"],
      },
      { idempotencyKey: `key ${order_id}` },
    );
  const [first, other, again] = [await charge("a"), await charge("b"), await charge("a")];
  expect(again.id).toBe(first.id);
  expect(other.id).not.toBe(first.id);
  expect(outcomeOf(first)).toEqual({
    kind: "succeeded",
    intentId: first.id,
    chargeId: `ch_${first.id}`,
    amount: 1900,
    currency: "eur",
    method: "card",
    card: { brand: "visa", last4: "4242" },
    means: null,
  });
  const found = await stripe.paymentIntents.retrieve(first.id);
  expect(found.metadata).toEqual({ order_id: "a" });
  await expect(stripe.paymentIntents.retrieve("pi_nothing")).rejects.toThrow("No such object");
  expect(await (await fetch(`${url}/_instant`)).json()).toEqual({ charged: 2, orders: 2, replayed: 1 });
  await stop();
});
