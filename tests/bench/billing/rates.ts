import { setTimeout as sleep } from "node:timers/promises";
import { cpuOfFamily } from "./cpu.ts";
import { aSeller, fillSubscriptions } from "./fill.ts";
import type { Place } from "./services.ts";
import { type Verdict, verdictOf } from "./verdict.ts";
import { startWorkerProcess } from "./workers.ts";

export type Rate = {
  perSecond: number;
  seconds: number;
  /** Milliseconds of a processor that each renewal took, by who had them. */
  cpu: { node: number; postgres: number; stripe: number };
  verdict: Verdict;
};

type Measured = {
  place: Place;
  workers: number;
  subscriptions: number;
  postgresPid: number;
  stripePid: number;
  cards?: readonly { customer: string; method: string }[];
};

const POLL_MS = 100;

/** How fast workers renew what is due: from the first order to the last payment, the start of the processes left out. */
export async function measureRenewals(measured: Measured): Promise<Rate> {
  const { place, subscriptions: count, cards } = measured;
  const { database, environment } = place;
  await fillSubscriptions(database, await aSeller(database), { count, isDue: true, ...(cards && { cards }) });
  const workers = await Promise.all(
    Array.from({ length: measured.workers }, () => startWorkerProcess(environment)),
  );
  const pids = { postgres: measured.postgresPid, stripe: measured.stripePid };
  const cpu = async () => ({
    node: (await Promise.all(workers.map(({ pid }) => cpuOfFamily(pid)))).reduce(
      (sum, each) => sum + each,
      0,
    ),
    postgres: await cpuOfFamily(pids.postgres),
    stripe: await cpuOfFamily(pids.stripe),
  });
  try {
    const first = await until(place, (billed) => billed > 0);
    const [since, before] = [performance.now(), await cpu()];
    await until(place, (billed, pending) => billed >= count && pending === 0);
    const seconds = (performance.now() - since) / 1_000;
    const after = await cpu();
    const done = count - first;
    const each = (who: keyof typeof after) => ((after[who] - before[who]) * 1_000) / done;
    return {
      perSecond: done / seconds,
      seconds,
      cpu: { node: each("node"), postgres: each("postgres"), stripe: each("stripe") },
      verdict: await verdictOf(database),
    };
  } finally {
    await Promise.all(workers.map((worker) => worker.kill()));
  }
}

const PATIENCE_MS = 15 * 60_000;

/** Waits until it is so, and answers how many orders there are by then. */
async function until(
  { database }: Place,
  isSo: (billed: number, pending: number) => boolean,
): Promise<number> {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const { rows } = await database.query(`
      SELECT (SELECT coalesce(max(last_number), 0) FROM order_counter)::int AS billed,
        (SELECT count(*) FROM (SELECT FROM payment WHERE status = 'pending' LIMIT 1) AS any_pending)::int AS pending`);
    const [{ billed, pending }] = rows;
    if (isSo(billed, pending)) return billed;
    if (Date.now() > end) throw new Error(`only ${billed} were billed in time`);
    await sleep(POLL_MS);
  }
}
