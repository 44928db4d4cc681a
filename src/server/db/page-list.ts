import "server-only";
import type { SortKey } from "./keyset";
import type { Sql } from "./sql";

/** What a list is made of, and what was asked of it. */
export type List = {
  /** Column list. */
  select: Sql;
  /** The table, with the joins that filters and order use. */
  from: Sql;
  /** What else belongs to a row: joined to those of the page only. Must neither leave out rows nor double them. */
  joins?: Sql;
  where: Sql[];
  /** What each sortable name means in SQL. */
  order: Record<string, Sql>;
  /** Breaks ties, in the direction of the first column, so that an index on (column, id) serves. */
  id: Sql;
  request: { page: number; limit: number; sorting: { column: string; descending: boolean }[] };
  /** What the list is remembered by, where its own text holds what changes from one page to the next. */
  name?: Sql;
  /** Spares the counting where the number is kept somewhere. */
  total?: Sql;
};

/** With each row comes its place in the order, and what was counted. */
export type Found<Row> = Row & { florin_place: (string | null)[]; florin_total: number | null };

/** How many rows stand before the page. */
export const positionOf = ({ request: { page, limit } }: List): number => (page - 1) * limit;

/** What the list is sorted by, the id last. */
export function keysOf({ order, id, request: { sorting } }: List): SortKey[] {
  const chosen = sorting.flatMap(({ column, descending }) => {
    const expression = order[column];
    return expression ? [{ expression, descending }] : [];
  });
  return [...chosen, { expression: id, descending: sorting[0]?.descending ?? true }];
}
