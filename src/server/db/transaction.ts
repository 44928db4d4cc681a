import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { Prisma } from "@/generated/prisma/client.ts";
import { type Actor, currentActor } from "@/server/actor";
import type { Db, Tx } from "./client";
import { sql } from "./sql";

const ATTEMPTS = 6;

/**
 * Runs `work` in one transaction (read committed; rows that a decision rests on are locked by the reader);
 * after a deadlock or write conflict runs it again. So `work` talks to `tx` and to nothing else:
 * Stripe, Redis and mail come before or after it. Whoever acts is told to the triggers of the audit log.
 */
export async function transaction<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  const actor = currentActor();
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.$transaction(actor ? (tx) => asActor(tx, actor, work) : work);
    } catch (error) {
      if (attempt === ATTEMPTS || !isConflict(error)) throw error;
      await sleep(Math.random() * 10 * 2 ** attempt); // full jitter, milliseconds
    }
  }
}

async function asActor<T>(tx: Tx, actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
  await tx.$executeRaw(sql`SELECT set_config('florin.actor', ${JSON.stringify(actor)}, true)`);
  return work(tx);
}

const isConflict = (error: unknown) =>
  error instanceof Prisma.PrismaClientKnownRequestError &&
  (error.code === "P2034" || /40001|40P01|deadlock/.test(JSON.stringify(error.meta ?? {})));

/** Whether a write was refused because another row already has these values. */
export const isDuplicate = (error: unknown) =>
  error instanceof Prisma.PrismaClientKnownRequestError &&
  (error.code === "P2002" || (error.code === "P2010" && /23505/.test(JSON.stringify(error.meta ?? {}))));

/** Whether the database refused a raw statement for what it was to write: a value that it cannot hold, or a constraint. */
export const isRefusedData = (error: unknown) =>
  error instanceof Prisma.PrismaClientKnownRequestError &&
  error.code === "P2010" &&
  /Code: `2[23]/.test(error.message);
