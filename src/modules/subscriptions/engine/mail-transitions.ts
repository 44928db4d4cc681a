import "server-only";
import type { Tx } from "@/server/db/client";
import type { Step } from "../rules/step";
import type { Subscription } from "../schema";
import type { Transition } from "./announce";

/** What is mailed of a transition. */
export type MailKind =
  | NonNullable<Step["mail"]>
  | "confirmed"
  | "payment_failed"
  | "authentication_needed"
  | "recovered"
  | "canceled"
  | "uncanceled"
  | "plan_changed";

/** Queues the mails of transitions, in one statement. */
export async function mailTransitions(
  _tx: Tx,
  _transitions: readonly Transition[],
  _views: ReadonlyMap<string, Subscription>,
  _now: Date,
): Promise<void> {}
