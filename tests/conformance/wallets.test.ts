import { createPolar } from "polar-sdk/2026-04";
import { ResourceNotFound } from "polar-sdk-strict/models/errors/resourcenotfound.js";
import { expect, test } from "vitest";
import { anEmail, token } from "./a-sale.ts";
import { allOf, florin, NOTHING, strict, unique } from "./clients.ts";

const aPlan = (priceAmount: number) =>
  strict.products.create({
    name: unique("Plan"),
    recurringInterval: "month",
    prices: [{ amountType: "fixed", priceAmount, priceCurrency: "usd" }],
  });

/** The session of a customer who has gone to a smaller plan, so that what they had paid for the larger one is theirs. */
async function aCustomerWithABalance(): Promise<string> {
  const large = await aPlan(9000);
  const { clientSecret } = await strict.checkouts.create({
    products: [large.id],
    customerEmail: anEmail(),
    customerBillingAddress: { country: "DE" },
  });
  await strict.checkouts.clientConfirm({
    clientSecret,
    checkoutConfirmStripe: { confirmationTokenId: await token() },
  });
  const [subscription] = await allOf(await strict.subscriptions.list({ productId: large.id }));
  if (!subscription) throw new Error("no subscription");
  await strict.subscriptions.update({
    id: subscription.id,
    subscriptionUpdate: { productId: (await aPlan(1000)).id, prorationBehavior: "invoice" },
  });
  return (await strict.customerSessions.create({ customerId: subscription.customerId })).token;
}

test("both clients list a customer's wallets and read one, with what is left of a larger plan in it", async () => {
  const customerSession = await aCustomerWithABalance();
  const who = { customerSession };
  const wallets = await allOf(await strict.customerPortal.wallets.list(who, { sorting: ["-balance"] }));
  expect(wallets).toMatchObject([{ currency: "usd", balance: expect.any(Number) }]);
  const [{ id, balance } = { id: "", balance: 0 }] = wallets;
  expect(balance).toBeGreaterThan(0);
  expect(await strict.customerPortal.wallets.get(who, { id })).toEqual(wallets[0]);
  await expect(strict.customerPortal.wallets.get(who, { id: NOTHING })).rejects.toThrow(ResourceNotFound);
  const recent = createPolar({ accessToken: customerSession, baseUrl: florin.url, timeout: 30 });
  const { items } = await recent.customerPortal.wallets.list({ sorting: ["-created_at"] });
  expect(items).toMatchObject([{ id, balance, currency: "usd" }]);
  expect(await recent.customerPortal.wallets.get(id)).toMatchObject({ id, balance });
});
