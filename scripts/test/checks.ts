import type { Supervisor } from "../lib/supervisor.ts";
import { type Outcome, runStep, type Tally } from "./steps.ts";

/** dependency-cruiser reads no TypeScript when a part is missing, and then finds nothing wrong in nothing; this few modules mean that. */
const FEWEST_MODULES = 20;

/** The checks that need no server: format and lint, types, layers, what nobody uses. Two run at a time. */
export async function runChecks(supervisor: Supervisor): Promise<Outcome[]> {
  // Writes the types of the routes, which are not committed and which tsc reads.
  const typegen = await runStep(supervisor, { title: "Route types", program: "next", args: ["typegen"] });
  const check = (
    title: string,
    program: string,
    args: string[],
    count?: (printed: string, code: number) => Tally,
  ) => runStep(supervisor, { title, program, args, isQuiet: true, ...(count && { count }) });
  const first = await Promise.all([
    check("Format and lint (biome)", "biome", ["ci", "--colors=off", "."]),
    check("Types (tsc)", "tsc", ["--noEmit", "-p", "."]),
  ]);
  const second = await Promise.all([
    check(
      "Layers (dependency-cruiser)",
      "depcruise",
      ["src", "--config", ".dependency-cruiser.cjs"],
      countLayers,
    ),
    check("What nobody uses (knip)", "knip", ["--no-progress"]),
  ]);
  return [typegen, ...first, ...second];
}

function countLayers(printed: string, code: number): Tally {
  const modules = Number(/\((\d+) modules/.exec(printed)?.[1] ?? 0);
  const hasCruised = modules >= FEWEST_MODULES;
  if (!hasCruised) console.log(`dependency-cruiser saw ${modules} modules: it did not look at the sources.`);
  const isWell = code === 0 && hasCruised;
  return { passed: isWell ? 1 : 0, failed: isWell ? 0 : 1, skipped: 0 };
}
