import "server-only";
import { empty, join, raw, type Sql, sql } from "./sql";

/** One of the things that a list is sorted by, the id last. Nulls come where Postgres puts them: after all else, descending before. */
export type SortKey = { expression: Sql; descending: boolean };

/** Where a row stands in such an order: its keys as text, as the database writes them. */
export type Place = readonly (string | null)[];

/** `ORDER BY` what follows; `backwards` for the same order read from its end. */
export const orderBy = (keys: readonly SortKey[], backwards = false): Sql =>
  join(
    keys.map(
      ({ expression, descending }) => sql`${expression} ${raw(descending === backwards ? "ASC" : "DESC")}`,
    ),
  );

/** The place of a row, as a column. */
export const placeColumn = (keys: readonly SortKey[]): Sql =>
  sql`ARRAY[${join(keys.map(({ expression }) => sql`(${expression})::text`))}]`;

/**
 * What follows a place, as a condition that an index on the keys serves. `isExact` is false where rows might be left out that have null in
 * a key and come last: then whoever gets too few rows asks again with `everythingAfter`.
 */
export function after(keys: readonly SortKey[], place: Place): { condition: Sql; isExact: boolean } {
  const [first] = keys;
  const isOneWay = keys.every(({ descending }) => descending === first?.descending);
  // Ascending, a null in any but the last of several keys comes between rows that have none.
  const mayCompare = isOneWay && !place.includes(null) && (first?.descending || keys.length <= 2);
  if (!first || !mayCompare) return { condition: everythingAfter(keys, place), isExact: true };
  const expressions = join(keys.map(({ expression }) => expression));
  const comparison = raw(first.descending ? "<" : ">");
  // The first key by itself besides, because an index of its table alone cannot use a comparison that takes in another table.
  return {
    condition: sql`${first.expression} ${comparison}= ${place[0]} AND (${expressions}) ${comparison} (${join([...place])})`,
    isExact: first.descending,
  };
}

/** The same for any mixture of directions and nulls; no index serves it. */
export function everythingAfter(keys: readonly SortKey[], place: Place): Sql {
  const alternatives = keys.flatMap((key, index) => {
    const beyond = beyondKey(key, place[index] ?? null);
    if (!beyond) return [];
    const same = keys.slice(0, index).map(({ expression }, at) => equal(expression, place[at] ?? null));
    return [join([...same, beyond], " AND ")];
  });
  return alternatives.length > 0 ? sql`((${join(alternatives, ") OR (")}))` : sql`false`;
}

const equal = (expression: Sql, value: string | null): Sql =>
  value === null ? sql`${expression} IS NULL` : sql`${expression} = ${value}`;

function beyondKey({ expression, descending }: SortKey, value: string | null): Sql | null {
  if (descending) return value === null ? sql`${expression} IS NOT NULL` : sql`${expression} < ${value}`;
  return value === null ? null : sql`(${expression} > ${value} OR ${expression} IS NULL)`;
}

/** `WHERE` all of these, or nothing. */
export const whereAll = (conditions: readonly Sql[]): Sql =>
  conditions.length > 0 ? sql`WHERE ${join([...conditions], " AND ")}` : empty;
