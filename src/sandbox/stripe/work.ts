import type Stripe from "stripe";
import type { Tables } from "./store/tables.ts";

/** What happens by itself some time after a request. */
export type TaskName = "settle-charge" | "open-dispute" | "decide-dispute" | "settle-refund";

/**
 * One piece of work inside one transaction, begun by a request, by a page or by the clock. What it emits and
 * schedules exists if and only if its writes do.
 */
export interface Work {
  readonly tables: Tables;
  /** Address of the sandbox, without a slash at its end. */
  readonly origin: string;
  /** The moment of this work, in seconds. */
  readonly now: number;
  /** Signs for endpoints made over the API, when the settings name a secret. */
  readonly webhookSecret: string | null;
  /** Writes an event of the object's present state and queues it for every endpoint that wants it. */
  emit(type: Stripe.Event["type"], object: object, previous?: object): void;
  /** Runs a task on `subject` after `delayMs`, also when the sandbox was started again in between. */
  schedule(task: TaskName, subject: string, delayMs: number): void;
  /** How many endpoints still wait for an event. */
  undelivered(event: string): number;
  /** Says that the set of webhook endpoints has changed. */
  endpointsChanged(): void;
}
