import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { SECOND_MS } from "@/lib/time";
import { world } from "@/server/context";
import { log } from "@/server/log";
import { tellOfEvents } from "./tell-of-events";

const IDLE_MS = SECOND_MS;
const AFTER_FAILURE_MS = 5 * SECOND_MS;

/** Tells members of what happens until `stop`, which lets the batch in hand finish. Any number of workers may run this. */
export function startTelling(): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const running = tellUntil(stopping.signal);
  return {
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}

async function tellUntil(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const pause = await tellOfEvents(world()).then(
      (told) => (told > 0 ? 0 : IDLE_MS),
      (error) => {
        if (!signal.aborted) log.error({ err: error }, "members not told; trying again");
        return AFTER_FAILURE_MS;
      },
    );
    await sleep(pause, undefined, { signal }).catch(() => undefined);
  }
}
