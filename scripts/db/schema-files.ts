import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { inRoot } from "../lib/paths.ts";

/** One file of the Prisma schema: an absolute path and its text. */
export type SchemaFile = { path: string; content: string };

/** Every `prisma/*.prisma`, in order of their names; together they are the one schema. */
export async function readSchemaFiles(folder = inRoot("prisma")): Promise<SchemaFile[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".prisma")).sort();
  return Promise.all(
    names.map(async (name) => {
      const file = path.join(folder, name);
      return { path: file, content: await readFile(file, "utf8") };
    }),
  );
}
