import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { inRoot, root } from "../../../scripts/lib/paths.ts";
import { APPLICATION } from "../../../scripts/start/seed.ts";

export type Worker = { pid: number; kill: () => Promise<void> };

const living = new Set<ChildProcess>();
process.once("exit", () => {
  for (const child of living) child.kill("SIGKILL");
});

async function started(
  args: readonly string[],
  environment: Record<string, string>,
): Promise<[ChildProcess, string]> {
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, ...environment, NODE_OPTIONS: "" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  living.add(child);
  child.once("exit", () => living.delete(child));
  const lines = createInterface({ input: child.stdout });
  const [line] = await Promise.race([once(lines, "line"), once(child, "exit").then(() => [null])]);
  lines.on("line", (said) => console.error(said));
  if (line === null) throw new Error(`${args.at(-1)} ended before it was ready`);
  return [child, String(line)];
}

const asWorker = (child: ChildProcess): Worker => ({
  pid: child.pid ?? 0,
  // As a crash would: no handler runs, nothing is finished.
  kill: async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, "exit");
    child.kill("SIGKILL");
    await exited;
  },
});

/** Starts a worker on the services that the environment names; it bills at once. */
export async function startWorkerProcess(environment: Record<string, string>): Promise<Worker> {
  const script = inRoot("tests/bench/billing/worker.ts");
  const [child] = await started([...APPLICATION, script], { ...environment, FLORIN_ROLE: "worker" });
  return asWorker(child);
}

/** Starts the instant Stripe as a process of its own. */
export async function startInstantStripeProcess(): Promise<Worker & { url: string }> {
  const [child, line] = await started([inRoot("tests/bench/billing/instant-stripe.ts")], {});
  return { ...asWorker(child), url: JSON.parse(line).listening };
}

/** The first line that a script of the tests prints inside the application's code. */
export const printedBy = async (script: string, environment: Record<string, string>): Promise<string> =>
  (await started([...APPLICATION, inRoot(script)], environment))[1];

/** What the claim of the engine takes in the database of the environment, ms. */
export const claimTime = async (environment: Record<string, string>): Promise<{ ms: number; rows: number }> =>
  JSON.parse(await printedBy("tests/bench/billing/claim.ts", environment));
