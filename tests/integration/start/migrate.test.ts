import { createHash } from "node:crypto";
import pg from "pg";
import { expect, inject, onTestFinished, test } from "vitest";
import { migrate } from "../../../scripts/db/apply.ts";
import type { Migration } from "../../../scripts/db/migrations.ts";
import { withScratchDatabase } from "../../../scripts/db/scratch.ts";
import { freshDatabase } from "../../setup/postgres.ts";

const migration = (name: string, sql: string): Migration => {
  const checksum = createHash("sha256").update(sql).digest("hex");
  return { name, sql, checksum, checksums: [checksum] };
};

/** A client of a database without any migration. */
async function emptyDatabase(): Promise<{
  url: string;
  rows: (sql: string) => Promise<Record<string, unknown>[]>;
}> {
  const { url, drop } = await freshDatabase();
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
  onTestFinished(async () => {
    await client.end();
    await drop();
  });
  return { url, rows: async (sql) => (await client.query(sql)).rows };
}

const first = migration("20260101000000_first", "CREATE TABLE a (id int);");
const second = migration("20260102000000_second", "CREATE TABLE b (id int);");

test("each migration is applied once, in order, and entered into Prisma's books", async () => {
  const { url, rows } = await emptyDatabase();
  expect(await migrate(url, [first])).toEqual([first.name]);
  expect(await migrate(url, [first, second])).toEqual([second.name]);
  expect(await migrate(url, [first, second])).toEqual([]);
  const books = await rows(
    "SELECT migration_name, checksum, applied_steps_count, finished_at IS NOT NULL AS done FROM _prisma_migrations ORDER BY 1",
  );
  expect(books).toEqual(
    [first, second].map(({ name, checksum }) => ({
      migration_name: name,
      checksum,
      applied_steps_count: 1,
      done: true,
    })),
  );
});

test("of many who migrate at once, one does", async () => {
  const { url } = await emptyDatabase();
  const applied = await Promise.all(Array.from({ length: 6 }, () => migrate(url, [first, second])));
  expect(applied.flat()).toEqual([first.name, second.name]);
});

test("a migration that was edited after it had been applied is refused by name, and nothing is applied", async () => {
  const { url, rows } = await emptyDatabase();
  await migrate(url, [first]);
  const edited = migration(first.name, "CREATE TABLE a (id bigint);");
  await expect(migrate(url, [edited, second])).rejects.toThrow(
    /20260101000000_first was changed after it had been applied/,
  );
  expect(await rows("SELECT to_regclass('b') AS b")).toEqual([{ b: null }]);
});

test("a file whose line ends changed counts as the same", async () => {
  const { url } = await emptyDatabase();
  const unix = migration("20260101000000_first", "CREATE TABLE a (\n  id int\n);\n");
  await migrate(url, [unix]);
  const windows = migration(unix.name, unix.sql.replaceAll("\n", "\r\n"));
  expect(await migrate(url, [{ ...windows, checksums: [windows.checksum, unix.checksum] }])).toEqual([]);
});

test("a migration that fails leaves nothing, tells its line, is on record, and may be mended and run again", async () => {
  const { url, rows } = await emptyDatabase();
  const broken = migration(
    "20260102000000_second",
    "CREATE TABLE b (id int);\nCREATE TABLE c (id nonsense);",
  );
  await expect(migrate(url, [first, broken])).rejects.toThrow(
    /20260102000000_second failed at line 2: type "nonsense" does not exist/,
  );
  expect(await rows("SELECT to_regclass('b') AS b")).toEqual([{ b: null }]);
  const [entry] = await rows(`SELECT * FROM _prisma_migrations WHERE migration_name = '${broken.name}'`);
  expect(entry).toMatchObject({
    finished_at: null,
    logs: 'type "nonsense" does not exist',
    applied_steps_count: 0,
  });
  expect(entry?.rolled_back_at).toBeInstanceOf(Date);
  expect(await migrate(url, [first, second])).toEqual([second.name]);
});

test("a migration that another tool began and never finished is refused", async () => {
  const { url, rows } = await emptyDatabase();
  await migrate(url, [first]);
  await rows(
    `INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES (gen_random_uuid(), '${second.checksum}', '${second.name}')`,
  );
  await expect(migrate(url, [first, second])).rejects.toThrow(
    /20260102000000_second was begun by another tool and never finished/,
  );
});

test("a scratch database is gone when its use fails", async () => {
  const server = `${inject("postgresServer")}/postgres`;
  let lent = "";
  const use = async (url: string) => {
    lent = new URL(url).pathname.slice(1);
    throw new Error("as it happens");
  };
  await expect(withScratchDatabase(server, use)).rejects.toThrow("as it happens");
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  expect((await client.query("SELECT FROM pg_database WHERE datname = $1", [lent])).rowCount).toBe(0);
  await client.end();
});
