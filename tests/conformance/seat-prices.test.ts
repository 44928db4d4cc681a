import type { ProductPriceSeatBasedCreate } from "polar-sdk-strict/models/components/productpriceseatbasedcreate.js";
import { HTTPValidationError } from "polar-sdk-strict/models/errors/httpvalidationerror.js";
import { expect, test } from "vitest";
import { anEmail, token } from "./a-sale.ts";
import { strict, unique } from "./clients.ts";

const bySeat: ProductPriceSeatBasedCreate = {
  amountType: "seat_based",
  priceCurrency: "usd",
  seatTiers: {
    seatTierType: "graduated",
    tiers: [
      { minSeats: 1, maxSeats: 4, pricePerSeat: 1000 },
      { minSeats: 5, pricePerSeat: 800 },
    ],
  },
};

const aTeamPlan = () =>
  strict.products.create({ name: unique("Team"), recurringInterval: "month", prices: [bySeat] });

test("the strict client makes a price by the seat, sells seats, and changes their number", async () => {
  const product = await aTeamPlan();
  expect(product.prices).toMatchObject([
    {
      amountType: "seat_based",
      seatTiers: {
        seatTierType: "graduated",
        tiers: [bySeat.seatTiers.tiers[0], { minSeats: 5, maxSeats: null, pricePerSeat: 800 }],
        minimumSeats: 1,
        maximumSeats: null,
      },
    },
  ]);
  const made = await strict.checkouts.create({ products: [product.id], seats: 3, minSeats: 2, maxSeats: 9 });
  expect(made).toMatchObject({ seats: 3, minSeats: 2, maxSeats: 9, amount: 3000 });
  const { clientSecret } = made;
  const changed = await strict.checkouts.clientUpdate({ clientSecret, checkoutUpdatePublic: { seats: 6 } });
  expect(changed).toMatchObject({ seats: 6, amount: 5600 });
  await strict.checkouts.clientConfirm({
    clientSecret,
    checkoutConfirmStripe: {
      customerEmail: anEmail(),
      customerBillingAddress: { country: "DE" },
      confirmationTokenId: await token(),
    },
  });
  const { subscriptionId } = await strict.checkouts.get({ id: made.id });
  const id = subscriptionId ?? "";
  expect(await strict.subscriptions.get({ id })).toMatchObject({ seats: 6, amount: 5600 });
  const later = await strict.subscriptions.update({
    id,
    subscriptionUpdate: { seats: 2, prorationBehavior: "next_period" },
  });
  expect(later).toMatchObject({ seats: 6, pendingUpdate: { seats: 2, productId: null } });
  const now = await strict.subscriptions.update({
    id,
    subscriptionUpdate: { seats: 8, prorationBehavior: "invoice" },
  });
  expect(now).toMatchObject({ seats: 8, amount: 7200, pendingUpdate: null });
});

test("the strict client sells a fixed number of seats by a link, and is told in its own class of what a price is not for", async () => {
  const { id } = await aTeamPlan();
  const link = await strict.checkoutLinks.create({ paymentProcessor: "stripe", products: [id], seats: 5 });
  expect(link.seats).toBe(5);
  const refused = strict.checkouts.create({ products: [id], seats: 3, minSeats: 4 });
  await expect(refused).rejects.toBeInstanceOf(HTTPValidationError);
});
