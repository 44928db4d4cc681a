import { randomUUID } from "node:crypto";
import { runMigrations } from "graphile-worker";
import pg from "pg";
import { Failure, messageOf } from "../lib/fail.ts";
import { type Migration, readMigrations } from "./migrations.ts";

/** The number under which Prisma's own command line takes its lock, so that the two never run at once. */
const PRISMA_LOCK = 72707369;

const BOOKS = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" VARCHAR(36) PRIMARY KEY NOT NULL,
  "checksum" VARCHAR(64) NOT NULL,
  "finished_at" TIMESTAMPTZ,
  "migration_name" VARCHAR(255) NOT NULL,
  "logs" TEXT,
  "rolled_back_at" TIMESTAMPTZ,
  "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
  "applied_steps_count" INTEGER NOT NULL DEFAULT 0
)`;

type Row = { migration_name: string; checksum: string; finished_at: Date | null };

/**
 * Brings a database to the newest migration and gives the names of those applied now: graphile-worker's tables first (ours may refer to
 * them), then every `prisma/migrations/*` not yet in the books, each in a transaction of its own. Any number of processes may call it at
 * once: one works, the others wait for it.
 *
 * @throws Failure when the database cannot be reached, an applied migration was edited, one was left half done, or one fails (it is
 * recorded with its error and nothing of it stays).
 */
export async function migrate(connectionString: string, migrations?: Migration[]): Promise<string[]> {
  const client = await connect(connectionString);
  try {
    await client.query("SELECT pg_advisory_lock($1)", [PRISMA_LOCK]);
    await runMigrations({ connectionString });
    await client.query(BOOKS);
    const pending = unapplied(migrations ?? (await readMigrations()), await applied(client));
    for (const migration of pending) await apply(client, migration);
    return pending.map((migration) => migration.name);
  } finally {
    await client.end();
  }
}

/** Opens a connection. @throws Failure that names the server (never the password) and what it said. */
export async function connect(connectionString: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 10_000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    return client;
  } catch (error) {
    const where = `${client.host}:${client.port}, database "${client.database}"`;
    throw new Failure(
      `Postgres at ${where} refuses: ${messageOf(error)}. Correct DATABASE_URL, or unset it to use the embedded Postgres.`,
    );
  }
}

const applied = async (client: pg.Client): Promise<Row[]> => {
  const { rows } = await client.query<Row>(
    `SELECT migration_name, checksum, finished_at FROM "_prisma_migrations" WHERE rolled_back_at IS NULL`,
  );
  return rows;
};

/** Those not in the books. @throws Failure when the books and the files tell different stories. */
function unapplied(migrations: Migration[], rows: Row[]): Migration[] {
  const books = new Map(rows.map((row) => [row.migration_name, row]));
  return migrations.filter((migration) => {
    const row = books.get(migration.name);
    if (!row) return true;
    if (row.finished_at === null) {
      throw new Failure(
        `migration ${migration.name} was begun by another tool and never finished. Look at the database, then tell the books with ` +
          `\`prisma migrate resolve\` whether it is applied or rolled back.`,
      );
    }
    if (migration.checksums.includes(row.checksum)) return false;
    throw new Failure(
      `migration ${migration.name} was changed after it had been applied. Restore prisma/migrations/${migration.name}/migration.sql ` +
        `and put the change into a migration of its own (npm run db:migration -- NAME).`,
    );
  });
}

async function apply(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  const id = randomUUID();
  const startedAt = new Date();
  try {
    await client.query("BEGIN");
    await client.query(sql);
    await client.query(
      `INSERT INTO "_prisma_migrations" (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, $4, clock_timestamp(), 1)`,
      [id, checksum, name, startedAt],
    );
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK");
    // Rolled back, because it was: the next run, or Prisma's own tool, may try again.
    await client.query(
      `INSERT INTO "_prisma_migrations" (id, checksum, migration_name, started_at, rolled_back_at, logs)
       VALUES ($1, $2, $3, $4, clock_timestamp(), $5)`,
      [id, checksum, name, startedAt, messageOf(error)],
    );
    throw new Failure(
      `migration ${name} failed${lineOf(sql, error)}: ${messageOf(error)}. Nothing of it was kept; mend it and run it again.`,
    );
  }
}

const lineOf = (sql: string, error: unknown): string => {
  const position = error instanceof pg.DatabaseError ? Number(error.position) : Number.NaN;
  return Number.isNaN(position) ? "" : ` at line ${sql.slice(0, position).split("\n").length}`;
};
