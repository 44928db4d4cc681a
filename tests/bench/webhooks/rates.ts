import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";
import { aSink, type Sink } from "../../setup/sink.ts";
import { cpuOfFamily } from "../billing/cpu.ts";
import type { Place } from "../billing/services.ts";
import { startWorkerProcess } from "../billing/workers.ts";
import { addEndpoints, anOrganization, tellOfMany, types } from "./fill.ts";
import { type Verdict, verdictOf } from "./verdict.ts";

export type Rate = {
  /** Deliveries a second to the endpoints that answer. */
  perSecond: number;
  seconds: number;
  /** Milliseconds of a processor for each delivery. */
  cpu: { node: number; postgres: number };
  verdict: Verdict;
};

type Measured = {
  place: Place;
  postgresPid: number;
  /** An endpoint's secret, sealed. */
  sealed: string;
  objects: number;
  living: number;
  /** Endpoints that take a connection and never answer. */
  dead: number;
  workers: number;
};

const POLL_MS = 50;
const PATIENCE_MS = 10 * 60_000;

/** How fast what waits is delivered: from the first delivery to the last of those to living endpoints. */
export async function measureDeliveries(measured: Measured): Promise<Rate> {
  const { place, sealed, objects, living, dead, postgresPid } = measured;
  const { database } = place;
  const organizationId = await anOrganization(database);
  const sinks = await Promise.all(Array.from({ length: living }, () => aSink()));
  const silent = await Promise.all(Array.from({ length: dead }, () => aSink(() => undefined)));
  const alive = await addEndpoints(database, organizationId, urlsOf(sinks), sealed);
  await addEndpoints(database, organizationId, urlsOf(silent), sealed);
  await tellOfMany(database, organizationId, objects);
  await database.query("VACUUM ANALYZE webhook_delivery");
  const environment = { ...place.environment, FLORIN_WEBHOOKS_TO_PRIVATE: "on" };
  const workers = await Promise.all(
    Array.from({ length: measured.workers }, () => startWorkerProcess(environment)),
  );
  const cpu = async () => ({
    node: (await Promise.all(workers.map(({ pid }) => cpuOfFamily(pid)))).reduce(
      (sum, each) => sum + each,
      0,
    ),
    postgres: await cpuOfFamily(postgresPid),
  });
  try {
    const first = await until(database, alive, 1);
    const [since, before] = [performance.now(), await cpu()];
    const last = await until(database, alive, objects * types.length * living);
    const seconds = (performance.now() - since) / 1_000;
    const after = await cpu();
    const done = last - first;
    const each = (who: keyof typeof after) => ((after[who] - before[who]) * 1_000) / done;
    const verdict = verdictOf(sinks.map(({ received }) => received));
    return {
      perSecond: done / seconds,
      seconds,
      cpu: { node: each("node"), postgres: each("postgres") },
      verdict,
    };
  } finally {
    await Promise.all(workers.map((worker) => worker.kill()));
    await Promise.all([...sinks, ...silent].map((sink) => sink.stop()));
  }
}

const urlsOf = (sinks: readonly Sink[]) => sinks.map(({ url }) => url);

/** Waits for so many, and answers how many there are by then. */
async function until(database: pg.Pool, endpoints: readonly string[], wanted: number): Promise<number> {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const { rows } = await database.query(
      "SELECT coalesce(sum(succeeded), 0)::int AS delivered FROM webhook_endpoint_hour WHERE endpoint_id = ANY($1::uuid[])",
      [endpoints],
    );
    const [{ delivered }] = rows;
    if (delivered >= wanted) return delivered;
    if (Date.now() > end) throw new Error(`only ${delivered} were delivered in time`);
    await sleep(POLL_MS);
  }
}
