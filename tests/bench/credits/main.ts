import { availableParallelism, loadavg } from "node:os";
import { run } from "../../../scripts/lib/fail.ts";
import { inRoot } from "../../../scripts/lib/paths.ts";
import { printWanted } from "../report.ts";
import type { LedgerRates } from "./ledger.ts";

// Before the ledger is imported: plain Node knows no Lua.
await import(inRoot("scripts/typescript-hooks.mjs"));
const { measureLedger, names } = await import("./ledger.ts");

/**
 * `npm run bench:credits`: what the ledger bears, beside a bare script on the same Redis by the same client. A figure that was missed is only
 * told, since a machine that others use proves nothing.
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

await run(async () => {
  console.log(`${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(1)} before the run`);
  const found = await measureLedger(IN_FLIGHT);
  for (const [inFlight, rates] of found) print(inFlight, rates);
  const at16 = found.get(16);
  if (!at16) return;
  printWanted([
    {
      what: "deduct, of the bare script, 16 in flight",
      is: at16.deduct.ofBare,
      unit: "times",
      atLeast: 0.7,
      digits: 2,
    },
    { what: "deduct, p99, 16 in flight", is: at16.deduct.p99, unit: "ms", atMost: 3, digits: 2 },
    {
      what: "an old account beside a young one, 16 in flight",
      is: at16.deduct.perSecond / at16.old.perSecond,
      unit: "times",
      atMost: 1.2,
      digits: 2,
    },
  ]);
});
