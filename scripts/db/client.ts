import { createRequire } from "node:module";
import { Failure, messageOf } from "../lib/fail.ts";
import { root } from "../lib/paths.ts";
import { output } from "../lib/process.ts";

/** Has Prisma write its client from `prisma/*.prisma`. @throws Failure with what Prisma says of the schema. */
export async function generateClient(): Promise<void> {
  const prisma = createRequire(import.meta.url).resolve("prisma/build/index.js");
  // Prisma looks for a schema engine that generating never uses; any program will do in its place.
  const env = {
    ...process.env,
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    PRISMA_HIDE_UPDATE_MESSAGE: "1",
  };
  try {
    await output(process.execPath, [prisma, "generate"], { cwd: root, env });
  } catch (error) {
    throw new Failure(`the Prisma client could not be written.\n${messageOf(error)}`);
  }
}
