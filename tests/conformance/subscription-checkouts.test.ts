import { AlreadyActiveSubscriptionError } from "polar-sdk-strict/models/errors/alreadyactivesubscriptionerror.js";
import { HTTPValidationError } from "polar-sdk-strict/models/errors/httpvalidationerror.js";
import { expect, test } from "vitest";
import { anEmail, token } from "./a-sale.ts";
import { recent, strict, unique } from "./clients.ts";

const aPlan = (priceAmount: number, trialInterval: "week" | null = null) =>
  strict.products.create({
    name: unique("Plan"),
    recurringInterval: "month",
    prices: [{ amountType: "fixed", priceAmount, priceCurrency: "usd" }],
    ...(trialInterval && { trialInterval, trialIntervalCount: 2 }),
  });

const confirm = async (clientSecret: string, customerEmail: string, withCard = true) =>
  strict.checkouts.clientConfirm({
    clientSecret,
    checkoutConfirmStripe: {
      customerEmail,
      customerBillingAddress: { country: "DE" },
      ...(withCard && { confirmationTokenId: await token() }),
    },
  });

test("a trial, by the strict client: what the checkout says of it, and the subscription that it began", async () => {
  const { id } = await aPlan(2000, "week");
  const made = await strict.checkouts.create({ products: [id] });
  expect(made).toMatchObject({
    activeTrialInterval: "week",
    activeTrialIntervalCount: 2,
    trialEnd: expect.any(Date),
    isPaymentRequired: false,
    isPaymentSetupRequired: true,
    isPaymentFormRequired: true,
    subscriptionId: null,
  });
  const own = { trialInterval: "day", trialIntervalCount: 3 } as const;
  expect(await strict.checkouts.update({ id: made.id, checkoutUpdate: own })).toMatchObject({
    ...own,
    activeTrialInterval: "day",
    activeTrialIntervalCount: 3,
  });
  const confirmed = await confirm(made.clientSecret, anEmail());
  expect(confirmed.status).toBe("confirmed");
  const after = await strict.checkouts.get({ id: made.id });
  expect(after.status).toBe("succeeded");
  const subscription = await strict.subscriptions.get({ id: after.subscriptionId ?? "" });
  expect(subscription).toMatchObject({ status: "trialing", checkoutId: made.id, productId: id });
});

test("subscribing twice is refused in the strict client's own class; a free plan is upgraded", async () => {
  const email = anEmail();
  const [free, paid] = [await aPlan(0), await aPlan(2000)];
  const first = await strict.checkouts.create({ products: [free.id] });
  expect(first).toMatchObject({ isFreeProductPrice: true, isPaymentFormRequired: false });
  await confirm(first.clientSecret, email, false);
  const { subscriptionId } = await strict.checkouts.get({ id: first.id });
  const upgrade = await strict.checkouts.create({ products: [paid.id], subscriptionId });
  expect(upgrade).toMatchObject({ subscriptionId, customerEmail: email });
  await confirm(upgrade.clientSecret, email);
  expect((await strict.checkouts.get({ id: upgrade.id })).subscriptionId).toBe(subscriptionId);
  await expect(strict.checkouts.create({ products: [paid.id], subscriptionId })).rejects.toBeInstanceOf(
    HTTPValidationError,
  );
  const second = await strict.checkouts.create({ products: [paid.id] });
  await expect(confirm(second.clientSecret, email)).rejects.toBeInstanceOf(AlreadyActiveSubscriptionError);
});

test("the newer client opens a checkout of a plan without its trial", async () => {
  const { id } = await aPlan(2000, "week");
  const made = await recent.checkouts.create({ products: [id], allow_trial: false });
  expect(made).toMatchObject({
    allow_trial: false,
    active_trial_interval: null,
    is_payment_required: true,
    is_payment_setup_required: true,
  });
});
