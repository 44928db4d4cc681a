import Stripe from "stripe";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { control, pay, type RunningSandbox, refusal, secretKey, startSandbox } from "./start-sandbox.ts";

let sandbox: RunningSandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.stop());

function post(path: string, body: Record<string, string>, headers: Record<string, string> = {}) {
  return fetch(`${sandbox.url}${path}`, {
    method: "POST",
    headers: { Authorization: `Bearer ${secretKey}`, ...headers },
    body: new URLSearchParams(body),
  });
}

describe("keys", () => {
  it("takes Bearer and Basic, and refuses a wrong or missing key without naming it", async () => {
    const basic = Buffer.from(`${secretKey}:`).toString("base64");
    const ask = (authorization?: string) =>
      fetch(
        `${sandbox.url}/v1/customers`,
        authorization ? { headers: { Authorization: authorization } } : {},
      );
    expect((await ask(`Basic ${basic}`)).status).toBe(200);
    expect((await ask()).status).toBe(401);
    const wrong = await ask("Bearer sk_test_somebody_elses_key_12345");
    expect(wrong.status).toBe(401);
    expect((await wrong.json()).error.message).not.toContain("somebody_elses");
  });

  it("answers with a request id and the version that was asked for", async () => {
    const answer = await post("/v1/customers", {}, { "Stripe-Version": "2026-10-28.endive" });
    expect(answer.headers.get("request-id")).toMatch(/^req_\w{14}$/);
    expect(answer.headers.get("stripe-version")).toBe("2026-10-28.endive");
    const sdk = new Stripe(secretKey, { host: "127.0.0.1" });
    expect(sdk.getApiField("version")).toBe("2026-10-28.endive");
  });

  it("answers unknown paths and ids as Stripe does", async () => {
    const unknown = await fetch(`${sandbox.url}/v1/unicorns`);
    expect(unknown.status).toBe(404);
    expect((await unknown.json()).error.type).toBe("invalid_request_error");
    expect(await refusal(sandbox.stripe.paymentIntents.retrieve("pi_none"))).toMatchObject({
      statusCode: 404,
      code: "resource_missing",
      param: "id",
    });
  });
});

describe("amounts", () => {
  const create = (amount: number, currency: string) =>
    sandbox.stripe.paymentIntents.create({ amount, currency });
  it.each([
    [49, "usd", "amount_too_small"],
    [49, "jpy", "amount_too_small"],
    [100_000_000, "usd", "amount_too_large"],
    [0, "usd", "parameter_invalid_integer"],
    [1235, "kwd", "invalid_charge_amount_no_decimal_compatible"],
  ])("%d %s is refused as %s", async (amount, currency, code) => {
    expect(await refusal(create(amount, currency))).toMatchObject({ statusCode: 400, param: "amount", code });
  });

  it("takes the bounds themselves, currencies without decimals and with three", async () => {
    const intents = await Promise.all([
      create(50, "usd"),
      create(99_999_999, "usd"),
      create(50, "JPY"),
      create(1230, "kwd"),
    ]);
    expect(intents.map(({ currency }) => currency)).toEqual(["usd", "usd", "jpy", "kwd"]);
    expect(await refusal(create(100, "xyz"))).toMatchObject({ param: "currency" });
  });
});

describe("parameters", () => {
  it("unknown ones are refused by name", async () => {
    const answer = await post("/v1/payment_intents", { amount: "500", currency: "usd", surprise: "1" });
    expect(answer.status).toBe(400);
    expect((await answer.json()).error).toMatchObject({ code: "parameter_unknown", param: "surprise" });
  });

  it("metadata is merged, and an empty value removes its key", async () => {
    const { id } = await sandbox.stripe.customers.create({ metadata: { a: "1", b: "2" } });
    const changed = await sandbox.stripe.customers.update(id, { metadata: { a: "", c: 3 } });
    expect(changed.metadata).toEqual({ b: "2", c: "3" });
    expect((await sandbox.stripe.customers.update(id, { metadata: "" })).metadata).toEqual({});
  });

  it("names that mean something to JavaScript are names like any other", async () => {
    const answer = await post("/v1/customers", { "metadata[__proto__]": "x", "metadata[constructor]": "y" });
    expect(answer.status).toBe(200);
    const { metadata } = await answer.json();
    expect(metadata.constructor).toBe("y");
    expect(Reflect.get({}, "x")).toBeUndefined();
  });

  it("text survives the wire", async () => {
    const name = "Ana & Bü = 100% + [x] 漢字";
    const { id } = await sandbox.stripe.customers.create({ name, address: { line1: '1 "Way"' } });
    expect(await sandbox.stripe.customers.retrieve(id)).toMatchObject({
      name,
      address: { line1: '1 "Way"' },
    });
  });
});

const params = { amount: 1200, currency: "usd" };

describe("Idempotency-Key", () => {
  it("gives the first answer again, and says so", async () => {
    const first = await sandbox.stripe.paymentIntents.create(params, { idempotencyKey: "again" });
    const second = await sandbox.stripe.paymentIntents.create(params, { idempotencyKey: "again" });
    expect(second).toEqual(first);
    expect(first.lastResponse.headers["idempotent-replayed"]).toBeUndefined();
    expect(second.lastResponse.headers["idempotent-replayed"]).toBe("true");
    expect(second.lastResponse.headers["original-request"]).toBe(first.lastResponse.requestId);
  });

  it("refuses other parameters and other paths under the same key", async () => {
    await sandbox.stripe.paymentIntents.create(params, { idempotencyKey: "other" });
    const changed = sandbox.stripe.paymentIntents.create(
      { ...params, amount: 1300 },
      { idempotencyKey: "other" },
    );
    expect(await refusal(changed)).toMatchObject({ statusCode: 400, type: "StripeIdempotencyError" });
    const elsewhere = sandbox.stripe.customers.create({}, { idempotencyKey: "other" });
    expect(await refusal(elsewhere)).toMatchObject({ type: "StripeIdempotencyError" });
  });

  it("keeps a decline, and does not keep a request that was never carried out", async () => {
    const declined = {
      ...params,
      confirm: true,
      payment_method: "pm_card_chargeDeclined",
      return_url: "https://a.example",
    };
    const once = await refusal(
      sandbox.stripe.paymentIntents.create(declined, { idempotencyKey: "declined" }),
    );
    const twice = await refusal(
      sandbox.stripe.paymentIntents.create(declined, { idempotencyKey: "declined" }),
    );
    expect(twice.payment_intent?.id).toBe(once.payment_intent?.id);
    await refusal(
      sandbox.stripe.paymentIntents.create({ ...params, amount: 1 }, { idempotencyKey: "invalid" }),
    );
    expect(await sandbox.stripe.paymentIntents.create(params, { idempotencyKey: "invalid" })).toMatchObject(
      params,
    );
  });
});

describe("an Idempotency-Key that is being used", () => {
  it("fifty at once under one key charge once", async () => {
    const body = {
      ...params,
      confirm: true,
      payment_method: "pm_card_visa",
      return_url: "https://a.example",
    };
    const intents = await Promise.all(
      Array.from({ length: 50 }, () =>
        sandbox.stripe.paymentIntents.create(body, { idempotencyKey: "fifty" }),
      ),
    );
    expect(new Set(intents.map(({ id }) => id)).size).toBe(1);
  });

  it("a second request while the first is being carried out gets 409", async () => {
    await control(sandbox, "POST", "faults", {
      method: "POST",
      path: "/v1/payment_intents",
      mode: "delay_before",
      delay_ms: 400,
    });
    const first = sandbox.stripe.paymentIntents.create(params, { idempotencyKey: "busy" });
    await new Promise((resolve) => setTimeout(resolve, 150));
    const second = await refusal(sandbox.stripe.paymentIntents.create(params, { idempotencyKey: "busy" }));
    expect(second).toMatchObject({
      statusCode: 409,
      code: "idempotency_key_in_use",
      rawType: "idempotency_error",
    });
    const third = await first.then(() =>
      sandbox.stripe.paymentIntents.create(params, { idempotencyKey: "busy" }),
    );
    expect(third.id).toBe((await first).id);
  });
});

describe("expand", () => {
  it("puts objects in the place of ids, through several levels and in lists", async () => {
    const customer = await sandbox.stripe.customers.create({ email: "deep@example.com" });
    const intent = await pay(sandbox, "4242424242424242", {
      customer: customer.id,
      capture_method: "automatic",
      expand: ["latest_charge.balance_transaction", "customer"],
    });
    expect(intent.latest_charge).toMatchObject({ balance_transaction: { amount: 2000, fee: 88, net: 1912 } });
    expect(intent.customer).toMatchObject({ email: "deep@example.com" });
    const list = await sandbox.stripe.paymentIntents.list({
      customer: customer.id,
      expand: ["data.customer"],
    });
    expect(list.data[0]?.customer).toMatchObject({ id: customer.id, object: "customer" });
    const plain = await sandbox.stripe.paymentIntents.retrieve(intent.id);
    expect(plain.customer).toBe(customer.id);
  });

  it("books an asynchronous capture soon after", async () => {
    const intent = await pay(sandbox, "4242424242424242", { expand: ["latest_charge"] });
    expect(intent.latest_charge).toMatchObject({ balance_transaction: null });
    await expect
      .poll(
        async () =>
          (await sandbox.stripe.charges.retrieve((intent.latest_charge as Stripe.Charge).id))
            .balance_transaction,
        { timeout: 5000 },
      )
      .toMatch(/^txn_/);
  });

  it("reaches a customer's default payment method, and refuses what is no object", async () => {
    const customer = await sandbox.stripe.customers.create({ payment_method: "pm_card_visa" });
    const [method] = (await sandbox.stripe.paymentMethods.list({ customer: customer.id, type: "card" })).data;
    await sandbox.stripe.customers.update(customer.id, {
      invoice_settings: { default_payment_method: method?.id ?? "" },
    });
    const expanded = await sandbox.stripe.customers.retrieve(customer.id, {
      expand: ["invoice_settings.default_payment_method"],
    });
    expect(expanded).toMatchObject({
      invoice_settings: { default_payment_method: { object: "payment_method" } },
    });
    const wrong = sandbox.stripe.customers.retrieve(customer.id, { expand: ["email"] });
    expect(await refusal(wrong)).toMatchObject({ statusCode: 400, param: "expand" });
    const hostile = sandbox.stripe.customers.retrieve(customer.id, { expand: ["__proto__.x"] });
    expect(await refusal(hostile)).toMatchObject({ statusCode: 400, param: "expand" });
    expect(await refusal(sandbox.stripe.paymentMethods.retrieve("constructor"))).toMatchObject({
      statusCode: 404,
    });
  });
});
