import type { SQLInputValue } from "node:sqlite";
import type { Database } from "./database.ts";

type Value = string | number | null;

/** How a kind of object is kept besides its JSON text. */
interface Layout<T> {
  /** Fields that lists can be narrowed by, with an index where they have a value. */
  readonly indexed?: Readonly<Record<string, (object: T) => Value>>;
  /** The same without an index, for what is rarely asked. */
  readonly plain?: Readonly<Record<string, (object: T) => Value>>;
  /** Facts about an object that are never answered, each false until it is marked. */
  readonly marks?: readonly string[];
}

/** Bounds on `created`, in seconds. */
export interface CreatedRange {
  readonly gt?: number;
  readonly gte?: number;
  readonly lt?: number;
  readonly lte?: number;
}

/** A page request, newest first. `after` and `before` are places in the order of insertion. */
export interface PageRequest {
  readonly where: Readonly<Record<string, Value | undefined>>;
  /** Any of these patterns, in which `%` stands for anything and `\` takes a sign literally. */
  readonly like?: { readonly column: string; readonly patterns: readonly string[] };
  /** Metadata that must be equal, key by key. */
  readonly metadata?: Readonly<Record<string, string>>;
  readonly created?: CreatedRange;
  readonly after?: number;
  readonly before?: number;
  readonly limit: number;
}

export interface Page<T> {
  readonly data: T[];
  readonly hasMore: boolean;
  /** The place of the last one of the page, to go on from. */
  readonly last: number | null;
}

const comparisons = { gt: ">", gte: ">=", lt: "<", lte: "<=" } as const;

/** One kind of object: a JSON text for the whole, and indexed columns for what lists are narrowed by. */
export class Table<T extends { readonly id: string; readonly created: number }> {
  readonly #database: Database;
  readonly #name: string;
  readonly #columns: [string, (object: T) => Value][];
  readonly #insert: string;
  readonly #update: string;
  readonly #select: string;

  constructor(database: Database, name: string, { indexed = {}, plain = {}, marks = [] }: Layout<T> = {}) {
    this.#database = database;
    this.#name = name;
    this.#columns = Object.entries({ ...indexed, ...plain });
    const names = this.#columns.map(([column]) => column);
    const marked = marks.map((mark) => `${mark} INTEGER NOT NULL DEFAULT 0`);
    const columns = [
      "id TEXT NOT NULL UNIQUE",
      "created INTEGER NOT NULL",
      ...names,
      ...marked,
      "json TEXT NOT NULL",
    ];
    database.execute(`CREATE TABLE IF NOT EXISTS ${name} (seq INTEGER PRIMARY KEY, ${columns.join(", ")})`);
    for (const column of Object.keys(indexed)) {
      database.execute(
        `CREATE INDEX IF NOT EXISTS ${name}_${column} ON ${name} (${column}, seq) WHERE ${column} IS NOT NULL`,
      );
    }
    const all = ["id", "created", "json", ...names];
    this.#insert = `INSERT INTO ${name} (${all.join(", ")}) VALUES (${all.map(() => "?").join(", ")})`;
    this.#update = `UPDATE ${name} SET ${["json", ...names].map((column) => `${column} = ?`).join(", ")} WHERE id = ?`;
    this.#select = `SELECT json FROM ${name} WHERE id = ?`;
  }

  find(id: string): T | undefined {
    const row = this.#database.prepare(this.#select).get(id);
    return row === undefined ? undefined : this.#read(row.json);
  }

  insert(object: T): void {
    const values = this.#columns.map(([, value]) => value(object));
    this.#database.prepare(this.#insert).run(object.id, object.created, JSON.stringify(object), ...values);
  }

  /** Keeps the present state of an object that was inserted before. */
  save(object: T): void {
    const values = this.#columns.map(([, value]) => value(object));
    this.#database.prepare(this.#update).run(JSON.stringify(object), ...values, object.id);
  }

  mark(id: string, mark: string): void {
    this.#database.prepare(`UPDATE ${this.#name} SET ${mark} = 1 WHERE id = ?`).run(id);
  }

  isMarked(id: string, mark: string): boolean {
    return (
      this.#database.prepare(`SELECT ${mark} AS marked FROM ${this.#name} WHERE id = ?`).get(id)?.marked === 1
    );
  }

  delete(id: string): void {
    this.#database.prepare(`DELETE FROM ${this.#name} WHERE id = ?`).run(id);
  }

  /** The place of an object in the order of insertion. */
  place(id: string): number | undefined {
    const row = this.#database.prepare(`SELECT seq FROM ${this.#name} WHERE id = ?`).get(id);
    return row === undefined ? undefined : Number(row.seq);
  }

  page(request: PageRequest): Page<T> {
    const { conditions, values } = this.#conditions(request);
    // Going backwards reads away from the cursor, oldest first, and is turned round afterwards.
    const backwards = request.before !== undefined;
    const rows = this.#database
      .prepare(
        `SELECT seq, json FROM ${this.#name} ${conditions.length > 0 ? `WHERE ${conditions.join(" AND ")}` : ""}
         ORDER BY seq ${backwards ? "ASC" : "DESC"} LIMIT ?`,
      )
      .all(...values, request.limit + 1);
    const hasMore = rows.length > request.limit;
    const kept = rows.slice(0, request.limit);
    if (backwards) kept.reverse();
    const last = kept.at(-1);
    return {
      data: kept.map((row) => this.#read(row.json)),
      hasMore,
      last: last === undefined ? null : Number(last.seq),
    };
  }

  /** Every object that matches, newest first. */
  all(where: PageRequest["where"] = {}): T[] {
    return this.page({ where, limit: 1_000_000 }).data;
  }

  #conditions(request: PageRequest): { conditions: string[]; values: SQLInputValue[] } {
    const conditions: string[] = [];
    const values: SQLInputValue[] = [];
    const add = (condition: string, ...given: SQLInputValue[]) => {
      conditions.push(condition);
      values.push(...given);
    };
    for (const [column, value] of Object.entries(request.where)) {
      if (value !== undefined) add(`${column} = ?`, value);
    }
    if (request.like !== undefined) {
      const { column, patterns } = request.like;
      add(`(${patterns.map(() => `${column} LIKE ? ESCAPE '\\'`).join(" OR ")})`, ...patterns);
    }
    for (const [key, value] of Object.entries(request.metadata ?? {})) {
      add(`(SELECT value FROM json_each(${this.#name}.json, '$.metadata') WHERE key = ?) = ?`, key, value);
    }
    for (const [bound, seconds] of Object.entries(request.created ?? {})) {
      add(`created ${comparisons[bound as keyof CreatedRange]} ?`, seconds);
    }
    if (request.after !== undefined) add("seq < ?", request.after);
    if (request.before !== undefined) add("seq > ?", request.before);
    return { conditions, values };
  }

  /** The text was written by `insert` or `save` of this very table, so its shape is known. */
  #read(json: unknown): T {
    return JSON.parse(String(json)) as T;
  }
}
