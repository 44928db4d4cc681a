import { availableParallelism, cpus, loadavg, totalmem } from "node:os";
import path from "node:path";
import { Failure, run } from "../../scripts/lib/fail.ts";
import { inRoot, root } from "../../scripts/lib/paths.ts";
import { Supervisor } from "../../scripts/lib/supervisor.ts";
import { Client } from "./load.ts";
import { benchmark } from "./stages.ts";
import { firstAndSecondStart } from "./starts.ts";

/**
 * `npm run bench`: starts the product as anybody does, puts loads on it and prints what it bears, beside an empty route of the same build and
 * beside what is wanted of it. With `--starts` it also clones the repository and times a first and a second start of the clone.
 * Exit code 1 when something failed; a figure that was missed is only told, since a machine that others use proves nothing.
 */
const supervisor = new Supervisor(inRoot(".florin-test", "running"));

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(signal, async () => {
    await supervisor.stop();
    process.exit(130);
  });
}

await run(async () => {
  await supervisor.clearLeftovers();
  const [cpu] = cpus();
  console.log(
    `${availableParallelism()} × ${cpu?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB, load ${loadavg()[0]?.toFixed(1)} before the run, Node ${process.versions.node}`,
  );
  const client = new Client();
  try {
    const starts = process.argv.includes("--starts") ? await firstAndSecondStart(supervisor) : undefined;
    const data = path.join(root, ".florin-test", `bench-${process.pid}`);
    const { failed, missed } = await benchmark({ supervisor, client, data, starts });
    console.log(
      `\n${missed === 0 ? "every wanted figure was reached" : `${missed} wanted figures were missed`}; load ${loadavg()[0]?.toFixed(1)} after the run`,
    );
    if (failed > 0) throw new Failure(`${failed} requests failed`);
  } finally {
    await client.stop();
    await supervisor.stop();
  }
});
