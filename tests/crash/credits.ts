import { setTimeout as sleep } from "node:timers/promises";
import { Redis } from "ioredis";
import pg from "pg";
import { expect } from "vitest";
import { freePort } from "../../scripts/lib/ports.ts";
import {
  publishableKey,
  secretKey,
  startSandbox,
  webhookSecret,
} from "../integration/sandbox/start-sandbox.ts";
import { killableRedis } from "../setup/killable-redis.ts";
import { freshDatabase } from "../setup/postgres.ts";
import { eventually, startServer } from "./server.ts";

const KILLS = 10;
const CLIENTS = 4;
const CUSTOMERS = 3;

type Told = { customer: string; transaction: string };

/** The built application over a database, a sandbox and a Redis of its own, all of which may be killed. */
async function open(fsync: "always" | "everysec") {
  const [port, sandbox, redis, { url }] = await Promise.all([
    freePort(),
    startSandbox(),
    killableRedis(fsync),
    freshDatabase(),
  ]);
  const settings = {
    DATABASE_URL: url,
    REDIS_URL: redis.url,
    FLORIN_URL: `http://127.0.0.1:${port}`,
    FLORIN_SECRET: "a secret that only tests know, 32 long",
    FLORIN_RATE_LIMITS: "off",
    STRIPE_API_URL: sandbox.url,
    STRIPE_SECRET_KEY: secretKey,
    STRIPE_PUBLISHABLE_KEY: publishableKey,
    STRIPE_WEBHOOK_SECRET: webhookSecret,
    LOG_LEVEL: "silent",
  };
  const start = () => startServer(port, settings);
  let server = await start();
  Object.assign(process.env, settings);
  const { aMerchant } = await import("../factories/organization.ts");
  const { aCustomer } = await import("../factories/customer.ts");
  const merchant = await aMerchant();
  const customers = await Promise.all(Array.from({ length: CUSTOMERS }, () => aCustomer(merchant.ctx)));
  const database = new pg.Pool({ connectionString: url, max: 4 });
  return {
    merchant,
    customers: customers.map(({ id }) => id),
    database,
    redis,
    killServer: () => server.kill(),
    /** Web and worker are one process here: both die at once. */
    startServer: async () => {
      server = await start();
    },
    post: (path: string, body: object, key: string) =>
      fetch(`http://127.0.0.1:${port}/api/v1${path}`, {
        method: "POST",
        headers: {
          Authorization: `Bearer ${merchant.token}`,
          "Content-Type": "application/json",
          "Idempotency-Key": key,
        },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(15_000),
      }),
    close: async () => {
      await server.kill();
      await database.end();
      await redis.stop();
      await sandbox.stop();
    },
  };
}
type Shop = Awaited<ReturnType<typeof open>>;

/** One debit or hold under a key of its own. Answers the transaction that it was told, or null. */
async function spendOne(shop: Shop, customer: string, path: string, key: string): Promise<string | null> {
  const answer = await shop.post(path, { customer_id: customer, amount: 1 }, key).catch(() => null);
  const body = answer?.status === 201 ? await answer.json().catch(() => null) : null;
  return body?.transaction.id ?? null;
}

/** Spends until told to stop. What was answered is what the customers rely on. */
async function load(shop: Shop, round: number, isOver: () => boolean): Promise<Told[]> {
  const told: Told[] = [];
  const work = async (client: number) => {
    for (let number = 0; !isOver(); number++) {
      const customer = shop.customers[(client + number) % CUSTOMERS] ?? "";
      const path = number % 5 === 0 ? "/credits/holds" : "/credits/deductions";
      const transaction = await spendOne(shop, customer, path, `${round}-${client}-${number}`);
      if (transaction) told.push({ customer, transaction });
      else await sleep(20);
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, (_, client) => work(client)));
  return told;
}

/** Something that was paid for, as the sale of a benefit has it: written with the sale, applied by a job. */
async function sellCredits(shop: Shop, customerId: string, amount: number): Promise<string> {
  const { grantPaidCredits } = await import("@/modules/credits");
  const { transaction } = await import("@/server/db/transaction");
  const { newId } = await import("@/lib/id");
  const [id, now] = [newId(), new Date()];
  const source = { type: "test" };
  const organizationId = shop.merchant.id;
  await transaction(shop.merchant.ctx.db, (tx) =>
    grantPaidCredits(
      tx,
      { id, organizationId, customerId, amount, expiresAt: null, source, description: null },
      now,
    ),
  );
  return id;
}

/** Kills Redis, then the application and its worker, in turns in the middle of a load. */
async function killAgainAndAgain(shop: Shop): Promise<{ told: Told[]; sold: string[] }> {
  const told: Told[] = [];
  const sold: string[] = [];
  for (let round = 0; round < KILLS; round++) {
    let isOver = false;
    const loading = load(shop, round, () => isOver);
    sold.push(await sellCredits(shop, shop.customers[round % CUSTOMERS] ?? "", 500));
    await sleep(150 + 50 * round);
    if (round % 2 === 0) {
      await shop.redis.kill();
      await sleep(50);
      await shop.redis.start();
    } else {
      await shop.killServer();
      await shop.startServer();
    }
    await sleep(200);
    isOver = true;
    told.push(...(await loading));
  }
  return { told, sold };
}

/** Every account agrees: Redis with its own log, and Postgres with Redis. Answers the balances. */
async function agreement(shop: Shop): Promise<Record<string, number>> {
  const { reconcileAll } = await import("@/modules/credits/reconcile-all");
  const { world } = await import("@/server/context");
  const { CreditsSDK } = await import("@/sdk");
  const { accountOf } = await import("@/modules/credits/ledger");
  const report = await reconcileAll(world());
  expect(report.failed).toBe(0);
  const client = new Redis(shop.redis.url);
  const sdk = new CreditsSDK(client);
  const balances: Record<string, number> = {};
  for (const customer of shop.customers) {
    const account = accountOf(shop.merchant.id, customer);
    const { isValid, balance, seq } = await sdk.verifyBalance(account);
    expect(isValid).toBe(true);
    balances[customer] = balance;
    await eventually(async () => {
      const { rows } = await shop.database.query(
        "SELECT balance::int, last_seq::int FROM credit_account WHERE customer_id = $1 AND stopped_at IS NULL",
        [customer],
      );
      return rows[0]?.balance === balance && rows[0]?.last_seq === seq;
    }, `Postgres has the ${seq} transactions of Redis`);
  }
  client.disconnect();
  return balances;
}

async function missingOf(shop: Shop, told: readonly Told[]): Promise<string[]> {
  const { rows } = await shop.database.query("SELECT id FROM credit_transaction");
  const archived = new Set(rows.map(({ id }) => id));
  return told.map(({ transaction }) => transaction).filter((id) => !archived.has(id));
}

/** Redis, the application and its worker are killed ten times under load; then Redis loses everything. */
export async function surviveKills(fsync: "always" | "everysec"): Promise<void> {
  const shop = await open(fsync);
  try {
    const { told, sold } = await killAgainAndAgain(shop);
    expect(told.length).toBeGreaterThan(100);
    const paid = async () =>
      (await shop.database.query("SELECT id FROM paid_credit_grant WHERE applied_at IS NOT NULL")).rows;
    await eventually(async () => (await paid()).length === sold.length, "every paid grant is in the ledger");
    const balances = await agreement(shop);
    // With `everysec` the last second before a crash of the machine may be gone; never with `always`.
    if (fsync === "always") expect(await missingOf(shop, told)).toEqual([]);

    const client = new Redis(shop.redis.url);
    await client.flushall();
    client.disconnect();
    expect(await agreement(shop)).toEqual(balances);
  } finally {
    await shop.close();
  }
}
