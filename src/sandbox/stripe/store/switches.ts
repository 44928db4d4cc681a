import type { Database } from "./database.ts";

type Switch = "webhooks-paused" | "tasks-held";

/** Settings that tests turn on and off while the sandbox runs, and that survive a restart. */
export class Switches {
  readonly #database: Database;
  readonly #on: Set<string>;

  constructor(database: Database) {
    this.#database = database;
    database.execute("CREATE TABLE IF NOT EXISTS switches (name TEXT PRIMARY KEY)");
    const rows = database.prepare("SELECT name FROM switches").all();
    this.#on = new Set(rows.map((row) => String(row.name)));
  }

  isOn(name: Switch): boolean {
    return this.#on.has(name);
  }

  turn(name: Switch, on: boolean): void {
    if (on) this.#database.prepare("INSERT OR IGNORE INTO switches (name) VALUES (?)").run(name);
    else this.#database.prepare("DELETE FROM switches WHERE name = ?").run(name);
    if (on) this.#on.add(name);
    else this.#on.delete(name);
  }
}
