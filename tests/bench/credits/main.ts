import { availableParallelism, loadavg } from "node:os";
import { run } from "../../../scripts/lib/fail.ts";
import { inRoot } from "../../../scripts/lib/paths.ts";
import { Supervisor } from "../../../scripts/lib/supervisor.ts";
import { Client } from "../load.ts";
import { printRows, printWanted, type Wanted } from "../report.ts";
import { rowOf } from "../rounds.ts";
import { measureProduct } from "./http.ts";
import type { LedgerRates } from "./ledger.ts";

// Before the ledger is imported: plain Node knows no Lua.
await import(inRoot("scripts/typescript-hooks.mjs"));
const { measureLedger, names } = await import("./ledger.ts");

/**
 * `npm run bench:credits`: what the ledger bears, beside a bare script on the same Redis by the same client; what a debit costs over HTTP, beside an empty
 * route; and how fast the journal is archived. A figure that was missed is only told, since a machine that others use proves nothing.
 */
const IN_FLIGHT = [1, 16, 64];

const number = (value: number, digits: number) => value.toFixed(digits).padStart(10);

function print(inFlight: number, rates: LedgerRates): void {
  console.log(`\n${inFlight} in flight`);
  console.log(`${"".padEnd(46)} operations/s    p50 ms     p99 ms   of the bare script`);
  for (const [name, title] of Object.entries(names)) {
    const { perSecond, p50, p99, ofBare } = rates[name as keyof LedgerRates];
    console.log(
      `  ${title.padEnd(46)} ${number(perSecond, 0)} ${number(p50, 2)} ${number(p99, 2)} ${number(ofBare, 2)}`,
    );
  }
}

const supervisor = new Supervisor(inRoot(".florin-test", "running"));

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(signal, async () => {
    await supervisor.stop();
    process.exit(130);
  });
}

await run(async () => {
  await supervisor.clearLeftovers();
  const client = new Client();
  try {
    console.log(`${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(1)} before the run`);
    const ledger = await measureLedger(IN_FLIGHT);
    for (const [inFlight, rates] of ledger) print(inFlight, rates);
    const { rows, drained } = await measureProduct(supervisor, client);
    printRows("Over HTTP", rows);
    const { entries, seconds } = drained;
    console.log(`\nArchiving ${entries} entries of the journal took ${seconds.toFixed(1)} s`);
    printWanted([
      ...ofLedger(ledger.get(16)),
      {
        what: "a deduction over HTTP, of the empty route",
        is: rowOf(rows, "deduction").perSecond / rowOf(rows, "empty").perSecond,
        unit: "times",
        atLeast: 0.6,
        digits: 2,
      },
      { what: "archiving the journal", is: entries / seconds, unit: "entries a second", atLeast: 10_000 },
    ]);
  } finally {
    await client.stop();
    await supervisor.stop();
  }
});

function ofLedger(rates: LedgerRates | undefined): Wanted[] {
  if (!rates) return [];
  const { deduct, old } = rates;
  return [
    {
      what: "deduct, of the bare script, 16 in flight",
      is: deduct.ofBare,
      unit: "times",
      atLeast: 0.7,
      digits: 2,
    },
    { what: "deduct, p99, 16 in flight", is: deduct.p99, unit: "ms", atMost: 3, digits: 2 },
    {
      what: "a young account beside an old one, 16 in flight",
      is: deduct.perSecond / old.perSecond,
      unit: "times",
      atMost: 1.2,
      digits: 2,
    },
  ];
}
