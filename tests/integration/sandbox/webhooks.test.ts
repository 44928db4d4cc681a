import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { control, eventually, pay, type RunningSandbox, startSandbox } from "./start-sandbox.ts";
import { type Receiver, startReceiver } from "./webhook-receiver.ts";

let sandbox: RunningSandbox;
let receiver: Receiver;
beforeAll(async () => {
  receiver = await startReceiver();
  sandbox = await startSandbox({ STRIPE_WEBHOOK_URL: receiver.url });
});
afterAll(async () => {
  await sandbox.stop();
  await receiver.close();
});
beforeEach(() => {
  receiver.received.length = 0;
});
afterEach(() => {
  receiver.answer = 200;
});

describe("events", () => {
  it("carry every step of a payment, signed so that the SDK accepts it", async () => {
    const intent = await pay(sandbox, "4242424242424242");
    const succeeded = await receiver.first("payment_intent.succeeded");
    expect(succeeded).toMatchObject({
      object: "event",
      api_version: "2026-10-28.endive",
      livemode: false,
      data: { object: { id: intent.id, status: "succeeded" } },
      request: { id: intent.lastResponse.requestId },
    });
    const booked = await receiver.first("charge.updated");
    expect(booked).toMatchObject({ data: { previous_attributes: { balance_transaction: null } } });
    expect(receiver.types().sort()).toEqual([
      "charge.succeeded",
      "charge.updated",
      "payment_intent.created",
      "payment_intent.succeeded",
    ]);
    const created = await receiver.first("payment_intent.created");
    expect(created).toMatchObject({ data: { object: { status: "requires_payment_method" } } });
  });

  it("carry a decline, a challenge and a cancellation", async () => {
    await pay(sandbox, "4000000000000002").catch(() => undefined);
    const waiting = await pay(sandbox, "4000002760003184");
    await sandbox.stripe.paymentIntents.cancel(waiting.id);
    await Promise.all(
      [
        "charge.failed",
        "payment_intent.payment_failed",
        "payment_intent.requires_action",
        "payment_intent.canceled",
      ].map((type) => receiver.first(type)),
    );
  });

  it("carry what happens to customers and their cards", async () => {
    const customer = await sandbox.stripe.customers.create({ email: "a@example.com" });
    await sandbox.stripe.customers.update(customer.id, { email: "b@example.com" });
    const setup = await sandbox.stripe.setupIntents.create({
      customer: customer.id,
      payment_method: "pm_card_visa",
      confirm: true,
    });
    await sandbox.stripe.paymentMethods.detach(String(setup.payment_method));
    await sandbox.stripe.customers.del(customer.id);
    const changed = await receiver.first("customer.updated");
    expect(changed).toMatchObject({ data: { previous_attributes: { email: "a@example.com" } } });
    await Promise.all(
      [
        "customer.created",
        "setup_intent.created",
        "setup_intent.succeeded",
        "payment_method.attached",
        "payment_method.detached",
        "customer.deleted",
      ].map((type) => receiver.first(type)),
    );
  });
});

describe("deliveries", () => {
  it("are tried again, quickly at first, until the endpoint accepts them", async () => {
    receiver.answer = 500;
    const customer = await sandbox.stripe.customers.create();
    await eventually(() => (receiver.received.length >= 2 ? true : undefined));
    receiver.answer = 204;
    await eventually(() => (receiver.received.length >= 3 ? true : undefined), 12_000);
    const ids = new Set(receiver.received.map(({ event }) => event.id));
    expect(ids.size).toBe(1);
    const [id] = ids;
    await eventually(async () =>
      (await sandbox.stripe.events.retrieve(String(id))).pending_webhooks === 0 ? true : undefined,
    );
    expect(receiver.received[0]?.event).toMatchObject({ data: { object: { id: customer.id } } });
    const [first, second] = receiver.received;
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(950);
  });

  it("can be held back, let go, and made again", async () => {
    await control(sandbox, "POST", "webhooks", { paused: true });
    await sandbox.stripe.customers.create();
    await new Promise((resolve) => setTimeout(resolve, 250));
    expect(receiver.received).toEqual([]);
    expect((await control(sandbox, "GET", "health")).body).toMatchObject({ webhooks_paused: true });
    await control(sandbox, "POST", "webhooks", { paused: false });
    const event = await receiver.first("customer.created");
    await control(sandbox, "POST", "webhooks/replay", { event: event.id, times: 3 });
    await eventually(() => (receiver.received.length === 4 ? true : undefined));
    expect(new Set(receiver.received.map((one) => one.event.id)).size).toBe(1);
  });

  it("go to endpoints that were registered over the API, for the types that they asked for", async () => {
    const other = await startReceiver();
    const endpoint = await sandbox.stripe.webhookEndpoints.create({
      url: other.url,
      enabled_events: ["payment_intent.succeeded"],
    });
    expect(endpoint.secret).toMatch(/^whsec_/);
    await pay(sandbox, "4242424242424242");
    await other.first("payment_intent.succeeded");
    await receiver.first("charge.succeeded");
    expect(other.types()).toEqual(["payment_intent.succeeded"]);
    const read = await sandbox.stripe.webhookEndpoints.retrieve(endpoint.id);
    expect(read.secret).toBeUndefined();
    await sandbox.stripe.webhookEndpoints.update(endpoint.id, { disabled: true });
    expect((await sandbox.stripe.webhookEndpoints.list()).data.map(({ status }) => status).sort()).toEqual([
      "disabled",
      "enabled",
    ]);
    expect(await sandbox.stripe.webhookEndpoints.del(endpoint.id)).toMatchObject({ deleted: true });
    await other.close();
  });
});
