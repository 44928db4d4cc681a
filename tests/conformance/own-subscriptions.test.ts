import { createPolar } from "polar-sdk/2026-04";
import { AlreadyCanceledSubscription } from "polar-sdk-strict/models/errors/alreadycanceledsubscription.js";
import { PauseResumeNotAllowed } from "polar-sdk-strict/models/errors/pauseresumenotallowed.js";
import { ResourceNotFound } from "polar-sdk-strict/models/errors/resourcenotfound.js";
import { expect, test } from "vitest";
import { anEmail, token } from "./a-sale.ts";
import { allOf, florin, NOTHING, strict, unique } from "./clients.ts";

const aPlan = (name: string, priceAmount: number) =>
  strict.products.create({
    name: unique(name),
    recurringInterval: "month",
    prices: [{ amountType: "fixed", priceAmount, priceCurrency: "usd" }],
  });

/** A plan that a customer bought, and the session of that customer. */
async function aSubscriber() {
  const product = await aPlan("Own plan", 2000);
  const { clientSecret } = await strict.checkouts.create({
    products: [product.id],
    customerEmail: anEmail(),
    customerBillingAddress: { country: "DE" },
  });
  await strict.checkouts.clientConfirm({
    clientSecret,
    checkoutConfirmStripe: { confirmationTokenId: await token() },
  });
  const [subscription] = await allOf(await strict.subscriptions.list({ productId: product.id }));
  if (!subscription) throw new Error("no subscription");
  const session = await strict.customerSessions.create({ customerId: subscription.customerId });
  return { id: subscription.id, productId: product.id, customerSession: session.token };
}

test("the strict client lists, reads, changes, leaves and takes back a customer's own subscription", async () => {
  const { id, productId, customerSession } = await aSubscriber();
  const who = { customerSession };
  const own = await allOf(
    await strict.customerPortal.subscriptions.list(who, {
      active: true,
      sorting: ["-organization", "product"],
    }),
  );
  expect(own.map((each) => [each.id, each.productId])).toEqual([[id, productId]]);
  expect(await strict.customerPortal.subscriptions.get(who, { id })).toEqual(own[0]);
  const better = await aPlan("Better plan", 5000);
  const changed = await strict.customerPortal.subscriptions.update(who, {
    id,
    customerSubscriptionUpdate: { productId: better.id },
  });
  expect([changed.productId, changed.amount]).toEqual([better.id, 5000]);
  const left = await strict.customerPortal.subscriptions.update(who, {
    id,
    customerSubscriptionUpdate: { cancelAtPeriodEnd: true, cancellationReason: "unused" },
  });
  expect([left.cancelAtPeriodEnd, left.customerCancellationReason]).toEqual([true, "unused"]);
  await expect(strict.customerPortal.subscriptions.cancel(who, { id })).rejects.toThrow(
    AlreadyCanceledSubscription,
  );
  const back = await strict.customerPortal.subscriptions.update(who, {
    id,
    customerSubscriptionUpdate: { cancelAtPeriodEnd: false },
  });
  expect(back.cancelAtPeriodEnd).toBe(false);
  expect((await strict.customerPortal.subscriptions.cancel(who, { id })).cancelAtPeriodEnd).toBe(true);
  await expect(
    strict.customerPortal.subscriptions.update(who, {
      id,
      customerSubscriptionUpdate: { pauseAtPeriodEnd: true },
    }),
  ).rejects.toThrow(PauseResumeNotAllowed);
  await expect(strict.customerPortal.subscriptions.get(who, { id: NOTHING })).rejects.toThrow(
    ResourceNotFound,
  );
});

test("the strict client reads and corrects the billing details of a customer", async () => {
  const { customerSession } = await aSubscriber();
  const updated = await strict.customerPortal.customers.update(
    { customerSession },
    { billingName: "Test Company", billingAddress: { country: "DE" }, taxId: "DE136695976" },
  );
  expect([updated.billingName, updated.taxId]).toEqual(["Test Company", ["DE136695976", "eu_vat"]]);
  expect(await strict.customerPortal.customers.get({ customerSession })).toEqual(updated);
});

test("the newer client reads a customer's own, and lets a subscription end", async () => {
  const { id, customerSession } = await aSubscriber();
  const own = createPolar({ accessToken: customerSession, baseUrl: florin.url, timeout: 30 });
  expect((await own.customerPortal.subscriptions.list()).items.map((each) => each.id)).toEqual([id]);
  expect((await own.customerPortal.subscriptions.get(id)).id).toBe(id);
  expect((await own.customerPortal.subscriptions.cancel(id)).cancel_at_period_end).toBe(true);
  const me = await own.customerPortal.customers.update({ billing_name: "Test Company" });
  expect(me.billing_name).toBe("Test Company");
  expect((await own.customerPortal.customers.get()).id).toBe(me.id);
});
