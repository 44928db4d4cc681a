import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { type Prisma, PrismaClient } from "@/generated/prisma/client.ts";
import { env } from "@/server/env";
import { type Read, readOn, statementName } from "./sql";

export type Tx = Prisma.TransactionClient;
export type Db = PrismaClient;

/** One pool, two ways in: Prisma for writes and transactions, `read` for prepared reading. */
export type Connection = { db: Db; read: Read; pool: pg.Pool };

/**
 * A thousand requests at once wait their turn for a connection rather than fail; a database that refuses is known at once.
 */
export function connect(url: string, connections: number): Connection {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: 20_000,
    idleTimeoutMillis: 30_000,
    statement_timeout: 30_000,
    idle_in_transaction_session_timeout: 30_000,
  });
  // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  const db = new PrismaClient({
    adapter: new PrismaPg(pool, {
      statementNameGenerator: ({ sql, args }) => (args.length > 0 ? statementName(sql) : ""),
    }),
    transactionOptions: { maxWait: 20_000, timeout: 20_000 },
  });
  return { db, pool, read: readOn(pool) };
}

const shared = globalThis as { florinConnection?: Connection };

export const connection = (): Connection =>
  (shared.florinConnection ??= connect(env.DATABASE_URL, env.FLORIN_DATABASE_CONNECTIONS));
