import { DAY_MS, HOUR_MS } from "@/lib/time";
import { nextStage } from "@/modules/test-clocks/stages";
import { runJobs, sweep } from "./chores.ts";
import { Died } from "./lives.ts";
import { Broken, inLife, looking, type Simulated } from "./simulated.ts";
import { deliverEvents } from "./webhooks.ts";

const MOST_ROUNDS = 300;

/** How far time goes at once: from hours to three months, days and weeks above all. */
export function leapOf({ random }: Simulated): number {
  const kind = random.next();
  if (kind < 0.2) return random.int(1, 23) * HOUR_MS;
  if (kind < 0.6) return random.int(1, 14) * DAY_MS + random.int(0, 86_399) * 1_000;
  if (kind < 0.92) return random.int(14, 40) * DAY_MS;
  return random.int(41, 92) * DAY_MS;
}

/**
 * Has time go on to `target`: from one instant at which something falls due to the next, or all at once, as after an outage in which nobody worked;
 * then what is due is caught up.
 */
export async function passTime(simulated: Simulated, target: Date): Promise<void> {
  if (simulated.random.chance(0.2)) {
    simulated.tell(`nobody works until ${target.toISOString()}`);
    await setClock(simulated, target);
  }
  await catchUp(simulated, target);
}

/** Does all that falls due up to `target`. @throws Broken where that never ends. */
export async function catchUp(simulated: Simulated, target: Date): Promise<void> {
  for (let rounds = 0; rounds < MOST_ROUNDS; ) {
    const { read, organizationId, now } = await looking(simulated);
    const next = await nextStage(read, organizationId);
    if (next && next.at <= now) {
      rounds += 1;
      await runStage(simulated, next.stage);
    } else if (now.getTime() === target.getTime()) return;
    else {
      rounds = 0;
      await setClock(simulated, next && next.at < target ? next.at : target);
    }
  }
  throw new Broken("there is something due still, however often it is done");
}

async function runStage(
  simulated: Simulated,
  stage: NonNullable<Awaited<ReturnType<typeof nextStage>>>["stage"],
) {
  const { random } = simulated;
  const hasDied = await inLife(simulated, (ctx) => stage.run(ctx)).then(
    () => false,
    (error) => {
      if (error instanceof Died) return true;
      throw error;
    },
  );
  if (random.chance(0.3)) await deliverEvents(simulated);
  else if (hasDied && random.chance(0.5)) await sweep(simulated);
  else await runJobs(simulated);
}

async function setClock(simulated: Simulated, to: Date): Promise<void> {
  const { organizationId } = simulated.setting;
  await simulated.lives.base.db.test_clock.update({
    where: { organization_id: organizationId },
    data: { now_at: to },
  });
}
