import { readdir, readFile } from "node:fs/promises";

/** Of Linux, whatever the machine. */
const TICKS_A_SECOND = 100;

/** Seconds of a processor that a process has had, and those of its children that have ended. */
async function cpuOf(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  // Field 2, in brackets, may hold blanks; 14 to 17 are ours and the children's.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks || 0), 0) / TICKS_A_SECOND;
}

/** The same of a process and all its children, living or dead. */
export async function cpuOfFamily(pid: number): Promise<number> {
  let sum = await cpuOf(pid);
  for (const name of await readdir("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    const status = await readFile(`/proc/${name}/status`, "utf8").catch(() => "");
    if (new RegExp(`^PPid:\\s+${pid}$`, "m").test(status)) sum += await cpuOf(Number(name));
  }
  return sum;
}
