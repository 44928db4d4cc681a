import { inRoot, root } from "../lib/paths.ts";
import { startService } from "../lib/process.ts";
import type { Supervisor } from "../lib/supervisor.ts";

/** A guarantee that was found broken: its name, and what was said of it. */
export type Broken = { name: string; error: string };

/** How many guarantees a step found kept and broken; and which were broken, when that can be told. */
export type Tally = { passed: number; failed: number; skipped: number; broken?: Broken[] };

export type Outcome = Required<Tally> & { title: string; seconds: number };

type Command = {
  title: string;
  /** A program of `node_modules/.bin`, or `node`. */
  program: string;
  args: string[];
  env?: Record<string, string>;
  /** Reads what it printed, when the exit code is not all there is to know. */
  count?: (printed: string, code: number) => Promise<Tally> | Tally;
  /** Shown when it has ended and not as it goes, because another step prints at the same time. */
  isQuiet?: boolean;
};

const asOne = (_: string, code: number): Tally => ({
  passed: code === 0 ? 1 : 0,
  failed: code === 0 ? 0 : 1,
  skipped: 0,
});

/** Runs one step of the tests to its end, shows all it prints, and says how it went; it never throws for what the step finds. */
export async function runStep(supervisor: Supervisor, command: Command): Promise<Outcome> {
  const { title, program, args, env = {}, count = asOne, isQuiet = false } = command;
  const since = Date.now();
  if (!isQuiet) console.log(`\n── ${title}`);
  const [file, before] =
    program === "node" ? [process.execPath, []] : [inRoot("node_modules/.bin", program), []];
  const service = startService({ name: title }, file, [...before, ...args], {
    cwd: root,
    env: { ...process.env, ...(process.stdout.isTTY && { FORCE_COLOR: "1" }), ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let printed = "";
  for (const [stream, out] of [
    [service.child.stdout, process.stdout],
    [service.child.stderr, process.stderr],
  ] as const) {
    stream?.on("data", (chunk: Buffer) => {
      printed += chunk;
      if (!isQuiet) out.write(chunk);
    });
  }
  const how = await supervisor.during(service, service.closed);
  const code = /^ended with code (\d+)$/.exec(how)?.[1];
  if (isQuiet) console.log(`\n── ${title}\n${printed.trimEnd()}`);
  if (code === undefined) console.log(`${title} ${how}`);
  const { broken = [], ...tally } = await count(printed, Number(code ?? 1));
  const isUntold = code !== "0" && tally.failed === 0;
  const failed = tally.failed + (isUntold ? 1 : 0);
  // Where nothing is told apart, what was printed has to tell it.
  if (failed > broken.length) broken.push({ name: how, error: printed });
  return { title, seconds: (Date.now() - since) / 1000, ...tally, failed, broken };
}
