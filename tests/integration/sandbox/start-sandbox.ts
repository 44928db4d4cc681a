import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import Stripe from "stripe";

export const secretKey = "sk_test_sandbox_0123456789";
export const publishableKey = "pk_test_sandbox_0123456789";
export const webhookSecret = "whsec_sandbox_0123456789";

/** A running sandbox with a store of its own. */
export interface RunningSandbox {
  url: string;
  /** Of its process. */
  pid: number;
  /** The unmodified SDK, which retries nothing by itself. */
  stripe: Stripe;
  /** Ends the process as a crash would. */
  crash(): Promise<void>;
  /** Starts it anew over the same store. */
  restart(env?: Readonly<Record<string, string>>): Promise<void>;
  /** Asks it to stop; answers the exit code. */
  stop(): Promise<number | null>;
}

/** Starts the sandbox as its own process on a free port. The caller stops it. */
export async function startSandbox(env: Readonly<Record<string, string>> = {}): Promise<RunningSandbox> {
  const folder = mkdtempSync(join(tmpdir(), "florin-stripe-"));
  const launch = (more: Readonly<Record<string, string>>) =>
    launchProcess(join(folder, "stripe.sqlite"), more);
  let running = await launch(env);
  const sandbox: RunningSandbox = {
    url: running.url,
    pid: running.child.pid ?? 0,
    stripe: sdkFor(running.url),
    async crash() {
      const exited = once(running.child, "exit");
      running.child.kill("SIGKILL");
      await exited;
    },
    async restart(more = env) {
      running = await launch(more);
      sandbox.url = running.url;
      sandbox.pid = running.child.pid ?? 0;
      sandbox.stripe = sdkFor(running.url);
    },
    async stop() {
      if (running.child.exitCode !== null || running.child.signalCode !== null) {
        rmSync(folder, { recursive: true, force: true });
        return running.child.exitCode;
      }
      const exited = once(running.child, "exit");
      running.child.kill("SIGTERM");
      const [code] = await exited;
      rmSync(folder, { recursive: true, force: true });
      return code;
    },
  };
  return sandbox;
}

async function launchProcess(
  dataFile: string,
  env: Readonly<Record<string, string>>,
): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, ["src/sandbox/stripe/main.ts"], {
    env: {
      ...process.env,
      STRIPE_SANDBOX_PORT: "0",
      STRIPE_SANDBOX_DATA: dataFile,
      STRIPE_SECRET_KEY: secretKey,
      STRIPE_PUBLISHABLE_KEY: publishableKey,
      STRIPE_WEBHOOK_SECRET: webhookSecret,
      ...env,
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (child.stdout === null) throw new Error("The sandbox has no output.");
  const lines = createInterface({ input: child.stdout });
  const [line] = await Promise.race([once(lines, "line"), once(child, "exit").then(() => ["{}"])]);
  const { listening } = JSON.parse(String(line));
  if (typeof listening !== "string") throw new Error("The sandbox ended before it listened.");
  return { child, url: listening };
}

function sdkFor(url: string): Stripe {
  const { hostname, port } = new URL(url);
  return new Stripe(secretKey, {
    host: hostname,
    port,
    protocol: "http",
    maxNetworkRetries: 0,
    telemetry: false,
  });
}

/** A card as a form or script sends it; good until 2040. */
export function card(number: string, more: Readonly<Record<string, string | number>> = {}) {
  return { number, exp_month: 12, exp_year: 2040, cvc: /^3[47]/.test(number) ? "1234" : "123", ...more };
}

/** Makes a confirmation token as a browser does, with the publishable key. Answers status and body. */
export async function confirmationToken(
  sandbox: RunningSandbox,
  fields: Readonly<Record<string, string | number>>,
  more: Readonly<Record<string, string>> = {},
) {
  const body = new URLSearchParams({ "payment_method_data[type]": "card", ...more });
  for (const [name, value] of Object.entries(fields))
    body.set(`payment_method_data[card][${name}]`, String(value));
  const response = await fetch(`${sandbox.url}/v1/confirmation_tokens`, {
    method: "POST",
    headers: { Authorization: `Bearer ${publishableKey}` },
    body,
  });
  return { status: response.status, headers: response.headers, body: await response.json() };
}

/** Creates and confirms a payment of 20.00 USD with the card, as the checkout does. */
export async function pay(
  sandbox: RunningSandbox,
  number: string,
  more: Partial<Stripe.PaymentIntentCreateParams> = {},
): Promise<Stripe.Response<Stripe.PaymentIntent>> {
  const token = await confirmationToken(sandbox, card(number));
  return sandbox.stripe.paymentIntents.create({
    amount: 2000,
    currency: "usd",
    confirm: true,
    confirmation_token: token.body.id,
    return_url: "https://shop.example/back",
    ...more,
  });
}

/** The SDK error that the promise ends in. */
export async function refusal(promise: Promise<unknown>): Promise<Stripe.errors.StripeError> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof Stripe.errors.StripeError) return error;
    throw error;
  }
  throw new Error("The request was expected to be refused.");
}

/** Calls a control of the sandbox. */
export async function control(sandbox: RunningSandbox, method: string, path: string, body?: object) {
  const response = await fetch(`${sandbox.url}/_sandbox/${path}`, {
    method,
    ...(body === undefined
      ? {}
      : { headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) }),
  });
  return { status: response.status, body: await response.json() };
}

/** Asks again and again until the answer is there. */
export async function eventually<T>(
  ask: () => Promise<T | undefined> | T | undefined,
  withinMs = 8000,
): Promise<T> {
  const end = Date.now() + withinMs;
  for (;;) {
    const found = await ask();
    if (found !== undefined) return found;
    if (Date.now() > end) throw new Error("It did not happen in time.");
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
}
