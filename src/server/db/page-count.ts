import "server-only";
import { whereAll } from "./keyset";
import { type Found, type List, positionOf } from "./page-list";
import { type Read, type Sql, sql } from "./sql";

/** How far past the asked page a list counts. Beyond it `total_count` is a lower bound. */
export const COUNT_BOUND = 10_000;

/** Counts what is found from the page on, no further than the bound; not at all where the page is not full, which then tells the end. */
export const countFrom = (list: List, conditions: Sql[], skip: number): Sql => sql`
  CASE WHEN (SELECT count(*) FROM page) >= ${list.request.limit}::int THEN ${positionOf(list)}::bigint + (
    SELECT count(*) FROM (SELECT 1 FROM ${list.from} ${whereAll(conditions)}
      LIMIT ${COUNT_BOUND}::bigint OFFSET ${skip}::bigint) AS bounded)
  END`;

/** What the rows of a page tell of the whole. `isEnd`: rows are missing because there are no more, and not because all were skipped. */
export async function totalOf<Row>(
  read: Read,
  list: List,
  rows: Found<Row>[],
  isEnd: boolean,
): Promise<number> {
  const [first] = rows;
  if (list.total) return first?.florin_total ?? readNumber(read, list.total);
  if (rows.length === list.request.limit && first?.florin_total) return first.florin_total;
  return isEnd ? positionOf(list) + rows.length : countAll(read, list);
}

/** For a page past the end, of which nothing else tells how many there are. */
const countAll = (read: Read, list: List): Promise<number> =>
  readNumber(
    read,
    sql`(SELECT count(*) FROM (SELECT 1 FROM ${list.from} ${whereAll(list.where)}
      LIMIT ${positionOf(list)}::bigint) AS bounded)`,
  );

export async function readNumber(read: Read, expression: Sql): Promise<number> {
  const [row] = await read<{ number: number }>(sql`SELECT ${expression} AS number`);
  return row?.number ?? 0;
}
