import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { onTestFinished } from "vitest";
import { inRoot } from "../../../scripts/lib/paths.ts";
import { isAlive, until } from "../../../scripts/lib/process.ts";
import { emptySettings } from "../../../scripts/test/environment.ts";

export type Script = {
  pid: number;
  printed: () => string;
  /** Waits until it has printed this. */
  says: (text: string) => Promise<void>;
  /** Waits for its end and gives the exit code (or signal). */
  ended: Promise<number | string>;
  kill: (signal: NodeJS.Signals) => void;
};

/** An empty FLORIN_DATA of the test's own. */
export async function dataFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "florin-start-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Runs a script as npm would, on settings of the test alone; when the test is over, it is asked to end, and all it started with it. */
export function runScript(script: string, settings: Record<string, string>): Script {
  const env = { ...process.env, ...emptySettings(), ...settings };
  const child: ChildProcess = spawn(process.execPath, [inRoot("scripts/run.mjs"), script], {
    env,
    stdio: "pipe",
  });
  let printed = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (chunk: Buffer) => {
      printed += chunk;
    });
  }
  const ended = new Promise<number | string>((resolve) =>
    child.once("close", (code, signal) => resolve(code ?? signal ?? "")),
  );
  onTestFinished(async () => {
    child.kill("SIGTERM");
    await ended;
  });
  const says = async (text: string) => {
    let hasEnded = false;
    void ended.then(() => {
      hasEnded = true;
    });
    await until(() => hasEnded || printed.includes(text), { withinMs: 20_000 });
    if (!printed.includes(text)) throw new Error(`it did not say "${text}" but:\n${printed}`);
  };
  return { pid: child.pid ?? 0, printed: () => printed, says, ended, kill: (signal) => child.kill(signal) };
}

/** The ids of the servers that a start on this folder has noted as its own. */
export async function serversOf(data: string, pid: number): Promise<number[]> {
  const notes = JSON.parse(await readFile(path.join(data, "running", `${pid}.json`), "utf8")) as {
    services: { pid: number }[];
  };
  return notes.services.map((service) => service.pid);
}

/** Those of the processes that still run. */
export const alive = (pids: number[]): number[] => pids.filter(isAlive);
