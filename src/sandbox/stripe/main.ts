/**
 * Florin's Stripe sandbox: a local server that speaks Stripe's API, so that everything can be tried without Stripe.
 * Run as `node src/sandbox/stripe/main.ts`; `settings.ts` says what the environment must hold. Prints
 * `{"listening":"http://127.0.0.1:PORT"}` once it works. SIGTERM or SIGINT lets it finish what runs and exit 0.
 */
import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import { Sandbox } from "./sandbox.ts";
import { buildServer } from "./server.ts";
import { readSettings } from "./settings.ts";

const patienceMs = 10_000;

function start(): void {
  const settings = readSettings(process.env);
  const sandbox = new Sandbox(settings);
  const server = createAdaptorServer({
    fetch: buildServer(sandbox).fetch,
    serverOptions: { keepAliveTimeout: 65_000 },
  });
  server.once("error", (error) => giveUp(error));
  server.listen(settings.port, "127.0.0.1", () => {
    const { port } = server.address() as AddressInfo;
    const origin = `http://127.0.0.1:${port}`;
    sandbox.resume(origin);
    process.stdout.write(`${JSON.stringify({ listening: origin })}\n`);
  });
  const stop = () => {
    setTimeout(() => process.exit(0), patienceMs).unref();
    server.close(() => sandbox.close().then(() => process.exit(0)));
  };
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
}

function giveUp(error: unknown): void {
  console.error(`The Stripe sandbox cannot start: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}

try {
  start();
} catch (error) {
  giveUp(error);
}
