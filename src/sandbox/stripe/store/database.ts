import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync, type StatementSync } from "node:sqlite";

const schemaVersion = 1;

/**
 * The SQLite file behind the sandbox. Everything runs synchronously on one connection, so a transaction is never
 * interleaved with another. A commit survives the end of the process at any instant (write-ahead log); only a
 * loss of power may take the last commits with it.
 */
export class Database {
  readonly #connection: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();

  constructor(file: string) {
    if (file !== ":memory:") mkdirSync(dirname(file), { recursive: true });
    this.#connection = new DatabaseSync(file);
    this.#connection.exec(`
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = NORMAL;
      PRAGMA wal_autocheckpoint = 4000;
      PRAGMA busy_timeout = 5000;
      PRAGMA cache_size = -16000;
      PRAGMA temp_store = MEMORY;
    `);
    this.#checkVersion(file);
  }

  /** A statement that is prepared once and kept. */
  prepare(sql: string): StatementSync {
    const known = this.#statements.get(sql);
    if (known !== undefined) return known;
    const statement = this.#connection.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }

  execute(sql: string): void {
    this.#connection.exec(sql);
  }

  /** Runs `work` in one transaction: all of its writes are kept, or none when it throws. */
  transaction<T>(work: () => T): T {
    this.prepare("BEGIN IMMEDIATE").run();
    try {
      const result = work();
      this.prepare("COMMIT").run();
      return result;
    } catch (error) {
      this.prepare("ROLLBACK").run();
      throw error;
    }
  }

  close(): void {
    this.#statements.clear();
    this.#connection.close();
  }

  #checkVersion(file: string): void {
    const found = Number(this.prepare("PRAGMA user_version").get()?.user_version);
    if (found !== 0 && found !== schemaVersion) {
      throw new Error(`${file} was written by another version of the sandbox: move it away to start afresh.`);
    }
    this.#connection.exec(`PRAGMA user_version = ${schemaVersion}`);
  }
}
