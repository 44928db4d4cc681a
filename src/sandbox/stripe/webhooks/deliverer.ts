import { createHmac } from "node:crypto";
import type { EndpointRecord, EventRecord, Tables } from "../store/tables.ts";
import type { Delivery, DeliveryQueue } from "./delivery-queue.ts";
import { HttpPoster } from "./http-poster.ts";

const atOnce = 8;

/**
 * Carries queued events to their endpoints: signed, up to eight at a time, in no guaranteed order, again and again
 * until an endpoint answers 2xx. What is under way when the process dies is carried again after its start.
 */
export class Deliverer {
  readonly #queue: DeliveryQueue;
  readonly #tables: Tables;
  readonly #isPaused: () => boolean;
  readonly #poster = new HttpPoster(atOnce);
  readonly #underWay = new Map<number, Promise<void>>();
  #timer: NodeJS.Timeout | undefined;
  #awake = false;
  #stopped = false;

  constructor(queue: DeliveryQueue, tables: Tables, isPaused: () => boolean) {
    this.#queue = queue;
    this.#tables = tables;
    this.#isPaused = isPaused;
  }

  /** Looks for due deliveries soon. Cheap, and meant to be called after every piece of work. */
  wake(): void {
    if (this.#awake || this.#stopped) return;
    this.#awake = true;
    setImmediate(() => {
      this.#awake = false;
      this.#pump();
    });
  }

  /** Starts nothing more, and waits for what is under way. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await Promise.all(this.#underWay.values());
    this.#poster.close();
  }

  #pump(): void {
    if (this.#stopped || this.#isPaused()) return;
    const now = Date.now();
    if (this.#underWay.size < atOnce) {
      for (const delivery of this.#queue.due(now, atOnce * 2)) {
        if (this.#underWay.size >= atOnce) break;
        if (!this.#underWay.has(delivery.place)) this.#begin(delivery);
      }
    }
    this.#sleepUntil(this.#queue.nextDue(now), now);
  }

  #begin(delivery: Delivery): void {
    const running = this.#carry(delivery).finally(() => {
      this.#underWay.delete(delivery.place);
      this.wake();
    });
    this.#underWay.set(delivery.place, running);
  }

  #sleepUntil(moment: number | null, now: number): void {
    clearTimeout(this.#timer);
    if (moment === null) return;
    this.#timer = setTimeout(() => this.wake(), Math.max(moment - now, 10));
  }

  async #carry(delivery: Delivery): Promise<void> {
    const event = this.#tables.events.find(delivery.event);
    const endpoint = this.#tables.webhookEndpoints.find(delivery.endpoint);
    if (event === undefined || endpoint === undefined || endpoint.status !== "enabled") {
      this.#queue.remove(delivery);
      return;
    }
    const answer = await this.#send(event, endpoint);
    if (/^2\d\d$/.test(answer)) this.#queue.remove(delivery);
    else this.#queue.postpone(delivery, answer, Date.now());
  }

  /** The status that the endpoint answered, or why it did not answer. */
  async #send(event: EventRecord, endpoint: EndpointRecord): Promise<string> {
    const body = JSON.stringify(event, null, 2);
    try {
      const status = await this.#poster.post(endpoint.url, body, {
        "Content-Type": "application/json; charset=utf-8",
        "User-Agent": "Stripe/1.0 (+https://stripe.com/docs/webhooks)",
        "Stripe-Signature": signature(body, endpoint.secret, Math.floor(Date.now() / 1000)),
      });
      return String(status);
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  }
}

/** The header by which the receiver knows that the body comes from here and is fresh. */
function signature(body: string, secret: string, seconds: number): string {
  const digest = createHmac("sha256", secret).update(`${seconds}.${body}`).digest("hex");
  return `t=${seconds},v1=${digest}`;
}
