import { afterAll, beforeAll, expect, test } from "vitest";
import { control, type RunningSandbox, refusal, startSandbox } from "./start-sandbox.ts";

let sandbox: RunningSandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.stop());

/** A card that a customer has left. */
async function saved(payment_method = "pm_card_visa") {
  const customer = (await sandbox.stripe.customers.create({})).id;
  const { id } = await sandbox.stripe.paymentMethods.attach(payment_method, { customer });
  return { customer, id };
}

const charge = ({ customer, id }: { customer: string; id: string }) =>
  sandbox.stripe.paymentIntents.create({
    amount: 2000,
    currency: "usd",
    customer,
    payment_method: id,
    confirm: true,
    off_session: true,
    expand: ["latest_charge"],
  });

const behave = (id: string, behaves_as: unknown) =>
  control(sandbox, "POST", `payment-methods/${id}`, { behaves_as });

test.for([
  ["4000000000000002", "card_declined", "generic_decline"],
  ["4000000000009995", "card_declined", "insufficient_funds"],
  ["4000000000009987", "card_declined", "lost_card"],
  ["4000000000009979", "card_declined", "stolen_card"],
  ["4000000000000069", "expired_card", ""],
  ["4000002760003184", "authentication_required", "authentication_required"],
] as const)(
  "a saved card that begins to behave as %s fails with %s (%s), and recovers",
  async ([number, code, declineCode]) => {
    const card = await saved();
    expect((await charge(card)).status).toBe("succeeded");
    expect(await behave(card.id, number)).toEqual({ status: 200, body: { id: card.id, behaves_as: number } });
    const { code: refused, decline_code: reason, statusCode } = await refusal(charge(card));
    expect([refused, reason, statusCode]).toEqual([code, declineCode, 402]);
    await behave(card.id, "4242424242424242");
    expect((await charge(card)).status).toBe("succeeded");
  },
);

test("a card looks the same whatever it does", async () => {
  const card = await saved();
  await behave(card.id, "5555555555554444");
  const { latest_charge: made } = await charge(card);
  const shown = { brand: "visa", last4: "4242" };
  expect(made).toMatchObject({ payment_method_details: { card: shown } });
  expect((await sandbox.stripe.paymentMethods.retrieve(card.id)).card).toMatchObject(shown);
});

test("what cannot be is refused", async () => {
  expect((await behave("pm_nothing", "4242424242424242")).status).toBe(404);
  const { id } = await saved();
  expect((await behave(id, "4242424242424243")).status).toBe(400);
  expect((await behave(id, undefined)).status).toBe(400);
});
