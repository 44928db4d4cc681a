import { spawn } from "node:child_process";
import { parseArgs } from "node:util";
import { Failure, run } from "../../scripts/lib/fail.ts";
import { inRoot } from "../../scripts/lib/paths.ts";

/**
 * `npm run simulate -- --seed N --months 24 --customers 40 --seeds 5 --story`: plays so many months of an organization with that many customers over a
 * real Postgres, Redis and the Stripe sandbox, out of a seed that is printed; `--seeds` plays that many seeds from there on, `--story` tells all that
 * happens. The same seed plays the same again.
 */
const { values } = parseArgs({
  options: {
    seed: { type: "string" },
    seeds: { type: "string", default: "1" },
    months: { type: "string", default: "24" },
    customers: { type: "string", default: "40" },
    story: { type: "boolean", default: false },
  },
});

function count(name: "seed" | "seeds" | "months" | "customers", otherwise = 0): number {
  const number = Number(values[name] ?? otherwise);
  if (!Number.isSafeInteger(number) || number < 1)
    throw new Failure(`--${name} wants a whole number from 1 on`);
  return number;
}

await run(async () => {
  const first = count("seed", 1 + Math.floor(Math.random() * 1_000_000));
  const seeds = Array.from({ length: count("seeds") }, (_, index) => first + index);
  const given = { seeds, months: count("months"), customers: count("customers") };
  console.log(`seeds ${seeds.join(", ")}; ${given.months} months, ${given.customers} customers`);
  const command = ["run", "--disableConsoleIntercept", "tests/simulation"];
  const child = spawn(process.execPath, [inRoot("node_modules/vitest/vitest.mjs"), ...command], {
    cwd: inRoot("."),
    stdio: "inherit",
    env: {
      ...process.env,
      FLORIN_SIMULATION: JSON.stringify(given),
      ...(values.story && { FLORIN_SIMULATION_STORY: "1" }),
    },
  });
  const code = await new Promise((done) => child.once("exit", done));
  if (code !== 0) throw new Failure("something did not hold; what it was is told above");
});
