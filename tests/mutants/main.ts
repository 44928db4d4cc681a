import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { inRoot } from "../../scripts/lib/paths.ts";
import { billingMutants } from "./billing.ts";
import { ledgerMutants, type Mutant } from "./ledger.ts";
import { outsideMutants } from "./outside.ts";

/** `npm run mutants`, or those of one name alone: `npm run mutants -- billing`. */
const suites: Record<string, { mutants: Mutant[]; tests: string[]; env: Record<string, string> }> = {
  ledger: {
    mutants: ledgerMutants,
    tests: ["tests/properties/credits/ledger.test.ts", "tests/integration/sdk"],
    env: { FLORIN_PROPERTY_RUNS: "150" },
  },
  billing: {
    mutants: billingMutants,
    tests: ["tests/simulation"],
    env: { FLORIN_SIMULATION: JSON.stringify({ seeds: [1, 2, 3, 4, 5], months: 24, customers: 6 }) },
  },
  outside: {
    mutants: outsideMutants,
    tests: ["tests/integration/outside/github.test.ts", "tests/integration/outside/random-lives.test.ts"],
    env: { FLORIN_PROPERTY_RUNS: "60" },
  },
};

type Suite = (typeof suites)[string];

/** Runs a suite's tests over a mutant, and answers whether one of them fails, as it should. */
function dies(mutant: Mutant, { tests, env: more }: Suite): Promise<boolean> {
  return new Promise((answer, refuse) => {
    const env = { ...process.env, ...more, FLORIN_MUTANT: JSON.stringify(mutant) };
    const command = [inRoot("node_modules/vitest/vitest.mjs"), "run", "--bail=1", ...tests];
    const child = spawn(process.execPath, command, { env, cwd: inRoot("."), stdio: "ignore" });
    child.once("error", refuse);
    child.once("exit", (code) => answer(code !== 0));
  });
}

const wanted = process.argv.slice(2);
const chosen = Object.entries(suites).filter(([name]) => wanted.length === 0 || wanted.includes(name));

for (const { mutants } of chosen.map(([, suite]) => suite))
  for (const { file, from } of mutants)
    if (readFileSync(inRoot(file), "utf8").split(from).length !== 2)
      throw new Error(`${file} does not hold this once: ${from}`);

const survivors: Mutant[] = [];
let died = 0;
for (const [, suite] of chosen)
  for (const mutant of suite.mutants) {
    const hasDied = await dies(mutant, suite);
    if (hasDied) died += 1;
    else survivors.push(mutant);
    console.log(`${hasDied ? "✓ died    " : "✗ survived"}  ${mutant.file.split("/").at(-1)}: ${mutant.why}`);
  }
console.log(`\n${died} died, ${survivors.length} survived`);
process.exitCode = survivors.length > 0 ? 1 : 0;
