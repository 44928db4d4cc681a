import { checkBooks } from "@/modules/books/check-books";
import { world } from "@/server/context";
import { connection } from "@/server/db/client";

/** What `npm run books:check` runs inside the application's code. Exit code 1 when anything differs or could not be checked. */
async function main(): Promise<void> {
  const here = world();
  try {
    const begun = Date.now();
    const { organizations, compared, differences, failed, from, to } = await checkBooks(here);
    const seconds = ((Date.now() - begun) / 1000).toFixed(1);
    console.log(`${organizations} organizations in ${seconds} s`);
    console.log(
      `  ${compared} charges, refunds and disputes of ${from.toISOString()} to ${to.toISOString()} compared with Stripe`,
    );
    console.log(`  ${differences.length} differences`);
    for (const { organization_id, difference } of differences) {
      const { object, id, field, recorded, in_books, currency } = difference;
      console.log(
        `    organization ${organization_id}: ${object} ${id}, ${field}: recorded ${recorded}, in the books ${in_books}${currency ? ` (${currency})` : ""}`,
      );
    }
    if (failed.length > 0)
      console.log(`  ${failed.length} could not be checked; the log above says why: ${failed.join(", ")}`);
    process.exitCode = differences.length + failed.length > 0 ? 1 : 0;
  } finally {
    await here.db.$disconnect();
    await connection()
      .pool.end()
      .catch(() => undefined);
    await here.redis.close();
  }
}

await main();
