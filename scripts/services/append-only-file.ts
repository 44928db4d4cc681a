import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";

/** More than any script of the ledger writes at once: whoever would have to cut more has a file that a person should look at. */
const MOST_CUT = 1024 * 1024;

/**
 * Cuts off what a killed Redis had not written to its end, down to the last whole transaction; to be called before Redis starts on `folder`. Redis itself keeps the first
 * half of a transaction that was cut within a command, and carries it out when it starts the second time, between two others: a deduction twice, two
 * lines of one number in a log. A file that is wrong further from its end is left to Redis.
 */
export function cutUnfinished(binary: string, folder: string): void {
  const manifest = path.join(folder, "appendonlydir", "appendonly.aof.manifest");
  if (!existsSync(manifest)) return;
  // The server is this program too, under another name.
  const argv0 = path.basename(binary).replace(/-server$/, "-check-aof");
  const check = (args: string[], input = "") =>
    spawnSync(binary, [...args, manifest], { argv0, input, encoding: "utf8", maxBuffer: 64 * MOST_CUT });
  const found = check([]);
  const left = Number([...found.stdout.matchAll(/ diff=(\d+)$/gm)].at(-1)?.[1] ?? 0);
  if (found.status !== 0 && left > 0 && left <= MOST_CUT) check(["--fix"], "y\n");
}
