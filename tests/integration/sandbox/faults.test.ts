import Stripe from "stripe";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { control, type RunningSandbox, refusal, secretKey, startSandbox } from "./start-sandbox.ts";

let sandbox: RunningSandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.stop());
afterEach(() => control(sandbox, "DELETE", "faults"));

const params = { amount: 1000, currency: "usd", metadata: { run: "" } };
let run = 0;

function fault(mode: string, more: object = {}) {
  return control(sandbox, "POST", "faults", { method: "POST", path: "/v1/payment_intents", mode, ...more });
}

/** One attempt under a key of its own, and how many intents it left behind. */
async function attempt(sdk: Stripe = sandbox.stripe) {
  run += 1;
  const name = `run ${run}`;
  const made = () =>
    sdk.paymentIntents.create({ ...params, metadata: { run: name } }, { idempotencyKey: `fault ${run}` });
  const left = async () =>
    (await sandbox.stripe.paymentIntents.search({ query: `metadata['run']:'${name}'` })).data.length;
  return { made, left };
}

describe("faults", () => {
  it.each([
    ["error_500", 500, 0],
    ["rate_limited", 429, 0],
    ["error_500_after", 500, 1],
  ])("%s answers %d and leaves %d intents; the same key then succeeds", async (mode, status, count) => {
    await fault(mode);
    const { made, left } = await attempt();
    expect(await refusal(made())).toMatchObject({ statusCode: status });
    expect(await left()).toBe(count);
    const intent = await made();
    expect(intent.status).toBe("requires_payment_method");
    expect(await left()).toBe(1);
  });

  it.each([
    ["drop", 0],
    ["drop_after", 1],
  ])("%s cuts the connection and leaves %d intents; the same key then succeeds", async (mode, count) => {
    // The SDK tries a connection that was cut once more, whatever its settings.
    await fault(mode, { times: 2 });
    const { made, left } = await attempt();
    expect(await refusal(made())).toBeInstanceOf(Stripe.errors.StripeConnectionError);
    expect(await left()).toBe(count);
    await made();
    expect(await left()).toBe(1);
  });

  it("delay_after is carried out although the caller has given up, and the same key gets its answer", async () => {
    await fault("delay_after", { delay_ms: 1000 });
    const { hostname, port } = new URL(sandbox.url);
    const hasty = new Stripe(secretKey, {
      host: hostname,
      port,
      protocol: "http",
      maxNetworkRetries: 0,
      timeout: 200,
    });
    const { made, left } = await attempt(hasty);
    expect(await refusal(made())).toBeInstanceOf(Stripe.errors.StripeConnectionError);
    expect(await left()).toBe(1);
    const again = await made();
    expect(again.lastResponse.headers["idempotent-replayed"]).toBe("true");
    expect(await left()).toBe(1);
  });
});

describe("faults in general", () => {
  it("the SDK's own retries get over a passing fault, with one effect", async () => {
    await fault("drop_after", { times: 2 });
    const { hostname, port } = new URL(sandbox.url);
    const stubborn = new Stripe(secretKey, { host: hostname, port, protocol: "http", maxNetworkRetries: 3 });
    const { made, left } = await attempt(stubborn);
    expect((await made()).status).toBe("requires_payment_method");
    expect(await left()).toBe(1);
  });

  it("strike only where and as often as they were told to", async () => {
    await fault("error_500", { path: "/v1/payment_intents/:id/confirm", times: 2 });
    const { made } = await attempt();
    const { id } = await made();
    const confirm = () =>
      sandbox.stripe.paymentIntents.confirm(id, {
        payment_method: "pm_card_visa",
        return_url: "https://a.example",
      });
    await refusal(confirm());
    await refusal(confirm());
    expect((await confirm()).status).toBe("succeeded");
  });

  it("are refused when they make no sense, or come as a form of some page", async () => {
    expect((await fault("explode")).status).toBe(400);
    const form = await fetch(`${sandbox.url}/_sandbox/faults`, {
      method: "POST",
      headers: { "Content-Type": "text/plain" },
      body: JSON.stringify({ method: "POST", path: "/v1/customers", mode: "drop" }),
    });
    expect(form.status).toBe(400);
    expect((await control(sandbox, "GET", "faults")).body.faults).toEqual([]);
  });
});
