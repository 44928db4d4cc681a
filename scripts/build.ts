import { run } from "./lib/fail.ts";
import { inRoot } from "./lib/paths.ts";
import { Supervisor } from "./lib/supervisor.ts";
import { ensureBuild, ensureClient } from "./start/build.ts";
import { Progress } from "./start/progress.ts";

/**
 * `npm run build`: makes the Prisma client and the build, where they are not what the sources say, and starts nothing; for an image that
 * is to start quickly elsewhere.
 */
await run(async () => {
  const supervisor = new Supervisor(inRoot("node_modules/.cache/florin-running"));
  const progress = new Progress(() => supervisor.isStopping);
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.on(signal, async () => {
      await supervisor.stop();
      process.exit(130);
    });
  }
  await ensureClient(progress);
  await ensureBuild(supervisor, progress);
  await supervisor.stop();
});
