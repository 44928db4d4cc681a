import path from "node:path";
import { migrate } from "./db/apply.ts";
import { loadDotEnv } from "./lib/env.ts";
import { run } from "./lib/fail.ts";
import { live } from "./lib/lifetime.ts";
import { Supervisor } from "./lib/supervisor.ts";
import { writePrivate } from "./services/settings.ts";
import { readConfiguration } from "./start/configuration.ts";
import { Progress } from "./start/progress.ts";
import { claimData, startServices } from "./start/services.ts";

/**
 * `npm run services`: Postgres, Redis and the Stripe sandbox in the foreground, migrated, and nothing else; for `next dev` and scripts by hand.
 * Prints the environment as `export` lines and keeps them in `$FLORIN_DATA/services.env`, to be read with `source`.
 */
await run(async () => {
  loadDotEnv();
  const configuration = readConfiguration(process.env);
  const release = await claimData(configuration);
  const supervisor = new Supervisor(path.join(configuration.data, "running"));
  const progress = new Progress(() => supervisor.isStopping);
  const main = async () => {
    await supervisor.clearLeftovers();
    const environment = await startServices({ configuration, supervisor, progress });
    await progress.step("Migrations", () => migrate(environment.DATABASE_URL ?? ""));
    const lines = Object.entries(environment).map(
      ([name, value]) => `export ${name}='${value.replaceAll("'", "'\\''")}'`,
    );
    const file = path.join(configuration.data, "services.env");
    await writePrivate(file, `${lines.join("\n")}\n`);
    console.log(`${lines.join("\n")}\n# also in ${file}; Ctrl-C stops them`);
  };
  await live(supervisor, main, release);
});
