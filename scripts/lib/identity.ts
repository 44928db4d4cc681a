import { readFile } from "node:fs/promises";
import { isAlive, output } from "./process.ts";

/** Names one process for good: ids are given out again, so the moment of its start belongs to it. */
export type Identity = { pid: number; born: string };

/** The identity of a running process; undefined when there is none with this id. */
export async function identityOf(pid: number): Promise<Identity | undefined> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => undefined);
  // Field 22 is the start in ticks since boot; field 2, in brackets, may hold blanks.
  if (stat) return { pid, born: stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "" };
  const born = await output("ps", ["-o", "lstart=", "-p", String(pid)]).catch(() => "");
  return born.trim() ? { pid, born: born.trim() } : undefined;
}

/** Whether exactly this process still runs. */
export async function isStill({ pid, born }: Identity): Promise<boolean> {
  return isAlive(pid) && (await identityOf(pid))?.born === born;
}

/** The command line of a process, or "" when it cannot be told. */
export const commandOf = (pid: number): Promise<string> =>
  readFile(`/proc/${pid}/cmdline`, "utf8")
    .catch(() => output("ps", ["-o", "command=", "-p", String(pid)]))
    .catch(() => "");
