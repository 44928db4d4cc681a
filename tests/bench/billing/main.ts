import { rm } from "node:fs/promises";
import { availableParallelism, loadavg } from "node:os";
import { parseArgs } from "node:util";
import { Failure, run } from "../../../scripts/lib/fail.ts";
import { inRoot } from "../../../scripts/lib/paths.ts";
import { Supervisor } from "../../../scripts/lib/supervisor.ts";
import { startSandbox } from "../../integration/sandbox/start-sandbox.ts";
import { printWanted, type Wanted } from "../report.ts";
import { savedCards } from "./cards.ts";
import { measureClaims } from "./claims.ts";
import { aSeller, fillSubscriptions } from "./fill.ts";
import { billUnderKills } from "./kill.ts";
import { measureRenewals, type Rate } from "./rates.ts";
import { type Services, startServices } from "./services.ts";
import { verdictOf } from "./verdict.ts";
import { startInstantStripeProcess } from "./workers.ts";

/**
 * `npm run bench:billing`: how many subscriptions a second are renewed, with one worker and with two, against a Stripe that answers at once and through
 * the sandbox; and how long the engine's claim takes as subscriptions grow. `--kill` instead has twelve workers bill a hundred thousand, each of them killed
 * at random. `--subscriptions`, `--sandbox` and `--million` say how many. Exit code 1 when something was billed wrongly; a figure that was missed is only told.
 */
const { values } = parseArgs({
  options: {
    kill: { type: "boolean", default: false },
    workers: { type: "string", default: "12" },
    subscriptions: { type: "string" },
    sandbox: { type: "string", default: "3000" },
    million: { type: "string", default: "1000000" },
  },
});

const folder = inRoot(".florin-test", `bench-billing-${process.pid}`);
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
    const services = await startServices(supervisor, folder);
    if (values.kill) await kill(services);
    else await measure(services);
    console.log(`load ${loadavg()[0]?.toFixed(1)} after the run`);
  } finally {
    await supervisor.stop();
    await rm(folder, { recursive: true, force: true });
  }
});

async function measure(services: Services): Promise<void> {
  const rates = [];
  for (const workers of [1, 2]) rates.push(await instant(services, workers));
  const sandbox = await throughSandbox(services);
  const place = await services.place("http://127.0.0.1:1");
  const claims = await measureClaims(place, [10_000, Number(values.million)]);
  await place.end();
  for (const { subscriptions, ms, rows } of claims)
    console.log(`claim of ${rows} among ${subscriptions.toLocaleString("en")}: ${ms.toFixed(2)} ms`);
  const [few, many] = claims;
  const wanted: Wanted[] = [
    {
      what: "renewals, instant Stripe, the faster of 1 and 2 workers",
      is: Math.max(...rates.map(({ perSecond }) => perSecond)),
      unit: "a second",
      atLeast: 1_000,
    },
    {
      what: "renewals through the sandbox, 2 workers",
      is: sandbox.perSecond,
      unit: "a second",
      atLeast: 200,
    },
    {
      what: "the claim at a million over ten thousand",
      is: (many?.ms ?? 0) / (few?.ms ?? 1),
      unit: "times",
      atMost: 2,
      digits: 2,
    },
  ];
  printWanted(wanted);
}

async function instant(services: Services, workers: number): Promise<Rate> {
  const stripe = await startInstantStripeProcess();
  const place = await services.place(stripe.url);
  const subscriptions = Number(values.subscriptions ?? 10_000);
  const measured = {
    place,
    workers,
    subscriptions,
    postgresPid: services.postgresPid,
    stripePid: stripe.pid,
  };
  const rate = await measureRenewals(measured).finally(async () => {
    await place.end();
    await stripe.kill();
  });
  print(`${workers} worker${workers > 1 ? "s" : ""}, instant Stripe`, rate);
  return rate;
}

async function throughSandbox(services: Services): Promise<Rate> {
  const sandbox = await startSandbox();
  const place = await services.place(sandbox.url);
  const subscriptions = Number(values.sandbox);
  try {
    const cards = await savedCards(sandbox.stripe, subscriptions);
    const pids = { postgresPid: services.postgresPid, stripePid: sandbox.pid };
    const rate = await measureRenewals({ place, workers: 2, subscriptions, cards, ...pids });
    print("2 workers, the sandbox", rate);
    return rate;
  } finally {
    await place.end();
    await sandbox.stop();
  }
}

function print(title: string, { perSecond, seconds, cpu, verdict }: Rate): void {
  const { node, postgres, stripe } = cpu;
  const of = [`workers ${node.toFixed(2)}`, `Postgres ${postgres.toFixed(2)}`, `Stripe ${stripe.toFixed(2)}`];
  console.log(
    `${title}: ${perSecond.toFixed(0)} a second for ${seconds.toFixed(1)} s; each took ${of.join(", ")} ms of a processor`,
  );
  const { subscriptions, billedOnce, paidOnce, owed, gaps } = verdict;
  if (billedOnce !== subscriptions || paidOnce !== subscriptions || owed !== 0 || gaps !== 0)
    throw new Failure(`billed wrongly: ${JSON.stringify(verdict)}`);
}

async function kill(services: Services): Promise<void> {
  const stripe = await startInstantStripeProcess();
  const place = await services.place(stripe.url);
  const { database, environment } = place;
  const count = Number(values.subscriptions ?? 100_000);
  try {
    await fillSubscriptions(database, await aSeller(database), { count, isDue: true });
    const { kills, seconds } = await billUnderKills({
      environment,
      database,
      workers: Number(values.workers),
      subscriptions: count,
      everyMs: 10_000,
      withinMs: 60 * 60_000,
    });
    const verdict = await verdictOf(database);
    const counts = await (await fetch(`${stripe.url}/_instant`)).json();
    console.log(
      `${count} billed by ${values.workers} workers in ${seconds.toFixed(0)} s, ${kills} of them killed`,
    );
    console.log(JSON.stringify({ ...verdict, ...counts }));
    const { billedOnce, paidOnce, owed, gaps, pending } = verdict;
    const isRight = billedOnce === count && paidOnce === count && owed === 0 && gaps === 0 && pending === 0;
    if (!isRight || counts.charged !== count || counts.orders !== count) throw new Failure("billed wrongly");
  } finally {
    await place.end();
    await stripe.kill();
  }
}
