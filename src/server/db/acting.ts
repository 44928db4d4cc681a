import "server-only";
import type pg from "pg";
import { currentActor } from "@/server/actor";

/** Whether a statement by itself may change rows. Reading `FOR UPDATE` is taken for it as well, which harms nothing. */
const mayWrite = (text: string): boolean => /\b(INSERT INTO|UPDATE|DELETE FROM)\b/.test(text);

/**
 * Runs one statement outside of a transaction. A writing one gets a transaction of its own where somebody acts, because only so it can be known for
 * it alone who that is: a connection is shared, and a proxy between may hand it on after each transaction.
 */
export async function runAlone<R extends pg.QueryResultRow>(
  pool: pg.Pool,
  query: pg.QueryConfig,
): Promise<pg.QueryResult<R>> {
  const actor = mayWrite(query.text) ? currentActor() : null;
  if (!actor) return pool.query<R>(query);
  const client = await pool.connect();
  try {
    await client.query("BEGIN");
    await client.query("SELECT set_config('florin.actor', $1, true)", [JSON.stringify(actor)]);
    const result = await client.query<R>(query);
    await client.query("COMMIT");
    client.release();
    return result;
  } catch (error) {
    // A connection that cannot even roll back is thrown away.
    await client.query("ROLLBACK").then(
      () => client.release(),
      (broken: Error) => client.release(broken),
    );
    throw error;
  }
}
