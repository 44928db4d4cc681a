import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { inRoot } from "../lib/paths.ts";

/** One migration of `prisma/migrations`: the folder's name, the SQL, and every checksum under which it may have been recorded. */
export type Migration = { name: string; sql: string; checksum: string; checksums: string[] };

export const migrationsFolder = inRoot("prisma", "migrations");

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

/** All migrations, oldest first: names begin with a time, so the order of names is the order of time. */
export async function readMigrations(folder = migrationsFolder): Promise<Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names.sort().map(async (name) => {
      const sql = await readFile(path.join(folder, name, "migration.sql"), "utf8");
      // A checkout on Windows may have other line ends than the one that was applied; that is no change.
      const unix = sql.replaceAll("\r\n", "\n");
      return {
        name,
        sql,
        checksum: sha256(sql),
        checksums: [sql, unix, unix.replaceAll("\n", "\r\n")].map(sha256),
      };
    }),
  );
}
