import { reconcileAll } from "@/modules/credits";
import { world } from "@/server/context";
import { connection } from "@/server/db/client";

const WIDTH = 30;

/** A bar on a terminal; in a log a line at each tenth. */
function progressOn(out: NodeJS.WriteStream): (done: number, total: number) => void {
  let told = -1;
  return (done, total) => {
    const part = total === 0 ? 1 : done / total;
    const tenth = Math.floor(part * 10);
    if (out.isTTY) {
      const filled = Math.round(part * WIDTH);
      out.write(`\r[${"█".repeat(filled)}${"·".repeat(WIDTH - filled)}] ${done} of ${total} accounts`);
      if (done >= total) out.write("\n");
    } else if (tenth !== told) out.write(`${tenth * 10} %: ${done} of ${total} accounts\n`);
    told = tenth;
  };
}

/** What `npm run credits:reconcile` runs inside the application's code. Exit code 1 when an account needs a person. */
async function main(): Promise<void> {
  const here = world();
  try {
    const begun = Date.now();
    const report = await reconcileAll(here, { onProgress: progressOn(process.stdout) });
    const { accounts, agrees, archived, rebuilt, restored, failed, paid_grants } = report;
    console.log(`${accounts} accounts in ${((Date.now() - begun) / 1000).toFixed(1)} s`);
    console.log(`  ${agrees} agree`);
    console.log(`  ${archived} had transactions that Postgres lacked; it has them now`);
    console.log(`  ${rebuilt} had a wrong balance in Redis; rebuilt from the log`);
    console.log(`  ${restored} were missing or behind in Redis; restored from Postgres`);
    console.log(`  ${paid_grants} grants that were paid for have been applied or taken back`);
    if (failed > 0) console.log(`  ${failed} could not be reconciled; the log above says why`);
    process.exitCode = failed > 0 ? 1 : 0;
  } finally {
    await here.db.$disconnect();
    await connection()
      .pool.end()
      .catch(() => undefined);
    await here.redis.close();
  }
}

await main();
