import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { inRoot } from "../../scripts/lib/paths.ts";
import { ledgerMutants, type Mutant } from "./ledger.ts";

const tests = ["tests/properties/credits/ledger.test.ts", "tests/integration/sdk"];

/** Runs the ledger's tests over a mutant, and answers whether one of them fails, as it should. */
function dies(mutant: Mutant): Promise<boolean> {
  return new Promise((answer, refuse) => {
    const env = { ...process.env, FLORIN_MUTANT: JSON.stringify(mutant), FLORIN_PROPERTY_RUNS: "150" };
    const command = [inRoot("node_modules/vitest/vitest.mjs"), "run", "--bail=1", ...tests];
    const child = spawn(process.execPath, command, { env, cwd: inRoot("."), stdio: "ignore" });
    child.once("error", refuse);
    child.once("exit", (code) => answer(code !== 0));
  });
}

for (const mutant of ledgerMutants)
  if (readFileSync(inRoot(mutant.file), "utf8").split(mutant.from).length !== 2)
    throw new Error(`${mutant.file} does not hold this once: ${mutant.from}`);

const survivors: Mutant[] = [];
for (const mutant of ledgerMutants) {
  const hasDied = await dies(mutant);
  if (!hasDied) survivors.push(mutant);
  console.log(`${hasDied ? "✓ died    " : "✗ survived"}  ${mutant.file.split("/").at(-1)}: ${mutant.why}`);
}
console.log(`\n${ledgerMutants.length - survivors.length} died, ${survivors.length} survived`);
process.exitCode = survivors.length > 0 ? 1 : 0;
