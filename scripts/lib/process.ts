import { type ChildProcess, type SpawnOptions, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

/** A process that was started here and is stopped here. */
export type Service = {
  name: string;
  pid: number;
  /** What asks it to end. */
  signal: NodeJS.Signals;
  /** Settles when the process has ended, for whatever reason; says how. */
  ended: Promise<string>;
  /** Asks it to end and waits; after `patienceMs` it is killed. Repeating changes nothing. */
  stop: () => Promise<void>;
};

type Manner = { name: string; signal?: NodeJS.Signals; patienceMs?: number };

/**
 * Starts a program in a process group of its own, so that Ctrl-C in a terminal reaches only us and we decide who stops when.
 * `signal` is what asks it to end (SIGTERM unless said).
 */
export function startService(
  { name, signal = "SIGTERM", patienceMs = 20_000 }: Manner,
  command: string,
  args: string[],
  options: SpawnOptions,
): Service & { child: ChildProcess; closed: Promise<string> } {
  const child = spawn(command, args, { ...options, detached: true });
  const ended = new Promise<string>((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("exit", (code, by) => resolve(by ? `ended by ${by}` : `ended with code ${code}`));
  });
  // Unlike `ended`, when all it printed has been read, too.
  const closed = new Promise<string>((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("close", (code, by) => resolve(by ? `ended by ${by}` : `ended with code ${code}`));
  });
  // Whatever ends us, an error that nobody caught included, does not leave it behind.
  const abandon = () => child.kill(signal);
  process.once("exit", abandon);
  void ended.then(() => process.off("exit", abandon));
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
    child.kill(signal);
    const timer = setTimeout(() => child.kill("SIGKILL"), patienceMs);
    await ended;
    clearTimeout(timer);
  };
  return { name, pid: child.pid ?? 0, signal, ended, stop, child, closed };
}

/** Runs a program to its end and gives what it printed. @throws Error with its last words when it fails. */
export async function output(command: string, args: string[], options: SpawnOptions = {}): Promise<string> {
  const child = spawn(command, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
  const seen: { out: string; all: string } = { out: "", all: "" };
  child.stdout?.on("data", (chunk: Buffer) => {
    seen.out += chunk;
    seen.all += chunk;
  });
  child.stderr?.on("data", (chunk: Buffer) => {
    seen.all += chunk;
  });
  const [code] = (await once(child, "close")) as [number | null];
  if (code !== 0) throw new Error(`${command} failed: ${seen.all.trim().slice(-2000)}`);
  return seen.out;
}

/** Whether a process with this id exists. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !isZombie(pid);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

const isZombie = (pid: number): boolean => {
  try {
    return / Z /.test(readFileSync(`/proc/${pid}/stat`, "utf8").replace(/\(.*\)/s, ""));
  } catch {
    return false;
  }
};

/** Waits until `check` answers something truthy, asking every `everyMs`; undefined after `withinMs`. */
export async function until<T>(
  check: () => T | Promise<T>,
  { withinMs, everyMs = 25 }: { withinMs: number; everyMs?: number },
): Promise<T | undefined> {
  const end = Date.now() + withinMs;
  for (;;) {
    const answer = await check();
    if (answer) return answer;
    if (Date.now() > end) return undefined;
    await sleep(everyMs);
  }
}

/** Ends a process that an earlier start left behind: first `signal`, after five seconds SIGKILL. */
export async function endLeftover(pid: number, signal: NodeJS.Signals): Promise<void> {
  if (!isAlive(pid)) return;
  process.kill(pid, signal);
  if (await until(() => !isAlive(pid), { withinMs: 5_000 })) return;
  process.kill(pid, "SIGKILL");
  await until(() => !isAlive(pid), { withinMs: 5_000 });
}
