import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { gapsOf, type Lockfile } from "../../scripts/lib/lockfile.ts";
import { inRoot } from "../../scripts/lib/paths.ts";

test("the lockfile names the packages of every system, so that npm ci takes it (else: npm run lockfile)", async () => {
  const lock = JSON.parse(await readFile(inRoot("package-lock.json"), "utf8")) as Lockfile;
  expect(gapsOf(lock).map(({ name }) => name)).toEqual([]);
});
