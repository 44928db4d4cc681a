import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";
import { countPaid } from "./fill.ts";
import { startWorkerProcess, type Worker } from "./workers.ts";

type Run = {
  environment: Record<string, string>;
  database: pg.Pool;
  workers: number;
  subscriptions: number;
  /** Between two kills, ms: a random time of that mean. */
  everyMs: number;
  /** No more kills than that; without it, until all is billed. */
  mostKills?: number;
  /** Whether what the dead asked of Stripe is swept at once and not after a minute. */
  isSweptAtOnce?: boolean;
  withinMs: number;
};

/**
 * Has workers bill what is due and kills one of them at a time with SIGKILL, at random, starting another in its place, until everything is paid. What the dead
 * had asked of Stripe and not heard is swept a minute later. Answers how many died.
 *
 * @throws Error where it is not over in time.
 */
export async function billUnderKills(run: Run): Promise<{ kills: number; seconds: number }> {
  const { environment, database, subscriptions, everyMs, mostKills = Number.POSITIVE_INFINITY } = run;
  const began = performance.now();
  const seconds = () => (performance.now() - began) / 1_000;
  const workers = Array.from({ length: run.workers }, () => start(environment));
  let kills = 0;
  try {
    for (;;) {
      const paid = await countPaid(database);
      if (paid >= subscriptions) return { kills, seconds: seconds() };
      if (seconds() * 1_000 > run.withinMs)
        throw new Error(`only ${paid} of ${subscriptions} are paid after ${seconds()} s`);
      await sleep(everyMs * 2 * Math.random());
      if (kills < mostKills) kills += await replaceOne(workers, environment);
      else if (run.isSweptAtOnce) await sweepAtOnce(database);
    }
  } finally {
    await Promise.all(workers.map(async ({ starting }) => (await starting).kill()));
  }
}

/** A worker, as soon as it works. */
type Slot = { starting: Promise<Worker>; worker?: Worker };

function start(environment: Record<string, string>): Slot {
  const slot: Slot = { starting: startWorkerProcess(environment) };
  slot.starting.then(
    (worker) => {
      slot.worker = worker;
    },
    () => undefined,
  );
  return slot;
}

/** Kills one that works, if any does: one that is starting holds nothing. */
async function replaceOne(workers: Slot[], environment: Record<string, string>): Promise<number> {
  const working = workers.flatMap(({ worker }, index) => (worker ? [{ worker, index }] : []));
  const chosen = working[Math.floor(Math.random() * working.length)];
  if (!chosen) return 0;
  await chosen.worker.kill();
  workers[chosen.index] = start(environment);
  return 1;
}

async function sweepAtOnce(database: pg.Pool): Promise<void> {
  await database.query(
    `UPDATE payment SET created_at = created_at - interval '2 minutes'
     WHERE id IN (SELECT id FROM payment WHERE status = 'pending' ORDER BY id FOR UPDATE SKIP LOCKED)`,
  );
  await database.query(
    "SELECT graphile_worker.add_job('stripe-events.sweep-payments', '{}', job_key => 'sweep-at-once')",
  );
}
