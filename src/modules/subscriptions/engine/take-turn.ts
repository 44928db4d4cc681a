import "server-only";
import type { Tx } from "@/server/db/client";
import { sql } from "@/server/db/sql";

/** How many transactions bill at a time, however many workers there are. */
const TURNS = 4;

/**
 * Waits for one of the few turns at billing, and has it until the commit. All that bill for one organization wait for each other at the counter of its
 * orders, their work done: the more of them there are, the longer each stands there, until their time is over and the work is lost. Here nobody has
 * done anything yet.
 */
export const takeTurn = (tx: Tx) =>
  tx.$executeRaw(sql`
    SELECT pg_advisory_xact_lock(hashtext('subscriptions.bill'), ${Math.floor(Math.random() * TURNS)}::int)`);
