import pg from "pg";
import { expect } from "vitest";
import { freePort } from "../../scripts/lib/ports.ts";
import type { Merchant } from "../factories/organization.ts";
import {
  card,
  confirmationToken,
  control,
  publishableKey,
  type RunningSandbox,
  secretKey,
  startSandbox,
  webhookSecret,
} from "../integration/sandbox/start-sandbox.ts";
import { freshDatabase } from "../setup/postgres.ts";
import { freshRedis } from "../setup/redis.ts";
import { eventually, type Server, startServer } from "./server.ts";

const PAYS = "4242424242424242";

/** What Stripe is slow in: before it does it, or with the answer. */
export type Delay = "delay_before" | "delay_after";

type Parts = {
  merchant: Merchant;
  sandbox: RunningSandbox;
  database: pg.Pool;
  server: Server;
  startServer: () => Promise<Server>;
};

/** The built application, which may be killed, over a database, a Redis and a sandbox of its own, and a merchant in it. */
export class Shop {
  readonly merchant: Merchant;
  readonly sandbox: RunningSandbox;
  readonly #database: pg.Pool;
  readonly #startServer: () => Promise<Server>;
  #server: Server;

  private constructor({ merchant, sandbox, database, server, startServer }: Parts) {
    this.merchant = merchant;
    this.sandbox = sandbox;
    this.#database = database;
    this.#startServer = startServer;
    this.#server = server;
  }

  /** @param hearsStripe whether webhooks of the sandbox reach it; else what a crash left is the sweep's alone. */
  static async open({ hearsStripe }: { hearsStripe: boolean }): Promise<Shop> {
    const port = await freePort();
    const { url } = await freshDatabase();
    const address = `http://127.0.0.1:${port}`;
    const sandbox = await startSandbox(
      hearsStripe ? { STRIPE_WEBHOOK_URL: `${address}/api/webhooks/stripe` } : {},
    );
    const settings = {
      DATABASE_URL: url,
      REDIS_URL: await freshRedis(),
      FLORIN_URL: address,
      FLORIN_SECRET: "a secret that only tests know, 32 long",
      STRIPE_API_URL: sandbox.url,
      STRIPE_SECRET_KEY: secretKey,
      STRIPE_PUBLISHABLE_KEY: publishableKey,
      STRIPE_WEBHOOK_SECRET: webhookSecret,
      LOG_LEVEL: "fatal",
    };
    const start = () => startServer(port, settings);
    const server = await start();
    // What is imported after this lives in the same shop.
    Object.assign(process.env, settings);
    const { aMerchant } = await import("../factories/organization.ts");
    const database = new pg.Pool({ connectionString: url, max: 4 });
    return new Shop({ merchant: await aMerchant(), sandbox, database, server, startServer: start });
  }

  async close(): Promise<void> {
    await this.#server.kill();
    await this.#database.end();
    await this.sandbox.stop();
  }

  /** As a crash would: no handler runs, nothing is finished. */
  kill = () => this.#server.kill();

  async start(): Promise<void> {
    this.#server = await this.#startServer();
  }

  async rows(sql: string, ...values: unknown[]) {
    return (await this.#database.query(sql, values)).rows;
  }

  async exists(sql: string, ...values: unknown[]): Promise<boolean> {
    return (await this.rows(sql, ...values)).length > 0;
  }

  /** Asks for something; the answer of a server that is killed never comes. @param token null: as a buyer does. */
  send(method: string, path: string, body?: object, token: string | null = this.merchant.token) {
    return fetch(`${this.#server.url}/api/v1${path}`, {
      method,
      headers: { "Content-Type": "application/json", ...(token && { Authorization: `Bearer ${token}` }) },
      ...(body && { body: JSON.stringify(body) }),
    }).catch(() => null);
  }

  /** The body of an answer that says that it went well. */
  async api(method: string, path: string, body?: object) {
    const answer = await this.send(method, path, body);
    expect(answer?.status).toBeLessThan(300);
    return answer?.json();
  }

  /** A card as the card form hands it over. */
  async confirmationToken(number = PAYS): Promise<string> {
    return (await confirmationToken(this.sandbox, card(number))).body.id;
  }

  /** Makes the next request of this kind to Stripe slow. */
  delay(mode: Delay, path: string) {
    return control(this.sandbox, "POST", "faults", { method: "POST", path, mode, delay_ms: 1_500, times: 1 });
  }

  clearFaults() {
    return control(this.sandbox, "DELETE", "faults");
  }

  /** Keeps the organization's order numbers locked, so that whatever makes an order stops right before its end, within its transaction. */
  async holdNumbers(): Promise<() => Promise<void>> {
    const client = await this.#database.connect();
    await client.query("BEGIN");
    await client.query("SELECT 1 FROM order_counter WHERE organization_id = $1 FOR UPDATE", [
      this.merchant.id,
    ]);
    return async () => {
      await client.query("ROLLBACK");
      client.release();
    };
  }

  untilOrderWaits() {
    const waiting =
      "SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%order_counter%'";
    return eventually(() => this.exists(waiting), "the order comes to its last step");
  }

  /**
   * Starts again, and lets minutes pass: the sweep asks about what is stuck, as often as it takes Stripe to be done with
   * what it was asked before the crash.
   */
  async minutesLater(isDone: () => Promise<boolean>, what: string): Promise<void> {
    await this.start();
    await eventually(async () => {
      await this.rows(
        "UPDATE payment SET created_at = created_at - interval '2 minutes' WHERE status = 'pending'",
      );
      await this.rows(
        "SELECT graphile_worker.add_job('stripe-events.sweep-payments', '{}', job_key => 'the next sweep')",
      );
      return isDone();
    }, what);
  }
}
