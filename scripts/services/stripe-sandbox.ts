import { readFile } from "node:fs/promises";
import { stripeEventTypes } from "../../src/lib/stripe-events.ts";
import { leash } from "../lib/leash.ts";
import { inRoot } from "../lib/paths.ts";
import type { Service } from "../lib/process.ts";
import { startLogged } from "./logged.ts";

export type SandboxSettings = {
  port: number;
  /** SQLite file that keeps its state. */
  file: string;
  secretKey: string;
  publishableKey: string;
  webhookSecret: string;
  /** Where it sends events, of the types that the guide to Stripe asks of a real endpoint. */
  webhookUrl: string;
};

/** Starts the Stripe sandbox and gives its address once it listens. @throws Failure with what it said when it does not. */
export async function startSandbox(settings: SandboxSettings): Promise<{ service: Service; url: string }> {
  const env = {
    ...process.env,
    STRIPE_SANDBOX_PORT: String(settings.port),
    STRIPE_SANDBOX_DATA: settings.file,
    STRIPE_SECRET_KEY: settings.secretKey,
    STRIPE_PUBLISHABLE_KEY: settings.publishableKey,
    STRIPE_WEBHOOK_SECRET: settings.webhookSecret,
    STRIPE_WEBHOOK_URL: settings.webhookUrl,
    STRIPE_WEBHOOK_EVENTS: stripeEventTypes.join(","),
  };
  const logFile = `${settings.file}.log`;
  const { service, answer } = await startLogged({
    name: "The Stripe sandbox",
    command: process.execPath,
    args: [...leash, "--disable-warning=ExperimentalWarning", inRoot("src/sandbox/stripe/main.ts")],
    options: { env },
    logFile,
    patienceMs: 5_000,
    ready: async () => /"listening":\s*"([^"]+)"/.exec(await readFile(logFile, "utf8"))?.[1],
  });
  return { service, url: answer };
}
