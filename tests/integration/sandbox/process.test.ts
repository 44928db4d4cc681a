import { spawn } from "node:child_process";
import { once } from "node:events";
import { describe, expect, it } from "vitest";
import { type RunningSandbox, secretKey, startSandbox } from "./start-sandbox.ts";
import { startReceiver } from "./webhook-receiver.ts";

function payUnder(sandbox: RunningSandbox, idempotencyKey: string, paymentMethod = "pm_card_visa") {
  return sandbox.stripe.paymentIntents.create(
    {
      amount: 3000,
      currency: "usd",
      payment_method: paymentMethod,
      confirm: true,
      return_url: "https://shop.example/",
    },
    { idempotencyKey },
  );
}

describe("a sandbox that is killed", () => {
  it("loses nothing: objects, keys, undelivered events and what was to happen later", async () => {
    const receiver = await startReceiver();
    const env = { STRIPE_WEBHOOK_URL: receiver.url };
    const sandbox = await startSandbox(env);
    receiver.answer = 503;
    const intent = await payUnder(sandbox, "before the crash", "pm_card_createDispute");
    await receiver.first("payment_intent.succeeded");
    await sandbox.crash();
    receiver.received.length = 0;
    receiver.answer = 200;
    await sandbox.restart(env);
    const again = await payUnder(sandbox, "before the crash", "pm_card_createDispute");
    expect(again.id).toBe(intent.id);
    expect(again.lastResponse.headers["idempotent-replayed"]).toBe("true");
    expect(await receiver.first("payment_intent.succeeded")).toMatchObject({
      data: { object: { id: intent.id } },
    });
    await receiver.first("payment_intent.created");
    await receiver.first("charge.dispute.created");
    await receiver.first("charge.updated");
    expect(await sandbox.stop()).toBe(0);
    await receiver.close();
  });

  it("in the midst of payments leaves each of them whole or not begun", async () => {
    const sandbox = await startSandbox();
    const keys = Array.from({ length: 60 }, (_, index) => `midst ${index}`);
    const cut = Promise.allSettled(keys.map((key) => payUnder(sandbox, key)));
    await new Promise((resolve) => setTimeout(resolve, 60));
    await sandbox.crash();
    await cut;
    await sandbox.restart();
    const intents = await Promise.all(keys.map((key) => payUnder(sandbox, key)));
    const ids = intents.map(({ id }) => id).sort();
    const paging = { limit: 100 };
    const kept = await sandbox.stripe.paymentIntents.list(paging);
    expect(kept.data.map(({ id }) => id).sort()).toEqual(ids);
    const charges = await sandbox.stripe.charges.list(paging);
    expect(charges.data.map(({ payment_intent: intent }) => intent).sort()).toEqual(ids);
    const events = await sandbox.stripe.events.list({ ...paging, type: "payment_intent.succeeded" });
    expect(events.data.map(({ data }) => Reflect.get(data.object, "id")).sort()).toEqual(ids);
    await sandbox.stop();
  });
});

it("sends the endpoint of its settings the types of events that these name, and after a start with others, those", async () => {
  const receiver = await startReceiver();
  const named = (events: string) => ({ STRIPE_WEBHOOK_URL: receiver.url, STRIPE_WEBHOOK_EVENTS: events });
  const sandbox = await startSandbox(named("payment_intent.succeeded,charge.refunded"));
  await payUnder(sandbox, "first");
  await receiver.first("payment_intent.succeeded");
  await sandbox.crash();
  await sandbox.restart(named("charge.succeeded"));
  await payUnder(sandbox, "second");
  await receiver.first("charge.succeeded");
  await sandbox.stop();
  expect(receiver.types()).toEqual(["payment_intent.succeeded", "charge.succeeded"]);
  await receiver.close();
});

describe("a sandbox that cannot start", () => {
  it.each([
    [{ STRIPE_SANDBOX_DATA: "" }, "STRIPE_SANDBOX_DATA is not set."],
    [{ STRIPE_SANDBOX_PORT: "many" }, "STRIPE_SANDBOX_PORT is not a port: many"],
    [
      { STRIPE_WEBHOOK_URL: "http://127.0.0.1:1/", STRIPE_WEBHOOK_SECRET: "" },
      "STRIPE_WEBHOOK_SECRET is not",
    ],
  ])("says why in one line and ends with 1: %o", async (env, reason) => {
    const child = spawn(process.execPath, ["src/sandbox/stripe/main.ts"], {
      env: {
        ...process.env,
        STRIPE_SANDBOX_DATA: ":memory:",
        STRIPE_SECRET_KEY: secretKey,
        STRIPE_PUBLISHABLE_KEY: "pk_test_x",
        ...env,
      },
      stdio: ["ignore", "ignore", "pipe"],
    });
    let complaint = "";
    child.stderr?.on("data", (text) => {
      complaint += text;
    });
    const [code] = await once(child, "close");
    expect(code).toBe(1);
    expect(complaint.trim().split("\n")).toEqual([expect.stringContaining(reason)]);
  });
});
