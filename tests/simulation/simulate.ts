import { makeGroup } from "@/modules/credits/journal";
import { afterCycles } from "@/modules/subscriptions/rules/periods";
import { world } from "@/server/context";
import { control } from "../integration/sandbox/start-sandbox.ts";
import type { Shop } from "../setup/shop.ts";
import { act } from "./actions.ts";
import { checkEvents } from "./checks/events.ts";
import { checkGrants } from "./checks/grants.ts";
import { checkMetrics } from "./checks/metrics.ts";
import { checkBooks, checkStripe } from "./checks/money.ts";
import { checkNothingWaits, checkOrders } from "./checks/orders.ts";
import { checkPeriods } from "./checks/periods.ts";
import { unexpected } from "./chores.ts";
import { keepHistory } from "./history.ts";
import { Lives } from "./lives.ts";
import { catchUp, leapOf, passTime } from "./passing-time.ts";
import { randomOf } from "./random.ts";
import { aSetting } from "./setting.ts";
import { Broken, looking, type Simulated } from "./simulated.ts";
import { deliverAll, skipEarlierEvents } from "./webhooks.ts";

export type Told = {
  seed: number;
  months: number;
  customers: number;
  /** Of all that happened. */
  story: string[];
  steps: number;
  subscriptions: number;
  orders: number;
  deaths: number;
  faults: number;
  /** Transactions and calls of Stripe: where two plays of a seed differ in nothing else, they differ here. */
  moves: number;
};

/** After so many steps Stripe is looked through as well. */
const STRIPE_EACH = 6;

/**
 * Plays years of an organization: people buy, change their minds, leave, come back; cards fail; processes die; Stripe stumbles; time leaps. After each
 * leap all that has to hold is looked at. The same seed plays the same story.
 *
 * @throws Broken with seed, step and story where something does not hold.
 */
export async function simulate(
  shop: Shop,
  { seed, months, customers }: { seed: number; months: number; customers: number },
): Promise<Told> {
  const told: Told = {
    seed,
    months,
    customers,
    story: [],
    steps: 0,
    subscriptions: 0,
    orders: 0,
    deaths: 0,
    faults: 0,
    moves: 0,
  };
  const tell = (what: string) => {
    told.story.push(what);
    if (process.env.FLORIN_SIMULATION_STORY) console.log(what);
  };
  await keepHistory();
  await control(shop.sandbox(), "POST", "tasks/hold", { held: true });
  await makeGroup(world().redis);
  const random = randomOf(seed, "people");
  const begin = new Date(
    Date.UTC(2027, random.int(0, 11), random.pick([1, 15, 28, 29, 30, 31]), random.int(0, 23)),
  );
  const setting = await aSetting(randomOf(seed, "setting"), begin);
  const lives = new Lives(world(), shop.sandbox(), randomOf(seed, "chaos"), tell);
  const simulated: Simulated = {
    sandbox: shop.sandbox(),
    setting,
    lives,
    random,
    emails: [],
    customers,
    webhooks: { seen: new Set(), heldBack: [] },
    tell,
  };
  await skipEarlierEvents(simulated);
  const end = afterCycles(begin, { interval: "month", count: 1 }, months);
  try {
    await play(simulated, end, told);
  } catch (error) {
    throw failure(error, told);
  }
  const { db } = world();
  const where = { organization_id: setting.organizationId };
  told.subscriptions = await db.subscription.count({ where });
  told.orders = await db.order.count({ where });
  return Object.assign(told, { deaths: lives.deaths, faults: lives.faults, moves: lives.moves });
}

async function play(simulated: Simulated, end: Date, told: Told): Promise<void> {
  const { random, tell } = simulated;
  for (;;) {
    const { now } = await looking(simulated);
    if (now >= end) return look(simulated, true);
    told.steps += 1;
    tell(`-- step ${told.steps}, ${now.toISOString()}`);
    const actions = random.int(1, Math.max(2, Math.ceil(simulated.customers / 3)));
    for (let count = 0; count < actions; count++) await act(simulated);
    const target = new Date(Math.min(now.getTime() + leapOf(simulated), end.getTime()));
    await passTime(simulated, target);
    await look(simulated, told.steps % STRIPE_EACH === 0);
  }
}

/** Looks at all that has to hold, once what is under way is over; nothing breaks meanwhile. @throws Broken */
async function look(simulated: Simulated, isStripeAsked: boolean): Promise<void> {
  const { lives, sandbox } = simulated;
  lives.isQuiet = true;
  await control(sandbox, "DELETE", "faults");
  await deliverAll(simulated);
  const { now } = await looking(simulated);
  await catchUp(simulated, now);
  await deliverAll(simulated);
  const ctx = await looking(simulated);
  const problems = [
    ...unexpected.splice(0),
    ...(await checkPeriods(ctx)),
    ...(await checkOrders(ctx)),
    ...(await checkNothingWaits(ctx)),
    ...(await checkBooks(ctx)),
    ...(await checkMetrics(ctx)),
    ...(await checkGrants(ctx)),
    ...(await checkEvents(ctx)),
    ...(isStripeAsked ? await checkStripe(ctx, sandbox.stripe) : []),
  ];
  lives.isQuiet = false;
  if (problems.length > 0) throw new Broken(problems.slice(0, 10).join("\n"));
}

const TOLD = 25;

/** Names the seed and the step, with the end of the story. */
function failure(error: unknown, { seed, months, customers, steps, story }: Told): Error {
  const what = error instanceof Broken ? error.message : String((error as Error).stack ?? error);
  const end = story.slice(-TOLD).join("\n  ");
  return new Broken(
    `seed ${seed} breaks in step ${steps}:\n${what}\n\nwhat came before it:\n  ${end}\n\nnpm run simulate -- --seed ${seed} --months ${months} --customers ${customers}`,
  );
}
