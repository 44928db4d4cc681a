import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { card, confirmationToken, pay, type RunningSandbox, refusal, startSandbox } from "./start-sandbox.ts";

let sandbox: RunningSandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.stop());

describe("cards that pay", () => {
  it.each([
    ["4242424242424242", "visa"],
    ["4000056655665556", "visa"],
    ["5555555555554444", "mastercard"],
    ["2223003122003222", "mastercard"],
    ["378282246310005", "amex"],
    ["6011111111111117", "discover"],
    ["3566002020360505", "jcb"],
  ])("%s pays at once and shows as %s", async (number, brand) => {
    const intent = await pay(sandbox, number, { expand: ["latest_charge", "payment_method"] });
    expect(intent).toMatchObject({ status: "succeeded", amount_received: 2000, last_payment_error: null });
    expect(intent.latest_charge).toMatchObject({
      object: "charge",
      status: "succeeded",
      captured: true,
      payment_method_details: { card: { brand, last4: number.slice(-4), checks: { cvc_check: "pass" } } },
    });
    expect(intent.payment_method).toMatchObject({ card: { brand }, customer: null });
  });

  it("charges a ready-made payment method by its id, each time as a fresh one", async () => {
    const params = { amount: 900, currency: "eur", confirm: true, return_url: "https://shop.example/" };
    const first = await sandbox.stripe.paymentIntents.create({ ...params, payment_method: "pm_card_visa" });
    const second = await sandbox.stripe.paymentIntents.create({ ...params, payment_method: "pm_card_visa" });
    expect([first.status, second.status]).toEqual(["succeeded", "succeeded"]);
    expect(first.payment_method).not.toBe(second.payment_method);
  });

  it("gives one card the same fingerprint each time, and two cards two", async () => {
    const fingerprints = await Promise.all(
      ["pm_card_visa", "pm_card_visa", "pm_card_mastercard"].map(
        async (id) => (await sandbox.stripe.paymentMethods.retrieve(id)).card?.fingerprint,
      ),
    );
    expect(fingerprints[0]).toBe(fingerprints[1]);
    expect(fingerprints[0]).not.toBe(fingerprints[2]);
  });
});

describe("cards that are declined", () => {
  it.each([
    ["4000000000000002", "card_declined", "generic_decline"],
    ["4000000000009995", "card_declined", "insufficient_funds"],
    ["4000000000009987", "card_declined", "lost_card"],
    ["4000000000009979", "card_declined", "stolen_card"],
    ["4000000000000069", "expired_card", ""],
    ["4000000000000127", "incorrect_cvc", ""],
    ["4000000000000119", "processing_error", ""],
    ["4100000000000019", "card_declined", "fraudulent"],
  ])("%s ends in %s and leaves the intent open for another card", async (number, code, declineCode) => {
    const error = await refusal(pay(sandbox, number));
    expect(error).toMatchObject({
      type: "StripeCardError",
      statusCode: 402,
      code,
      decline_code: declineCode,
    });
    const id = error.payment_intent?.id ?? "";
    const intent = await sandbox.stripe.paymentIntents.retrieve(id, { expand: ["latest_charge"] });
    expect(intent).toMatchObject({
      status: "requires_payment_method",
      amount_received: 0,
      payment_method: null,
      last_payment_error: { type: "card_error", code, payment_method: { card: { last4: number.slice(-4) } } },
      latest_charge: { id: error.charge, status: "failed", paid: false, failure_code: code },
    });
    expect(error.payment_method?.card?.last4).toBe(number.slice(-4));
    const again = await confirmationToken(sandbox, card("4242424242424242"));
    const paid = await sandbox.stripe.paymentIntents.confirm(id, {
      confirmation_token: again.body.id,
      return_url: "https://shop.example/",
    });
    expect(paid).toMatchObject({ status: "succeeded", last_payment_error: null });
  });

  it("4000000000000341 can be saved for a customer, and is declined when it is charged", async () => {
    const customer = await sandbox.stripe.customers.create({ email: "later@example.com" });
    const method = await sandbox.stripe.paymentMethods.attach("pm_card_chargeCustomerFail", {
      customer: customer.id,
    });
    const error = await refusal(
      sandbox.stripe.paymentIntents.create({
        amount: 500,
        currency: "usd",
        customer: customer.id,
        payment_method: method.id,
        confirm: true,
        off_session: true,
      }),
    );
    expect(error).toMatchObject({ code: "card_declined", decline_code: "generic_decline" });
  });

  it("a card that always declines cannot be saved for a customer", async () => {
    const customer = await sandbox.stripe.customers.create();
    const attach = sandbox.stripe.paymentMethods.attach("pm_card_visa_chargeDeclined", {
      customer: customer.id,
    });
    expect(await refusal(attach)).toMatchObject({ statusCode: 402, code: "card_declined" });
    expect((await sandbox.stripe.customers.listPaymentMethods(customer.id)).data).toEqual([]);
  });
});

describe("cards that cannot be read", () => {
  const past = new Date().getUTCFullYear() - 1;
  it.each([
    ["a wrong checksum", { number: "4242424242424241" }, "incorrect_number", "number"],
    ["letters in the number", { number: "4242 4242 4242 424x" }, "invalid_number", "number"],
    ["a number that is too short", { number: "424242424242" }, "incomplete_number", "number"],
    ["a month that is none", { exp_month: 13 }, "invalid_expiry_month", "exp_month"],
    ["a year that is past", { exp_year: past }, "invalid_expiry_year", "exp_year"],
    ["an empty expiry", { exp_month: "" }, "incomplete_expiry", "exp_month"],
    ["a security code of two digits", { cvc: "12" }, "incomplete_cvc", "cvc"],
    ["a security code of five digits", { cvc: "12345" }, "invalid_cvc", "cvc"],
    ["a number that is no test card", { number: "4111111111111111" }, "card_declined", "number"],
  ])("%s is refused when the token is made", async (_, fields, code, param) => {
    const { status, body } = await confirmationToken(sandbox, { ...card("4242424242424242"), ...fields });
    expect(status).toBe(402);
    expect(body.error).toMatchObject({ type: "card_error", code, param });
    expect(body.error.message).toBeTruthy();
  });

  it("a missing number is a fault of the request, not of the card", async () => {
    const { status, body } = await confirmationToken(sandbox, { exp_month: 1, exp_year: 2040 });
    expect(status).toBe(400);
    expect(body.error).toMatchObject({ type: "invalid_request_error", code: "parameter_missing" });
  });
});

describe("confirmation tokens", () => {
  it("show the card and the buyer, never the number, and serve one payment only", async () => {
    const { body } = await confirmationToken(sandbox, card("4242424242424242"), {
      "payment_method_data[billing_details][email]": "buyer@example.com",
      "payment_method_data[billing_details][address][country]": "DE",
      return_url: "https://shop.example/back",
    });
    expect(JSON.stringify(body)).not.toContain("4242424242424242");
    const token = await sandbox.stripe.confirmationTokens.retrieve(body.id);
    expect(token.payment_method_preview?.billing_details).toMatchObject({
      email: "buyer@example.com",
      address: { country: "DE" },
    });
    const params = { amount: 700, currency: "usd", confirm: true, confirmation_token: token.id };
    const intent = await sandbox.stripe.paymentIntents.create(params);
    expect(intent.status).toBe("succeeded");
    expect(await sandbox.stripe.confirmationTokens.retrieve(token.id)).toMatchObject({
      payment_intent: intent.id,
    });
    expect(await refusal(sandbox.stripe.paymentIntents.create(params))).toMatchObject({
      statusCode: 400,
      code: "token_already_used",
    });
  });

  it("can be made by a script with the secret key", async () => {
    const token = await sandbox.stripe.testHelpers.confirmationTokens.create({
      payment_method: "pm_card_amex",
    });
    expect(token.payment_method_preview?.card?.brand).toBe("amex");
  });

  it("may be asked for by a browser on another origin", async () => {
    const preflight = await fetch(`${sandbox.url}/v1/confirmation_tokens`, {
      method: "OPTIONS",
      headers: { Origin: "http://127.0.0.1:3000", "Access-Control-Request-Headers": "authorization" },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get("access-control-allow-headers")).toBe("authorization");
    const { headers } = await confirmationToken(sandbox, card("4242424242424242"));
    expect(headers.get("access-control-allow-origin")).toBe("*");
  });
});
