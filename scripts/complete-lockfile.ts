import { readFile, writeFile } from "node:fs/promises";
import { Failure, run } from "./lib/fail.ts";
import { entryOf, gapsOf, type Lockfile } from "./lib/lockfile.ts";
import { inRoot } from "./lib/paths.ts";

/**
 * `npm run lockfile`: adds to `package-lock.json` the packages for other systems that npm left out, because the registry at hand has them
 * not; without them `npm ci` refuses. Run it after a package was added; a contract test says when it is needed.
 */
await run(async () => {
  const file = inRoot("package-lock.json");
  const lock = JSON.parse(await readFile(file, "utf8")) as Lockfile;
  const gaps = gapsOf(lock);
  for (const gap of gaps) {
    const parent = lock.packages[gap.parent];
    if (!parent || !/^\d+\.\d+\.\d+/.test(gap.version))
      throw new Failure(`${gap.name}@${gap.version} is no exact version; lock it by hand.`);
    lock.packages[`node_modules/${gap.name}`] = entryOf(gap, parent);
  }
  const sorted = Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, "en"));
  lock.packages = Object.fromEntries(sorted);
  if (gaps.length > 0) await writeFile(file, `${JSON.stringify(lock, null, 2)}\n`);
  console.log(
    gaps.length === 0 ? "The lockfile is complete." : `Added ${gaps.length} packages of other systems.`,
  );
});
