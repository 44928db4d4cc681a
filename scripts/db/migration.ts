import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { loadDotEnv } from "../lib/env.ts";
import { Failure, run } from "../lib/fail.ts";
import { migrate } from "./apply.ts";
import { diff } from "./engine.ts";
import { migrationsFolder } from "./migrations.ts";
import { readSchemaFiles } from "./schema-files.ts";
import { withScratchDatabase } from "./scratch.ts";

/**
 * `npm run db:migration -- NAME`: writes the migration that leads from what the earlier migrations give to what `prisma/*.prisma` says,
 * into `prisma/migrations/<time>_<name>/migration.sql`. SQL that no schema file can say (triggers, check constraints, partial indexes) is added
 * to that file by hand; `diff` tells which of it needs a name ending in `_manual`. Says so when there is nothing to do; `--empty` writes a
 * file for hand-written SQL alone.
 */
async function main(): Promise<void> {
  loadDotEnv();
  const isEmpty = process.argv.includes("--empty");
  const name = process.argv.slice(2).find((argument) => !argument.startsWith("-"));
  if (!name) throw new Failure("say what the migration does: npm run db:migration -- add-refund-reason");
  const schema = await readSchemaFiles();
  const sql = await withScratchDatabase(process.env.DATABASE_URL, async (url) => {
    await migrate(url);
    return diff(url, schema);
  });
  if (sql === "" && !isEmpty) return console.log("Migrations and schema files agree; nothing to do.");
  const file = path.join(migrationsFolder, `${timestamp()}_${slug(name)}`, "migration.sql");
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, `${extensions(sql)}${sql}\n`, { flag: "wx" });
  console.log(`Wrote ${path.relative(process.cwd(), file)}. Read it, then apply it with npm run db:migrate.`);
}

/** The engine writes types of extensions without making these. */
const extensions = (sql: string) =>
  [
    ["citext", /\bCITEXT\b/],
    ["pg_trgm", /\bgin_trgm_ops\b/],
  ]
    .filter(([, use]) => sql.match(use as RegExp))
    .map(([name]) => `CREATE EXTENSION IF NOT EXISTS "${name}";\n\n`)
    .join("");

const timestamp = () => new Date().toISOString().replaceAll(/\D/g, "").slice(0, 14);

const slug = (name: string) =>
  name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "_")
    .replaceAll(/^_+|_+$/g, "");

await run(main);
