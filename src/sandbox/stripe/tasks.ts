import type { Database } from "./store/database.ts";
import type { TaskName, Work } from "./work.ts";

type Runners = Readonly<Record<TaskName, (work: Work, subject: string) => void>>;
type InWork = (run: (work: Work) => void) => void;

const retryAfterFailureMs = 60_000;

/**
 * Runs what happens by itself after a request. Tasks are kept in the database and each is run in one transaction
 * with its removal, so that it has its effect once, also across restarts.
 */
export class Tasks {
  readonly #database: Database;
  readonly #runners: Runners;
  readonly #inWork: InWork;
  readonly #areHeld: () => boolean;
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(database: Database, runners: Runners, inWork: InWork, areHeld: () => boolean) {
    this.#database = database;
    this.#runners = runners;
    this.#inWork = inWork;
    this.#areHeld = areHeld;
    database.execute(`
      CREATE TABLE IF NOT EXISTS tasks (place INTEGER PRIMARY KEY, name TEXT NOT NULL, subject TEXT NOT NULL,
        due_at INTEGER NOT NULL)
    `);
  }

  /** Keeps a task. Runs inside the transaction of the caller, who calls `arm` after it. */
  add(name: TaskName, subject: string, dueAtMs: number): void {
    this.#database
      .prepare("INSERT INTO tasks (name, subject, due_at) VALUES (?, ?, ?)")
      .run(name, subject, dueAtMs);
  }

  /** Sets the clock for the next task, if there is one and none are held. */
  arm(): void {
    if (this.#stopped || this.#timer !== undefined || this.#areHeld()) return;
    const row = this.#database.prepare("SELECT min(due_at) AS at FROM tasks").get();
    const at = row?.at;
    if (typeof at !== "number") return;
    this.#timer = setTimeout(() => this.#runDue(), Math.max(at - Date.now(), 0));
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  /** Runs what waits now, and what follows from it, whenever it is due; answers how much that was. One that fails waits on. */
  runAll(): number {
    let count = 0;
    for (let ran = -1; ran !== 0; count += ran) ran = this.#runBefore(Date.now() + retryAfterFailureMs / 2);
    return count;
  }

  #runDue(): void {
    this.#timer = undefined;
    if (this.#areHeld()) return;
    this.#runBefore(Date.now());
    this.arm();
  }

  #runBefore(atMs: number): number {
    const due = this.#database
      .prepare("SELECT place, name, subject FROM tasks WHERE due_at <= ? ORDER BY place LIMIT 50")
      .all(atMs);
    for (const row of due) this.#run(Number(row.place), String(row.name) as TaskName, String(row.subject));
    return due.length;
  }

  #run(place: number, name: TaskName, subject: string): void {
    try {
      this.#inWork((work) => {
        this.#runners[name](work, subject);
        this.#database.prepare("DELETE FROM tasks WHERE place = ?").run(place);
      });
    } catch (error) {
      console.error(`The task ${name} on ${subject} failed and is tried again in a minute:`, error);
      this.#database
        .prepare("UPDATE tasks SET due_at = ? WHERE place = ?")
        .run(Date.now() + retryAfterFailureMs, place);
    }
  }
}
