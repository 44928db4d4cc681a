import { loadDotEnv } from "../lib/env.ts";
import { Failure, run } from "../lib/fail.ts";
import { migrate } from "./apply.ts";

/** `npm run db:migrate`: applies the migrations that DATABASE_URL has not seen yet. `npm start` does the same by itself. */
async function main(): Promise<void> {
  loadDotEnv();
  const url = process.env.DATABASE_URL;
  if (!url)
    throw new Failure(
      "set DATABASE_URL to the database to migrate (npm start migrates the embedded one by itself)",
    );
  const names = await migrate(url);
  console.log(names.length === 0 ? "The database is up to date." : `Applied ${names.join(", ")}.`);
}

await run(main);
