import { createHash } from "node:crypto";
import { readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { inRoot, root } from "../lib/paths.ts";

const SOURCES = ["src", "public", "package.json", "package-lock.json", "tsconfig.json"];
const CONFIGURATION = /^(next|postcss|tailwind)\.config\.\w+$/;

/** Neither changes what is built: tests, the separate sandbox, and what is generated from files that are counted themselves. */
const LEFT_OUT = /\.test\.tsx?$|^src\/(sandbox|generated)\//;

/** A hash over everything that the build is made from; the same hash means the same build. */
export async function fingerprintOfBuild(environment: Record<string, string | undefined>): Promise<string> {
  const configuration = (await readdir(root)).filter((name) => CONFIGURATION.test(name));
  const files = await Promise.all([...SOURCES, ...configuration].map(filesBelow));
  const settings = Object.entries(environment).filter(
    ([name, value]) => name.startsWith("NEXT_PUBLIC_") && value,
  );
  return hashOf(
    [...files.flat().filter((file) => !LEFT_OUT.test(file)), ...(await schemaFiles())],
    JSON.stringify(settings.sort()),
  );
}

/** A hash over everything that the Prisma client is made from. */
export async function fingerprintOfClient(): Promise<string> {
  return hashOf([...(await schemaFiles()), "prisma.config.ts", "node_modules/prisma/package.json"]);
}

const schemaFiles = async () => (await filesBelow("prisma")).filter((file) => file.endsWith(".prisma"));

async function hashOf(files: string[], extra = ""): Promise<string> {
  const hash = createHash("sha256").update(extra);
  for (const file of files.sort()) hash.update(`\0${file}\0`).update(await readFile(inRoot(file)));
  return hash.digest("hex");
}

/** Every file at or below a path of the repository, named from its root with slashes; none when there is no such path. */
async function filesBelow(name: string): Promise<string[]> {
  const entries = await readdir(inRoot(name), { recursive: true, withFileTypes: true }).catch(
    (error: NodeJS.ErrnoException) => error.code,
  );
  if (entries === "ENOTDIR") return [name];
  if (!Array.isArray(entries)) return [];
  const files = entries.filter((entry) => entry.isFile());
  return files.map((entry) =>
    path.relative(root, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, "/"),
  );
}

/** Whether the stamp in `file` says that this very thing was made. */
export const isStamped = async (file: string, fingerprint: string): Promise<boolean> =>
  (await readFile(file, "utf8").catch(() => "")) === fingerprint;

/** Notes that the thing with this fingerprint was made. */
export const stamp = (file: string, fingerprint: string): Promise<void> => writeFile(file, fingerprint);
