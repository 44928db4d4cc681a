import { rm } from "node:fs/promises";
import { root } from "../../scripts/lib/paths.ts";
import type { Supervisor } from "../../scripts/lib/supervisor.ts";
import type { Client } from "./load.ts";
import { catalogue, loadsOf } from "./loads.ts";
import { fillOrders } from "./orders.ts";
import { freshData, type Product, startProduct } from "./product.ts";
import { printRows, printWanted, type Wanted } from "./report.ts";
import { measure, type Row, rowOf } from "./rounds.ts";
import type { Starts } from "./starts.ts";

const ROUNDS = 3;
const FEW = 1_000;
const MANY = 1_000_000;

type Bench = { supervisor: Supervisor; client: Client; data: string; starts: Starts | undefined };

/** All stages, one after the other; answers how many requests failed and how many wanted figures were missed. */
export async function benchmark(bench: Bench): Promise<{ failed: number; missed: number }> {
  const { supervisor, client, data, starts } = bench;
  const { port } = await freshData(data);
  try {
    const limited = await startProduct(supervisor, { root, data, port });
    console.log(
      `\nStarted on an empty folder in ${limited.startSeconds.toFixed(1)} s (and built, if there was no build).`,
    );
    const productIds = await catalogue(limited);
    const { empty, product: one } = loadsOf(limited, productIds);
    const withLimits = await measure(client, limited, [empty, one], ROUNDS);
    printRows("With rate limits", withLimits);
    await limited.stop();

    const settings = { FLORIN_RATE_LIMITS: "off" };
    const product = await startProduct(supervisor, { root, data, port, settings });
    console.log("\nFrom here on without rate limits (FLORIN_RATE_LIMITS=off).");
    const few = await stage(client, product, productIds, FEW);
    const many = await stage(client, product, productIds, MANY);
    const memory = await product.memory();
    await product.stop();

    const second = product.startSeconds;
    const missed = printWanted([
      ...ofRequests(withLimits, few, many),
      ...ofProcess(memory.now, second, starts),
    ]);
    console.log(`  The server's memory was ${memory.peak.toFixed(0)} MB at its highest.`);
    if (!starts) console.log("  The first start is timed by: npm run bench -- --starts");
    const failed = [...withLimits, ...few, ...many].reduce((sum, row) => sum + row.failed, 0);
    return { failed, missed };
  } finally {
    await rm(data, { recursive: true, force: true });
  }
}

/** Fills up to so many orders, then reads, then sells. */
async function stage(client: Client, product: Product, productIds: string[], orders: number): Promise<Row[]> {
  const since = performance.now();
  await fillOrders(product.databaseUrl, product.demo.organization_id, productIds, orders);
  const count = orders.toLocaleString("en");
  console.log(`\n${count} orders, made in ${((performance.now() - since) / 1_000).toFixed(1)} s`);
  const loads = loadsOf(product, productIds);
  const reads = await measure(client, product, [loads.empty, loads.product, loads.orders], ROUNDS);
  printRows(`Reading, at ${count} orders`, reads);
  const sales = await measure(client, product, [loads.empty, loads.checkout, loads.purchase], ROUNDS);
  printRows(`Selling, at ${count} orders`, sales);
  return [...reads, ...sales.filter(({ key }) => key !== "empty")];
}

function ofRequests(withLimits: Row[], few: Row[], many: Row[]): Wanted[] {
  const share = (rows: Row[]) => rowOf(rows, "product").perSecond / rowOf(rows, "empty").perSecond;
  // Each beside the empty route of its own rounds: what else the machine did in the minutes between falls out.
  const pace = (rows: Row[]) => rowOf(rows, "orders").perSecond / rowOf(rows, "empty").perSecond;
  const wait = (rows: Row[]) => rowOf(rows, "orders").p50 / rowOf(rows, "empty").p50;
  const times = { unit: "times", digits: 2 };
  return [
    { what: "reading one product, of the empty route", is: share(few), ...times, atLeast: 0.55 },
    { what: "the same with rate limits", is: share(withLimits), ...times, atLeast: 0.55 },
    { what: "the same at a million orders", is: share(many), ...times, atLeast: 0.55 },
    {
      what: "listing at a thousand over a million orders, rate",
      is: pace(few) / pace(many),
      ...times,
      atMost: 1.5,
    },
    {
      what: "listing at a million over a thousand orders, p50",
      is: wait(many) / wait(few),
      ...times,
      atMost: 1.5,
    },
    ...[few, many].flatMap((rows, index) => {
      const where = index === 0 ? "at a thousand orders" : "at a million";
      return [
        { what: `checkouts ${where}`, is: rowOf(rows, "checkout").perSecond, unit: "a second", atLeast: 150 },
        {
          what: `purchases ${where}`,
          is: rowOf(rows, "purchase").perSecond,
          unit: "a second",
          atLeast: 40,
          digits: 1,
        },
      ];
    }),
  ];
}

function ofProcess(megabytes: number, second: number, starts: Starts | undefined): Wanted[] {
  const seconds = { unit: "s", digits: 1 };
  return [
    { what: "resident memory of the server after all this", is: megabytes, unit: "MB", atMost: 400 },
    { what: "second start", is: second, ...seconds, atMost: 10 },
    ...(starts
      ? [
          { what: "first start of a fresh clone", is: starts.first, ...seconds, atMost: 240 },
          { what: "second start of that clone", is: starts.second, ...seconds, atMost: 10 },
        ]
      : []),
  ];
}
