import "server-only";
import { hash } from "node:crypto";
import pg from "pg";
import { Prisma } from "@/generated/prisma/client.ts";
import { runAlone } from "./acting";

/** Composable SQL with bound values: `sql`, `join`, `empty`, and `raw` for text that no caller can choose. */
export const { sql, join, empty, raw } = Prisma;
export type Sql = Prisma.Sql;

/** Whether a column has one of these values. A single one makes an equation, for which an index keeps the order of what follows. */
export const oneOf = (column: Sql, values: readonly string[], type: "uuid" | "text"): Sql =>
  values.length === 1
    ? sql`${column} = ${values[0]}::${raw(type)}`
    : sql`${column} = ANY(${values}::${raw(type)}[])`;

/** Runs one query as a prepared statement; rows as the driver gives them. */
export type Read = <Row>(query: Sql) => Promise<Row[]>;

/** Money and counts are bigint in the database and stay below 2^53: they are read as numbers. */
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) =>
    oid === pg.types.builtins.INT8
      ? Number
      : (pg.types.getTypeParser(oid, format) as (text: string) => unknown),
};

const MOST_NAMES = 500;
const UNNAMED = "";
const names = new Map<string, string>();

/**
 * Statements are named by their text, so that each connection plans each of them once. Not so a search in text or metadata, whose best plan hangs on
 * what is looked for, nor more of them than a connection should keep.
 */
export function statementName(text: string): string {
  const known = names.get(text);
  if (known !== undefined) return known;
  if (names.size >= MOST_NAMES) return UNNAMED;
  const name = / ILIKE | @> /.test(text) ? UNNAMED : hash("sha1", text, "base64url");
  names.set(text, name);
  return name;
}

export const readOn =
  (pool: pg.Pool): Read =>
  async <Row>(query: Sql) => {
    const { text, values } = query;
    const result = await runAlone(pool, { name: statementName(text), text, values, types });
    return result.rows as Row[];
  };

/** The same reading inside a transaction. */
export const readIn =
  (tx: { $queryRaw(query: Sql): Promise<unknown> }): Read =>
  async <Row>(query: Sql) =>
    ((await tx.$queryRaw(query)) as Record<string, unknown>[]).map(
      (row) =>
        Object.fromEntries(
          Object.entries(row).map(([name, value]) => [
            name,
            typeof value === "bigint" ? Number(value) : value,
          ]),
        ) as Row,
    );
