import type Stripe from "stripe";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  card,
  confirmationToken,
  pay,
  publishableKey,
  type RunningSandbox,
  refusal,
  startSandbox,
} from "./start-sandbox.ts";

let sandbox: RunningSandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.stop());

function challengeOf(intent: Stripe.PaymentIntent | Stripe.SetupIntent): string {
  expect(intent).toMatchObject({ status: "requires_action", next_action: { type: "redirect_to_url" } });
  return intent.next_action?.redirect_to_url?.url ?? "";
}

function press(url: string, outcome: "complete" | "fail"): Promise<Response> {
  return fetch(url, { method: "POST", body: new URLSearchParams({ outcome }), redirect: "manual" });
}

describe("3-D Secure", () => {
  it.each(["4000002500003155", "4000002760003184"])("%s pays once the buyer completes it", async (number) => {
    const intent = await pay(sandbox, number);
    const back = await press(challengeOf(intent), "complete");
    expect(back.status).toBe(303);
    const address = new URL(back.headers.get("location") ?? "");
    expect(address.origin + address.pathname).toBe("https://shop.example/back");
    expect(Object.fromEntries(address.searchParams)).toEqual({
      payment_intent: intent.id,
      payment_intent_client_secret: intent.client_secret,
      redirect_status: "succeeded",
    });
    const paid = await sandbox.stripe.paymentIntents.retrieve(intent.id, { expand: ["latest_charge"] });
    expect(paid).toMatchObject({
      status: "succeeded",
      next_action: null,
      latest_charge: { payment_method_details: { card: { three_d_secure: { result: "authenticated" } } } },
    });
  });

  it("a failed authentication asks for another card, and nothing is charged", async () => {
    const intent = await pay(sandbox, "4000002760003184");
    const back = await press(challengeOf(intent), "fail");
    expect(back.headers.get("location")).toContain("redirect_status=failed");
    expect(await sandbox.stripe.paymentIntents.retrieve(intent.id)).toMatchObject({
      status: "requires_payment_method",
      latest_charge: null,
      last_payment_error: { code: "payment_intent_authentication_failure", type: "card_error" },
    });
  });

  it("4000008260003178 is declined after it was authenticated", async () => {
    const intent = await pay(sandbox, "4000008260003178");
    const back = await press(challengeOf(intent), "complete");
    expect(back.headers.get("location")).toContain("redirect_status=failed");
    expect(await sandbox.stripe.paymentIntents.retrieve(intent.id)).toMatchObject({
      status: "requires_payment_method",
      last_payment_error: { code: "card_declined", decline_code: "insufficient_funds" },
    });
  });

  it("pressing twice charges once and leads back both times", async () => {
    const intent = await pay(sandbox, "4000002760003184");
    const url = challengeOf(intent);
    const answers = await Promise.all([press(url, "complete"), press(url, "complete"), press(url, "fail")]);
    const places = answers.map((answer) => answer.headers.get("location"));
    expect(new Set(places).size).toBe(1);
    const charges = await sandbox.stripe.charges.list({ payment_intent: intent.id });
    expect(charges.data).toHaveLength(1);
  });

  it("an old challenge is over once the buyer has taken another card", async () => {
    const intent = await pay(sandbox, "4000002760003184");
    const url = challengeOf(intent);
    const token = await confirmationToken(sandbox, card("4242424242424242"));
    await sandbox.stripe.paymentIntents.confirm(intent.id, {
      confirmation_token: token.body.id,
      return_url: "https://shop.example/back",
    });
    const answer = await press(url, "complete");
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain("This authentication is over");
    const charges = await sandbox.stripe.charges.list({ payment_intent: intent.id });
    expect(charges.data).toHaveLength(1);
  });
});

describe("the 3-D Secure page", () => {
  it("shows a page of its own, escaped, that may lead to the return_url only", async () => {
    const intent = await pay(sandbox, "4000002760003184", { return_url: "https://shop.example/?a=<b>" });
    const page = await fetch(challengeOf(intent));
    const text = await page.text();
    expect(text).toContain("<h1>Test 3-D Secure authentication</h1>");
    expect(text).toContain("$20.00 usd");
    expect(text).toContain('value="complete">Complete</button>');
    expect(text).toContain('value="fail">Fail</button>');
    expect(page.headers.get("content-security-policy")).toContain("form-action 'self' https://shop.example;");
    expect((await fetch(`${sandbox.url}/authenticate/auth_unknown`)).status).toBe(404);
  });

  it("says the result itself when there is nowhere to go back to", async () => {
    const intent = await sandbox.stripe.paymentIntents.create({
      amount: 500,
      currency: "usd",
      confirm: true,
      payment_method: "pm_card_authenticationRequired",
      automatic_payment_methods: { enabled: true, allow_redirects: "never" },
    });
    const answer = await press(challengeOf(intent), "complete");
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain("The authentication was completed.");
  });

  it("refuses a return_url that would run as script, and asks for one where Stripe does", async () => {
    const script = refusal(pay(sandbox, "4242424242424242", { return_url: "javascript:alert(1)" }));
    expect(await script).toMatchObject({ statusCode: 400, param: "return_url" });
    const params = { amount: 500, currency: "usd", confirm: true, payment_method: "pm_card_visa" };
    expect(await refusal(sandbox.stripe.paymentIntents.create(params))).toMatchObject({
      param: "return_url",
    });
  });
});

describe("payments without the buyer", () => {
  async function chargeLater(customer: string, method: string): Promise<Stripe.PaymentIntent> {
    return sandbox.stripe.paymentIntents.create({
      amount: 1500,
      currency: "usd",
      customer,
      payment_method: method,
      off_session: true,
      confirm: true,
    });
  }

  it("3155 needs no authentication once a payment has set it up", async () => {
    const customer = await sandbox.stripe.customers.create();
    const first = await pay(sandbox, "4000002500003155", {
      customer: customer.id,
      setup_future_usage: "off_session",
    });
    await press(challengeOf(first), "complete");
    const [saved] = (await sandbox.stripe.customers.listPaymentMethods(customer.id)).data;
    const later = await chargeLater(customer.id, saved?.id ?? "");
    expect(later.status).toBe("succeeded");
  });

  it("3155 needs none either once a setup intent has set it up", async () => {
    const customer = await sandbox.stripe.customers.create();
    const setup = await sandbox.stripe.setupIntents.create({
      customer: customer.id,
      payment_method: "pm_card_authenticationRequiredOnSetup",
      confirm: true,
      return_url: "https://shop.example/cards",
    });
    const back = await press(challengeOf(setup), "complete");
    expect(back.headers.get("location")).toContain(`setup_intent=${setup.id}`);
    const done = await sandbox.stripe.setupIntents.retrieve(setup.id);
    expect(done.status).toBe("succeeded");
    const later = await chargeLater(customer.id, String(done.payment_method));
    expect(later.status).toBe("succeeded");
  });

  it("3155 that was never set up, and 3184 always, are declined for want of authentication", async () => {
    for (const id of ["pm_card_authenticationRequiredOnSetup", "pm_card_authenticationRequired"]) {
      const customer = await sandbox.stripe.customers.create();
      const method = await sandbox.stripe.paymentMethods.attach(id, { customer: customer.id });
      const error = await refusal(chargeLater(customer.id, method.id));
      expect(error).toMatchObject({ statusCode: 402, code: "authentication_required" });
      expect(error.payment_intent?.status).toBe("requires_payment_method");
    }
  });

  it("a setup that fails says why and keeps no card", async () => {
    const customer = await sandbox.stripe.customers.create();
    const setup = await sandbox.stripe.setupIntents.create({ customer: customer.id });
    const confirmed = await sandbox.stripe.setupIntents.confirm(setup.id, {
      payment_method: "pm_card_authenticationRequired",
      return_url: "https://shop.example/cards",
    });
    await press(challengeOf(confirmed), "fail");
    expect(await sandbox.stripe.setupIntents.retrieve(setup.id)).toMatchObject({
      status: "requires_payment_method",
      last_setup_error: { code: "setup_intent_authentication_failure" },
    });
    expect((await sandbox.stripe.customers.listPaymentMethods(customer.id)).data).toEqual([]);
    expect((await sandbox.stripe.setupIntents.cancel(setup.id)).status).toBe("canceled");
  });
});

describe("what a browser may see", () => {
  it("an intent by its client secret, without customer or metadata, and nothing else", async () => {
    const intent = await pay(sandbox, "4242424242424242", { metadata: { order: "7" } });
    const ask = (query: string) =>
      fetch(`${sandbox.url}/v1/payment_intents/${intent.id}?${query}`, {
        headers: { Authorization: `Bearer ${publishableKey}` },
      });
    const seen = await (await ask(`client_secret=${intent.client_secret}`)).json();
    expect(seen).toMatchObject({ id: intent.id, status: "succeeded" });
    expect(seen).not.toHaveProperty("metadata");
    expect(seen).not.toHaveProperty("latest_charge");
    expect((await ask("client_secret=wrong")).status).toBe(400);
    expect((await ask("")).status).toBe(400);
    const list = await fetch(`${sandbox.url}/v1/payment_intents?key=${publishableKey}`);
    expect(list.status).toBe(403);
    expect((await list.json()).error.code).toBe("secret_key_required");
  });
});
