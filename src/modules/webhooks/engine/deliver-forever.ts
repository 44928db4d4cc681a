import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { SECOND_MS } from "@/lib/time";
import { world } from "@/server/context";
import { log } from "@/server/log";
import { type Claimed, claimDue } from "./claim-due";
import { Recorder } from "./recorder";
import { send } from "./send";

const IDLE_MS = SECOND_MS / 2;
const AFTER_FAILURE_MS = 5 * SECOND_MS;

/** Attempts that end within so short a time are followed by one query for more, and not by one each. */
const GATHER_MS = 5;

/** Attempts of one process at a time. */
const AT_ONCE = 256;

/** An attempt that is under way when the process stops may take so long; after that its delivery is another worker's. */
const FAREWELL_MS = 3 * SECOND_MS;

/**
 * Delivers what is due until `stop`. Any number of workers may run this, and each takes what the others have not; no transaction is open while an
 * endpoint is called, and one that is slow takes up its own share of attempts only.
 */
export function startDelivering(): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const deliveries = new UnderWay();
  const running = deliverUntil(stopping.signal, deliveries);
  return {
    stop: async () => {
      stopping.abort();
      await running;
      await Promise.race([deliveries.ended(), sleep(FAREWELL_MS, undefined, { ref: false })]);
    },
  };
}

/** The attempts that this process makes at the moment. */
class UnderWay {
  readonly #sending = new Set<Promise<void>>();
  readonly #recorder = new Recorder();
  readonly busy = new Map<string, number>();

  get room(): number {
    return AT_ONCE - this.#sending.size;
  }

  begin(claimed: Claimed): void {
    const { endpoint_id: endpoint } = claimed;
    this.busy.set(endpoint, (this.busy.get(endpoint) ?? 0) + 1);
    const sending = send(claimed)
      .then((ended) => this.#recorder.keep(ended))
      .catch((error) => log.error({ err: error, delivery_id: claimed.id }, "webhook delivery not sent"))
      .finally(() => {
        this.#sending.delete(sending);
        const left = (this.busy.get(endpoint) ?? 1) - 1;
        if (left > 0) this.busy.set(endpoint, left);
        else this.busy.delete(endpoint);
      });
    this.#sending.add(sending);
  }

  /** Once any of them has ended; never where there is none. */
  any = (): Promise<void> => Promise.race(this.#sending);

  ended = (): Promise<unknown> => Promise.all(this.#sending);
}

async function deliverUntil(signal: AbortSignal, deliveries: UnderWay): Promise<void> {
  while (!signal.aborted) {
    try {
      const { claimed, looked } = await claimDue(world().read, deliveries.busy, deliveries.room);
      for (const each of claimed) deliveries.begin(each);
      if (!looked || deliveries.room === 0)
        await Promise.race([pause(IDLE_MS, signal), deliveries.any().then(() => pause(GATHER_MS, signal))]);
    } catch (error) {
      if (!signal.aborted) log.error({ err: error }, "webhooks not delivered; trying again");
      await pause(AFTER_FAILURE_MS, signal);
    }
  }
}

const pause = (ms: number, signal: AbortSignal) => sleep(ms, undefined, { signal }).catch(() => undefined);
