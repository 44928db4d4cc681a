import { rm } from "node:fs/promises";
import { availableParallelism, loadavg } from "node:os";
import { parseArgs } from "node:util";
import { Failure, run } from "../../../scripts/lib/fail.ts";
import { inRoot } from "../../../scripts/lib/paths.ts";
import { Supervisor } from "../../../scripts/lib/supervisor.ts";
import { type Services, startServices } from "../billing/services.ts";
import { printedBy } from "../billing/workers.ts";
import { printWanted } from "../report.ts";
import { types } from "./fill.ts";
import { measureDeliveries, type Rate } from "./rates.ts";

/**
 * `npm run bench:webhooks`: how many signed deliveries a second go out to ten endpoints on this machine that answer at once, from one worker; and how much slower
 * the nine others are when the tenth takes every connection and never answers. `--objects`: each has three events, which go out in order. Exit code 1 when an
 * event did not arrive or came out of order; a figure that was missed is only told.
 */
const { values } = parseArgs({ options: { objects: { type: "string", default: "300" } } });

const ENDPOINTS = 10;
const ROUNDS = 5;

const folder = inRoot(".florin-test", `bench-webhooks-${process.pid}`);
const supervisor = new Supervisor(inRoot(".florin-test", "running"));
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(signal, async () => {
    await supervisor.stop();
    process.exit(130);
  });
}

await run(async () => {
  await supervisor.clearLeftovers();
  console.log(`${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(1)} before the run`);
  try {
    await measure(await startServices(supervisor, folder));
    console.log(`load ${loadavg()[0]?.toFixed(1)} after the run`);
  } finally {
    await supervisor.stop();
    await rm(folder, { recursive: true, force: true });
  }
});

async function measure(services: Services): Promise<void> {
  const all = await one(services, { living: ENDPOINTS, dead: 0 });
  // In turns, and the middle one counts: what else the machine does meanwhile concerns both.
  const shares: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const alone = await one(services, { living: ENDPOINTS - 1, dead: 0 });
    const beside = await one(services, { living: ENDPOINTS - 1, dead: 1 });
    shares.push(beside.perSecond / alone.perSecond);
  }
  printWanted([
    { what: "signed deliveries to ten endpoints", is: all.perSecond, unit: "a second", atLeast: 300 },
    {
      what: "nine endpoints beside a dead one, of nine alone",
      is: shares.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0,
      unit: "times",
      atLeast: 0.9,
      digits: 2,
    },
  ]);
}

async function one(services: Services, { living, dead }: { living: number; dead: number }): Promise<Rate> {
  const place = await services.place("http://127.0.0.1:1");
  const objects = Number(values.objects);
  const sealed = await printedBy("tests/bench/webhooks/seal.ts", place.environment);
  const { postgresPid } = services;
  const rate = await measureDeliveries({ place, postgresPid, sealed, objects, living, dead, workers: 1 });
  await place.end();
  const { perSecond, seconds, cpu, verdict } = rate;
  console.log(
    `${living} endpoints${dead > 0 ? ` and ${dead} dead` : ""}: ${perSecond.toFixed(0)} deliveries/s over ${seconds.toFixed(1)} s; each ${cpu.node.toFixed(2)} ms of the worker, ${cpu.postgres.toFixed(2)} ms of Postgres`,
  );
  const isWhole = verdict.arrived === objects * types.length * living;
  if (!isWhole || verdict.disordered > 0 || verdict.twoIds > 0)
    throw new Failure(`not all arrived as they happened: ${JSON.stringify(verdict)}`);
  return rate;
}
