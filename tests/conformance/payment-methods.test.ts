import { ResourceNotFound } from "polar-sdk-strict/models/errors/resourcenotfound.js";
import { expect, test } from "vitest";
import { anEmail, token } from "./a-sale.ts";
import { allOf, curl, NOTHING, recent, strict, unique } from "./clients.ts";

const me = "/v1/customer-portal/customers/me/payment-methods";
const returnUrl = "https://app.example.com/account";

async function aCustomerWithSession() {
  const externalId = unique("methods");
  const { id } = await strict.customers.create({ type: "individual", email: anEmail(), externalId });
  const session = await strict.customerSessions.create({ customerId: id });
  return { id, externalId, customerSession: session.token };
}

test("the strict client adds, lists and removes a customer's payment methods, and the merchant sees them", async () => {
  const { id, externalId, customerSession } = await aCustomerWithSession();
  const added = await strict.customerPortal.customers.addPaymentMethod(
    { customerSession },
    { confirmationTokenId: await token(), setDefault: true, returnUrl },
  );
  if (added.status !== "succeeded") throw new Error("it was to succeed");
  expect(added.paymentMethod).toMatchObject({
    customerId: id,
    type: "card",
    methodMetadata: { brand: "visa", last4: "4242", expMonth: 12, expYear: 2040 },
  });
  const own = await allOf(await strict.customerPortal.customers.listPaymentMethods({ customerSession }, {}));
  expect(own).toEqual([added.paymentMethod]);
  const seen = await allOf(await strict.customers.listPaymentMethods({ id }));
  expect(seen).toEqual([{ ...added.paymentMethod, isDefault: true }]);
  expect(await allOf(await strict.customers.listPaymentMethodsExternal({ externalId }))).toEqual(seen);
  expect((await strict.customers.get({ id })).defaultPaymentMethodId).toBe(added.paymentMethod.id);
  await strict.customerPortal.customers.deletePaymentMethod(
    { customerSession },
    { id: added.paymentMethod.id },
  );
  expect(await allOf(await strict.customers.listPaymentMethods({ id }))).toEqual([]);
  await expect(
    strict.customerPortal.customers.deletePaymentMethod({ customerSession }, { id: NOTHING }),
  ).rejects.toThrow(ResourceNotFound);
  await expect(strict.customers.listPaymentMethods({ id: NOTHING })).rejects.toThrow(ResourceNotFound);
});

test("the strict client is told of the bank's question and goes on with it", async () => {
  const { customerSession } = await aCustomerWithSession();
  const confirmationTokenId = await token("4000002500003155");
  const asked = await strict.customerPortal.customers.addPaymentMethod(
    { customerSession },
    { confirmationTokenId, setDefault: false, returnUrl },
  );
  if (asked.status !== "requires_action") throw new Error("the bank was to ask");
  const [setupIntentId = ""] = asked.clientSecret.split("_secret_");
  const still = await strict.customerPortal.customers.confirmPaymentMethod(
    { customerSession },
    { setupIntentId, setDefault: false },
  );
  expect(still).toEqual(asked);
});

test("a card that the bank refuses is the error that the strict client knows", async () => {
  const { customerSession } = await aCustomerWithSession();
  const refused = strict.customerPortal.customers.addPaymentMethod(
    { customerSession },
    { confirmationTokenId: await token("4000000000000002"), setDefault: true, returnUrl },
  );
  await expect(refused).rejects.toMatchObject({ error: "PaymentMethodSetupFailed", statusCode: 400 });
});

test("the newer client lists a customer's payment methods, theirs and by both ids", async () => {
  const { id, externalId, customerSession } = await aCustomerWithSession();
  const sent = { confirmation_token_id: await token(), set_default: true, return_url: returnUrl };
  const headers = { Authorization: `Bearer ${customerSession}` };
  const added = await (await curl(me, { method: "POST", json: sent, headers })).json();
  const kept = added.payment_method;
  expect((await recent.customers.listPaymentMethods(id)).items).toEqual([kept]);
  expect((await recent.customers.listPaymentMethodsExternal(externalId)).items).toEqual([kept]);
});
