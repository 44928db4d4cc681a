/**
 * Prints what the database needs for the claim of the engine, in ms: the median of some. Runs inside the application's code
 * (see scripts/typescript-hooks.mjs), so that it is the very statement that is measured.
 */
import { lockDue } from "@/modules/subscriptions/repository";
import { connection } from "@/server/db/client";
import type { Sql } from "@/server/db/sql";

const TIMES = 9;
const BATCH = 100;

const statements: Sql[] = [];
const noted = {
  $queryRaw: async (statement: Sql) => {
    statements.push(statement);
    return [];
  },
};
await lockDue(noted as never, { organizationId: null, now: new Date(), limit: BATCH }, null);
const [statement] = statements;
if (!statement) throw new Error("the engine claims nothing");

const { pool, db } = connection();
const client = await pool.connect();
const times: number[] = [];
let rows = 0;
for (let time = 0; time < TIMES; time++) {
  await client.query("BEGIN");
  const explained = await client.query(`EXPLAIN (ANALYZE, FORMAT JSON) ${statement.text}`, statement.values);
  await client.query("ROLLBACK");
  const [plan] = explained.rows[0]["QUERY PLAN"];
  times.push(plan["Execution Time"] + plan["Planning Time"]);
  rows = plan.Plan["Actual Rows"];
}
console.info(JSON.stringify({ ms: times.sort((a, b) => a - b)[Math.floor(TIMES / 2)], rows }));
client.release();
await db.$disconnect();
await pool.end().catch(() => undefined);
process.exit(0);
