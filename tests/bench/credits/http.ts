import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { inRoot, root } from "../../../scripts/lib/paths.ts";
import type { Supervisor } from "../../../scripts/lib/supervisor.ts";
import { redisUrl } from "../../../scripts/services/redis.ts";
import { readKept } from "../../../scripts/services/settings.ts";
import { APPLICATION } from "../../../scripts/start/seed.ts";
import type { Client, Requests } from "../load.ts";
import { emptyRoute, posting } from "../loads.ts";
import { freshData, type Product, startProduct } from "../product.ts";
import { measure, type Row } from "../rounds.ts";

const ROUNDS = 3;

export type Over = { rows: Row[]; drained: { entries: number; seconds: number } };

/**
 * Debits over HTTP beside an empty route of the same build, then the archiving of 100,000 journal entries. The server runs without a worker, so that
 * the two do not share a processor.
 */
export async function measureProduct(supervisor: Supervisor, client: Client): Promise<Over> {
  const { data, port } = await freshData(path.join(root, ".florin-test", `bench-credits-${process.pid}`));
  const settings = { FLORIN_RATE_LIMITS: "off", FLORIN_ROLE: "web" };
  const product = await startProduct(supervisor, { root, data, port, settings });
  try {
    const customer = await make(posting(product, "/api/v1/customers", { email: "bench@example.com" }));
    await make(posting(product, "/api/v1/credits/grants", { customer_id: customer, amount: 1e12 }));
    const load = posting(product, "/api/v1/credits/deductions", { customer_id: customer, amount: 1 });
    const entries = [
      emptyRoute(product),
      { key: "deduction", name: "a deduction", load, seconds: 3 } as const,
    ];
    const rows = await measure(client, product, entries, ROUNDS);
    return { rows, drained: await drain(product, data, customer) };
  } finally {
    await product.stop();
  }
}

/** Makes something once and answers its id. */
async function make({ url, method, headers, body }: Requests): Promise<string> {
  const answer = await fetch(url, { method, headers, ...(body && { body }) });
  if (answer.status !== 201) throw new Error(`${url} answered ${answer.status}: ${await answer.text()}`);
  return ((await answer.json()) as { id: string }).id;
}

async function drain({ databaseUrl, demo }: Product, data: string, customer: string) {
  const { redis } = await readKept(data);
  const env = {
    ...process.env,
    DATABASE_URL: databaseUrl,
    REDIS_URL: redisUrl({ port: redis.port ?? 0, password: redis.password }),
    FLORIN_SECRET: "only for the benchmark, 32 letters",
    STRIPE_SECRET_KEY: "none",
    STRIPE_PUBLISHABLE_KEY: "none",
    STRIPE_WEBHOOK_SECRET: "none",
    LOG_LEVEL: "error",
  };
  const words = [...APPLICATION, inRoot("tests/bench/credits/drain.ts"), demo.organization_id, customer];
  const { stdout } = await promisify(execFile)(process.execPath, words, { cwd: root, env });
  return JSON.parse(stdout.trim().split("\n").at(-1) ?? "") as Over["drained"];
}
