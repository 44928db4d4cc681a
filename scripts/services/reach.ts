import type { SpawnOptions } from "node:child_process";
import { stat } from "node:fs/promises";
import path from "node:path";

type Account = { uid?: number; gid?: number };
type Program = { command: string; args: string[]; options: SpawnOptions };

/**
 * How to run `command` as another account. A clone below a private folder (say /root) cannot be entered by that account; there the program
 * gets the one right it needs, to pass folders that are not its own. Without another account nothing changes.
 */
export async function reachable(
  command: string,
  args: string[],
  account: Account,
  folder: string,
): Promise<Program> {
  const { uid, gid } = account;
  if (uid === undefined || gid === undefined) return { command, args, options: {} };
  // The current folder is not inherited: the account may have no right to be there.
  if ((await isOpen(command)) && (await isOpen(path.dirname(folder))))
    return { command, args, options: { uid, gid, cwd: "/" } };
  // Without the first, access(2), by which initdb looks for its neighbour, would answer as if the right were not there.
  const rights = [
    "--securebits=+no_setuid_fixup",
    "--inh-caps=+dac_override",
    "--ambient-caps=+dac_override",
  ];
  const who = [`--reuid=${uid}`, `--regid=${gid}`, "--clear-groups"];
  return { command: "setpriv", args: [...who, ...rights, command, ...args], options: { cwd: "/" } };
}

/** Whether everybody may pass every folder on the way to `file`, and enter it. */
async function isOpen(file: string): Promise<boolean> {
  for (let at = path.resolve(file); ; at = path.dirname(at)) {
    if (((await stat(at)).mode & 0o001) === 0) return false;
    if (at === path.dirname(at)) return true;
  }
}
