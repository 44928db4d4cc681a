import type { Database } from "../store/database.ts";

/** An event on its way to an endpoint. */
export interface Delivery {
  readonly place: number;
  readonly event: string;
  readonly endpoint: string;
  readonly attempts: number;
}

/** Waits between one attempt and the next; the last one repeats until three days are over. All in milliseconds. */
const waits = [1_000, 5_000, 15_000, 60_000, 300_000, 900_000, 3_600_000] as const;
const longestWait = 3_600_000;
const lifeMs = 3 * 24 * 3_600_000;

/** The deliveries that are still to be made, kept in the database with the events that they carry. */
export class DeliveryQueue {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
    database.execute(`
      CREATE TABLE IF NOT EXISTS deliveries (place INTEGER PRIMARY KEY, event TEXT NOT NULL, endpoint TEXT NOT NULL,
        attempts INTEGER NOT NULL, queued_at INTEGER NOT NULL, due_at INTEGER NOT NULL, last_answer TEXT);
      CREATE INDEX IF NOT EXISTS deliveries_due ON deliveries (due_at);
    `);
  }

  /** Queues an event for an endpoint, due at once. */
  add(event: string, endpoint: string, nowMs: number): void {
    this.#database
      .prepare("INSERT INTO deliveries (event, endpoint, attempts, queued_at, due_at) VALUES (?, ?, 0, ?, ?)")
      .run(event, endpoint, nowMs, nowMs);
  }

  /** The first `limit` deliveries that are due, the longest due first. */
  due(nowMs: number, limit: number): Delivery[] {
    return this.#database
      .prepare(
        `SELECT place, event, endpoint, attempts FROM deliveries WHERE due_at <= ? ORDER BY due_at, place LIMIT ?`,
      )
      .all(nowMs, limit)
      .map((row) => ({
        place: Number(row.place),
        event: String(row.event),
        endpoint: String(row.endpoint),
        attempts: Number(row.attempts),
      }));
  }

  /** When the next delivery after `nowMs` falls due. */
  nextDue(nowMs: number): number | null {
    const row = this.#database
      .prepare("SELECT min(due_at) AS at FROM deliveries WHERE due_at > ?")
      .get(nowMs);
    const at = row?.at;
    return typeof at === "number" ? at : null;
  }

  /** Takes a delivery that arrived, or can never arrive, off the queue. */
  remove(delivery: Delivery): void {
    this.#database.prepare("DELETE FROM deliveries WHERE place = ?").run(delivery.place);
  }

  /** Puts a delivery that did not arrive back for later, or gives it up after three days. */
  postpone(delivery: Delivery, answer: string, nowMs: number): void {
    const wait = waits[delivery.attempts] ?? longestWait;
    this.#database
      .prepare("UPDATE deliveries SET attempts = attempts + 1, due_at = ?, last_answer = ? WHERE place = ?")
      .run(nowMs + wait, answer, delivery.place);
    this.#database
      .prepare("DELETE FROM deliveries WHERE place = ? AND queued_at < ?")
      .run(delivery.place, nowMs - lifeMs);
  }

  /** How many endpoints still wait for an event, or for any event. */
  pending(event?: string): number {
    const row =
      event === undefined
        ? this.#database.prepare("SELECT count(*) AS n FROM deliveries").get()
        : this.#database.prepare("SELECT count(*) AS n FROM deliveries WHERE event = ?").get(event);
    return Number(row?.n);
  }
}
