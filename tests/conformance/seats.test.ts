import { createPolar } from "polar-sdk/2026-04";
import { HTTPValidationError } from "polar-sdk-strict/models/errors/httpvalidationerror.js";
import { expect, test } from "vitest";
import { anEmail, token } from "./a-sale.ts";
import { allOf, florin, recent, strict, strictWith, unique } from "./clients.ts";

/** A subscription of three seats, bought through a checkout, and the session of who pays. */
async function aTeam() {
  const product = await strict.products.create({
    name: unique("Team"),
    recurringInterval: "month",
    prices: [
      {
        amountType: "seat_based",
        priceCurrency: "usd",
        seatTiers: { tiers: [{ minSeats: 1, pricePerSeat: 1000 }] },
      },
    ],
  });
  const customerEmail = anEmail();
  const checkout = await strict.checkouts.create({ products: [product.id], seats: 3, customerEmail });
  await strict.checkouts.clientConfirm({
    clientSecret: checkout.clientSecret,
    checkoutConfirmStripe: {
      customerBillingAddress: { country: "DE" },
      confirmationTokenId: await token(),
    },
  });
  const { subscriptionId, customerId } = await strict.checkouts.get({ id: checkout.id });
  const session = await strict.customerSessions.create({ customerId: customerId ?? "" });
  return {
    product,
    checkoutId: checkout.id,
    subscriptionId: subscriptionId ?? "",
    customerEmail,
    customerSession: session.token,
  };
}

/** The token in the latest invitation that was mailed to an address, once another has come than `before`. */
async function mailedTo(email: string, before = ""): Promise<string> {
  const read = async () => {
    const mails = await (await fetch(`${florin.url}/dev/mailbox.json?to=${email}`)).json();
    return /accept-seat\?token=(\w+)/.exec(mails[0]?.text ?? "")?.[1] ?? before;
  };
  await expect.poll(read, { timeout: 20_000 }).not.toBe(before);
  return read();
}

test("the strict client gives a seat of a checkout, mails it again, reads the invitation and claims it", async () => {
  const { product, checkoutId, subscriptionId, customerSession } = await aTeam();
  const email = anEmail();
  const strictPortal = strictWith(customerSession);
  const seat = await strictPortal.customerPortal.seats.assignSeat(
    { customerSession },
    { checkoutId, email, metadata: { team: "design" } },
  );
  expect(seat).toMatchObject({
    subscriptionId,
    orderId: null,
    status: "pending",
    customerId: null,
    email,
    seatMetadata: { team: "design" },
  });
  const first = await mailedTo(email);
  await strict.customerSeats.resendInvitation({ seatId: seat.id });
  const invitationToken = await mailedTo(email, first);
  expect(await strict.customerSeats.getClaimInfo({ invitationToken })).toMatchObject({
    productId: product.id,
    productName: product.name,
    customerEmail: email,
    canClaim: true,
  });
  const claimed = await strict.customerSeats.claimSeat({ invitationToken });
  expect(claimed.seat).toMatchObject({ id: seat.id, status: "claimed" });
  const strictHolder = strictWith(claimed.customerSessionToken);
  const own = { customerSession: claimed.customerSessionToken };
  const me = await strictHolder.customerPortal.customers.get(own);
  expect(me).toMatchObject({ id: claimed.seat.customerId, email, emailVerified: true });
  const subscriptions = await allOf(
    await strictHolder.customerPortal.seats.listClaimedSubscriptions(own, {}),
  );
  expect(subscriptions).toMatchObject([{ id: subscriptionId, seats: 3 }]);
  await expect(strict.customerSeats.claimSeat({ invitationToken })).rejects.toMatchObject({
    statusCode: 410,
  });
});

test("the strict client gives a seat at once, lists who has one, and takes them back", async () => {
  const { subscriptionId } = await aTeam();
  const email = anEmail();
  const seat = await strict.customerSeats.assignSeat({ subscriptionId, email, immediateClaim: true });
  expect(seat).toMatchObject({ status: "claimed", customerEmail: email });
  expect(await strict.customerSeats.listSeats({ subscriptionId })).toEqual({
    seats: [seat],
    availableSeats: 2,
    totalSeats: 3,
  });
  const twice = strict.customerSeats.assignSeat({ subscriptionId, email });
  await expect(twice).rejects.toBeInstanceOf(HTTPValidationError);
  const revoked = await strict.customerSeats.revokeSeat({ seatId: seat.id });
  expect(revoked).toMatchObject({ id: seat.id, status: "revoked" });
});

test("whoever pays keeps their seats with the strict client in their portal", async () => {
  const { subscriptionId, customerEmail, customerSession } = await aTeam();
  const strictPortal = strictWith(customerSession);
  const as = { customerSession };
  const own = await strictPortal.customerPortal.seats.assignSeat(as, {
    subscriptionId,
    email: customerEmail,
    immediateClaim: true,
  });
  expect(own).toMatchObject({ status: "claimed", member: { role: "owner", email: customerEmail } });
  const invited = await strictPortal.customerPortal.seats.assignSeat(as, {
    subscriptionId,
    email: anEmail(),
  });
  expect(await strictPortal.customerPortal.seats.resendInvitation(as, { seatId: invited.id })).toMatchObject({
    status: "pending",
  });
  expect(await strictPortal.customerPortal.seats.listSeats(as, { subscriptionId })).toMatchObject({
    availableSeats: 1,
    totalSeats: 3,
  });
  expect(await strictPortal.customerPortal.seats.revokeSeat(as, { seatId: invited.id })).toMatchObject({
    status: "revoked",
  });
});

test("the newer client does all of it", async () => {
  const { subscriptionId, customerEmail, customerSession } = await aTeam();
  const subscription_id = subscriptionId;
  const email = anEmail();
  const seat = await recent.customerSeats.assignSeat({ subscription_id, email });
  const first = await mailedTo(email);
  await recent.customerSeats.resendInvitation(seat.id);
  const invitation_token = await mailedTo(email, first);
  expect(await recent.customerSeats.getClaimInfo(invitation_token)).toMatchObject({ can_claim: true });
  const claimed = await recent.customerSeats.claimSeat({ invitation_token });
  const as = (accessToken: string) => createPolar({ accessToken, baseUrl: florin.url, timeout: 30 });
  const held = await as(claimed.customer_session_token).customerPortal.seats.listClaimedSubscriptions({});
  expect(held.items).toMatchObject([{ id: subscription_id }]);
  const own = as(customerSession).customerPortal.seats;
  const taken = await own.assignSeat({ subscription_id, email: customerEmail, immediate_claim: true });
  const invited = await own.assignSeat({ subscription_id, email: anEmail() });
  expect((await own.listSeats({ subscription_id })).available_seats).toBe(0);
  await own.resendInvitation(invited.id);
  await own.revokeSeat(invited.id);
  await recent.customerSeats.revokeSeat(taken.id);
  expect(await recent.customerSeats.listSeats({ subscription_id })).toMatchObject({ available_seats: 2 });
});
