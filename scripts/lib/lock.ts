import { link, readFile, rename, rm, writeFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { type Identity, identityOf, isStill } from "./identity.ts";

/**
 * Takes a lock that is a file naming its holder, so that one whose holder died is nobody's. Gives what releases it, or who holds it.
 *
 * @param file absolute path of the lock
 */
export async function takeLock(
  file: string,
): Promise<{ release: () => Promise<void> } | { holder: Identity }> {
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, JSON.stringify(await identityOf(process.pid)), { mode: 0o600 });
  try {
    for (;;) {
      if (await linked(draft, file)) return { release: () => rm(file, { force: true }) };
      const holder = await readHolder(file);
      if (holder && (await isStill(holder))) return { holder };
      // Moved away before it is removed: of two who find it dead, only one can move it.
      const dead = `${file}.dead.${process.pid}`;
      await rename(file, dead).catch(() => undefined);
      await rm(dead, { force: true });
    }
  } finally {
    await rm(draft, { force: true });
  }
}

/** Takes the lock once nobody else has it, and gives what releases it. */
export async function waitForLock(file: string): Promise<() => Promise<void>> {
  for (;;) {
    const lock = await takeLock(file);
    if ("release" in lock) return lock.release;
    await sleep(250);
  }
}

const linked = (from: string, to: string) =>
  link(from, to).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === "EEXIST") return false;
      throw error;
    },
  );

const readHolder = async (file: string): Promise<Identity | undefined> => {
  try {
    return JSON.parse(await readFile(file, "utf8")) as Identity;
  } catch {
    return undefined;
  }
};
