import { apiVersion } from "./api-version.ts";
import { Faults } from "./control/faults.ts";
import { decideDispute, openDispute } from "./disputes/dispute-course.ts";
import { newId } from "./ids.ts";
import { settleCharge } from "./payments/attempt-payment.ts";
import { settleRefund } from "./refunds/settle-refund.ts";
import type { Settings } from "./settings.ts";
import { Database } from "./store/database.ts";
import { Switches } from "./store/switches.ts";
import { type EndpointRecord, openTables, type Tables } from "./store/tables.ts";
import { Tasks } from "./tasks.ts";
import { Deliverer } from "./webhooks/deliverer.ts";
import { DeliveryQueue } from "./webhooks/delivery-queue.ts";
import { keepOwnEndpoint, wants } from "./webhooks/endpoints.ts";
import { Idempotency } from "./wire/idempotency.ts";
import type { Work } from "./work.ts";

/** Whose request a piece of work serves: written into its events. */
export interface Cause {
  readonly requestId: string | null;
  readonly idempotencyKey: string | null;
}

const byItself: Cause = { requestId: null, idempotencyKey: null };

/** Everything that stays between requests: the store, the webhooks under way, the tasks to come. */
export class Sandbox {
  readonly settings: Settings;
  readonly tables: Tables;
  readonly idempotency: Idempotency;
  readonly queue: DeliveryQueue;
  readonly switches: Switches;
  readonly faults = new Faults();
  /** Known once the server listens. */
  origin = "";
  readonly #database: Database;
  readonly #deliverer: Deliverer;
  readonly #tasks: Tasks;
  #endpoints: EndpointRecord[] = [];

  constructor(settings: Settings) {
    this.settings = settings;
    this.#database = new Database(settings.dataFile);
    this.tables = openTables(this.#database);
    this.idempotency = new Idempotency(this.#database);
    this.queue = new DeliveryQueue(this.#database);
    this.switches = new Switches(this.#database);
    this.#deliverer = new Deliverer(this.queue, this.tables, () => this.switches.isOn("webhooks-paused"));
    this.#tasks = new Tasks(
      this.#database,
      {
        "settle-charge": settleCharge,
        "settle-refund": settleRefund,
        "open-dispute": openDispute,
        "decide-dispute": decideDispute,
      },
      (run) => this.work(byItself, run),
      () => this.switches.isOn("tasks-held"),
    );
    keepOwnEndpoint(this.tables, settings, Math.floor(Date.now() / 1000));
    this.#readEndpoints();
  }

  /** Goes on with what was under way when the process ended. */
  resume(origin: string): void {
    this.origin = origin;
    this.#deliverer.wake();
    this.#tasks.arm();
  }

  /** Runs one piece of work in one transaction and sets going what it queued. */
  work<T>(cause: Cause, run: (work: Work) => T): T {
    const result = this.#database.transaction(() => run(this.#workFor(cause)));
    this.#deliverer.wake();
    this.#tasks.arm();
    return result;
  }

  /** Has everything happen now that would happen by itself after a while; answers how much that was. */
  runTasks(): number {
    return this.#tasks.runAll();
  }

  /** From now on what happens by itself waits until it is asked for, or does no longer. */
  holdTasks(areHeld: boolean): void {
    this.switches.turn("tasks-held", areHeld);
    this.#tasks.arm();
  }

  /** Looks for deliveries again, after they were let go or asked for. */
  wakeDeliveries(): void {
    this.#deliverer.wake();
  }

  async close(): Promise<void> {
    this.#tasks.stop();
    await this.#deliverer.stop();
    this.#database.close();
  }

  #workFor(cause: Cause): Work {
    const nowMs = Date.now();
    const now = Math.floor(nowMs / 1000);
    return {
      tables: this.tables,
      origin: this.origin,
      now,
      webhookSecret: this.settings.webhookSecret,
      emit: (type, object, previous) => {
        const wanted = this.#endpoints.filter((endpoint) => wants(endpoint, type));
        const id = newId("evt_3");
        this.tables.events.insert({
          id,
          object: "event",
          api_version: apiVersion,
          created: now,
          data: { object, ...(previous === undefined ? {} : { previous_attributes: previous }) },
          livemode: false,
          pending_webhooks: wanted.length,
          request: { id: cause.requestId, idempotency_key: cause.idempotencyKey },
          type,
        });
        for (const endpoint of wanted) this.queue.add(id, endpoint.id, nowMs);
      },
      schedule: (task, subject, delayMs) => this.#tasks.add(task, subject, nowMs + delayMs),
      undelivered: (event) => this.queue.pending(event),
      endpointsChanged: () => this.#readEndpoints(),
    };
  }

  #readEndpoints(): void {
    this.#endpoints = this.tables.webhookEndpoints.all();
  }
}
