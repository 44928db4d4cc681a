import { afterAll } from "vitest";
import {
  card,
  confirmationToken,
  publishableKey,
  type RunningSandbox,
  secretKey,
  startSandbox,
  webhookSecret,
} from "../integration/sandbox/start-sandbox.ts";
import { type ApiTest, apiForTest } from "./api.ts";

export type Shop = ApiTest & {
  sandbox: () => RunningSandbox;
  /** A confirmation token for a test card, as the card form makes it. */
  token: (number?: string) => Promise<string>;
};

/** The API over a database, a Redis and a Stripe sandbox of the file's own. Call it once at the top of the file. */
export function shopForTest(settings: Record<string, string> = {}): Shop {
  let running: RunningSandbox | undefined;
  const sandbox = () => {
    if (!running) throw new Error("the sandbox starts before the first test, not while tests are collected");
    return running;
  };
  const api = apiForTest(async () => {
    running = await startSandbox();
    return {
      STRIPE_API_URL: running.url,
      STRIPE_SECRET_KEY: secretKey,
      STRIPE_PUBLISHABLE_KEY: publishableKey,
      STRIPE_WEBHOOK_SECRET: webhookSecret,
      ...settings,
    };
  });
  afterAll(() => running?.stop());
  return {
    ...api,
    sandbox,
    token: async (number = "4242424242424242") => (await confirmationToken(sandbox(), card(number))).body.id,
  };
}
