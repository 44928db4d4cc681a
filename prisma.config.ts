import { defineConfig } from "prisma/config";

/** The folder is the schema: every `prisma/*.prisma` belongs to it. */
export default defineConfig({
  schema: "prisma",
  migrations: { path: "prisma/migrations" },
});
