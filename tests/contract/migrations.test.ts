import { expect, test } from "vitest";
import { diff } from "../../scripts/db/engine.ts";
import { readMigrations } from "../../scripts/db/migrations.ts";
import { readSchemaFiles } from "../../scripts/db/schema-files.ts";
import { freshDatabase } from "../setup/postgres.ts";

test("what the migrations make is what the schema files say", async () => {
  await using database = await freshDatabase();
  expect(await diff(database.url, await readSchemaFiles())).toBe("");
});

test("a schema file that says something else is noticed", async () => {
  await using database = await freshDatabase();
  const files = await readSchemaFiles();
  const extra = { path: "/prisma/extra.prisma", content: "model extra_thing {\n  id String @id\n}\n" };
  expect(await diff(database.url, [...files, extra])).toContain('CREATE TABLE "extra_thing"');
});

test("every migration is a folder named by its time and what it does", async () => {
  for (const { name, sql } of await readMigrations()) {
    expect(name).toMatch(/^\d{14}_[a-z0-9_]+$/);
    expect(sql.trim()).not.toBe("");
  }
});
