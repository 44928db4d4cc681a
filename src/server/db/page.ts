import "server-only";
import { after, everythingAfter, orderBy, placeColumn, type SortKey, whereAll } from "./keyset";
import { COUNT_BOUND, countFrom, readNumber, totalOf } from "./page-count";
import { type Found, keysOf, type List, positionOf } from "./page-list";
import { type KnownPage, listName, recallPage, rememberPage } from "./remember-page";
import { empty, join, type Read, raw, type Sql, sql } from "./sql";

/** For so long the pages that follow take over what an earlier one counted. */
const COUNT_HOLDS_MS = 30_000;

/** Further than so many rows it is worth asking whether the end of the list is nearer. */
const FAR_ROWS = 1_000;

type Pagination = { page: number; page_size: number; total_count: number; max_page: number };

/**
 * Reads one page and the bounded count. The cost depends on neither the table nor the page: a page goes on where an earlier one ended,
 * which is remembered for some minutes, so that whoever walks through the pages misses nothing and sees nothing twice, whatever is
 * written meanwhile. A page far from all that were served is counted off in the index, once.
 */
export async function readPage<Row>(
  read: Read,
  list: List,
): Promise<{ rows: Row[]; pagination: Pagination }> {
  const { page, limit } = list.request;
  const keys = keysOf(list);
  const name = listName(list.name ?? sql`${list.from} ${whereAll(list.where)} ${orderBy(keys)}`, limit);
  const known = page > 1 ? await recallPage(name, page - 1) : null;
  const skip = positionOf(list) - (known?.page ?? 0) * limit;
  const {
    rows,
    total,
    countedAt = Date.now(),
  } = (skip > FAR_ROWS && list.total && (await readFromEnd<Row>(read, list, keys, list.total, skip))) ||
  (await readOn<Row>(read, list, keys, known, skip));
  const last = rows.at(-1);
  if (last && rows.length === limit)
    await rememberPage(name, page, limit, { place: last.florin_place, total, countedAt });
  const pagination = { page, page_size: limit, total_count: total, max_page: Math.ceil(total / limit) };
  return { rows, pagination };
}

type Reading<Row> = { rows: Found<Row>[]; total: number; countedAt?: number };

/** The page that comes `skip` rows after the end of a known one, or after the beginning. */
async function readOn<Row>(
  read: Read,
  list: List,
  keys: SortKey[],
  known: KnownPage | null,
  skip: number,
): Promise<Reading<Row>> {
  const { limit } = list.request;
  const isHeld = known && holds(list, known);
  const readWith = (condition: Sql[]) => {
    const conditions = [...list.where, ...condition];
    const counted = isHeld ? sql`${known.total}::bigint` : countFrom(list, conditions, skip);
    return readSlice<Row>(read, list, keys, { conditions, skip, take: limit, total: list.total ?? counted });
  };
  const start = known && after(keys, known.place);
  let rows = await readWith(start ? [start.condition] : []);
  if (known && start && !start.isExact && rows.length < limit)
    rows = await readWith([everythingAfter(keys, known.place)]);
  const total = await totalOf(read, list, rows, rows.length > 0 || skip === 0);
  return isHeld ? { rows, total, countedAt: known.countedAt } : { rows, total };
}

/** Whether a page may take over an earlier count: it is of late, was no bound, and does not say that the page is the last one. */
const holds = (list: List, { page, total, countedAt }: KnownPage): boolean =>
  Date.now() - countedAt < COUNT_HOLDS_MS &&
  total < (page - 1) * list.request.limit + COUNT_BOUND &&
  total > positionOf(list) + list.request.limit;

/** The page counted off from the end of the list, whose length is kept; null when that is further than `skip`. */
async function readFromEnd<Row>(
  read: Read,
  list: List,
  keys: SortKey[],
  kept: Sql,
  skip: number,
): Promise<Reading<Row> | null> {
  const total = await readNumber(read, kept);
  const left = total - positionOf(list);
  if (left > skip) return null;
  if (left <= 0) return { rows: [], total };
  const take = Math.min(list.request.limit, left);
  const slice = { conditions: list.where, skip: left - take, take, backwards: true, total: kept };
  return { rows: (await readSlice<Row>(read, list, keys, slice)).reverse(), total };
}

type Slice = { conditions: Sql[]; skip: number; take: number; backwards?: boolean; total: Sql };

/**
 * Finds the rows first and then reads what belongs to them, so that nothing is read of what is skipped or sorted away. How many to find is part
 * of the text and not a value, rounded so that there are few texts: a statement is planned once for all its values, and the planner
 * must know that few rows are wanted.
 */
function readSlice<Row>(read: Read, list: List, keys: SortKey[], slice: Slice): Promise<Found<Row>[]> {
  const { conditions, skip, take, backwards = false, total } = slice;
  const most = [10, 20, 50].find((each) => each >= take) ?? 100;
  const order = orderBy(keys, backwards);
  return read<Found<Row>>(sql`
    WITH page AS MATERIALIZED (
      SELECT ${list.id} AS florin_id FROM ${list.from} ${whereAll(conditions)}
      ORDER BY ${order} LIMIT ${raw(String(most))} ${skip > 0 ? sql`OFFSET ${skip}::bigint` : empty})
    SELECT ${list.select}, ${placeColumn(keys)} AS florin_place, ${total} AS florin_total
    FROM ${list.from} JOIN page ON page.florin_id = ${list.id} ${list.joins ?? empty}
    ORDER BY ${order} LIMIT ${take}::int`);
}

/** `metadata[plan]=pro&metadata[plan]=max` → either of them, on the column given; as what it contains, which an index finds. */
export const metadataFilter = (
  column: Sql,
  metadata: Record<string, string[] | undefined> | undefined,
): Sql[] =>
  Object.entries(metadata ?? {}).flatMap(([key, values]) =>
    values?.length
      ? [
          sql`(${join(
            values.flatMap((value) => containing(column, key, value)),
            " OR ",
          )})`,
        ]
      : [],
  );

/** `7` stands for the text and for the number, `true` for the text and for the truth. */
const containing = (column: Sql, key: string, value: string): Sql[] =>
  [JSON.stringify(value), ...(/^(true|false|-?(0|[1-9]\d*)(\.\d+)?)$/.test(value) ? [value] : [])].map(
    (json) => sql`${column} @> ${`{${JSON.stringify(key)}:${json}}`}::jsonb`,
  );
