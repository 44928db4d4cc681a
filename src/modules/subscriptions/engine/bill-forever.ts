import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { SECOND_MS } from "@/lib/time";
import { world } from "@/server/context";
import { log } from "@/server/log";
import { runDue } from "./run-due";

const IDLE_MS = 2 * SECOND_MS;
const AFTER_FAILURE_MS = 5 * SECOND_MS;

/** Loops of one process: while one waits for Stripe the other bills. */
const LOOPS = 2;

/**
 * Bills what is due until `stop`, which lets the batch in hand finish. Any number of workers may run this, and each does what the others have not
 * taken.
 */
export function startBilling(): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const running = Promise.all(Array.from({ length: LOOPS }, () => billUntil(stopping.signal)));
  return {
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}

async function billUntil(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const pause = await runDue(world(), signal).then(
      () => IDLE_MS,
      (error) => {
        if (!signal.aborted) log.error({ err: error }, "billing failed; trying again");
        return AFTER_FAILURE_MS;
      },
    );
    await sleep(pause, undefined, { signal }).catch(() => undefined);
  }
}
