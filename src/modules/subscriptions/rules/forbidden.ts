import { isPauseAhead } from "./due";
import type { State } from "./state";

/** What a subscription may never be, by what it breaks. */
const rules: Record<string, (state: State) => boolean> = {
  "a period ends before it begins": (of) => of.current_period_start >= of.current_period_end,
  "canceled is that which has ended": (of) => (of.status === "canceled") !== (of.ended_at !== null),
  "an end has a cancellation": (of) => (of.ends_at !== null) !== (of.canceled_at !== null),
  "a cancellation at the period's end ends then": (of) =>
    of.cancel_at_period_end && !of.ended_at && of.ends_at?.getTime() !== of.current_period_end.getTime(),
  "an end ahead is that of the period": (of) =>
    of.ends_at !== null && !of.ended_at && !of.cancel_at_period_end,
  "it is both canceled and paused at the period's end": (of) =>
    of.cancel_at_period_end && of.pause_at_period_end,
  "paused is that which was paused": (of) => of.status === "paused" && of.paused_at === null,
  "a pause with no period to end": (of) => of.status === "paused" && of.cancel_at_period_end,
  "a pause is over before it begins": (of) =>
    of.status === "paused" &&
    (of.pause_at_period_end || (of.resumes_at !== null && of.resumes_at <= of.current_period_end)),
  "it resumes with no pause": (of) =>
    of.resumes_at !== null && of.status !== "paused" && !of.pause_at_period_end,
  "a trial does not end with its period": (of) =>
    of.status === "trialing" && of.trial_end?.getTime() !== of.current_period_end.getTime(),
  "a trial is half known": (of) => (of.trial_start === null) !== (of.trial_end === null),
  "active owes nothing": (of) => of.status === "active" && of.past_due_at !== null,
  "past due since never": (of) => of.status === "past_due" && of.past_due_at === null,
  "a discount of a period in which it does not count": (of) =>
    of.period_discount !== null &&
    of.discount_first_at !== null &&
    of.discount_first_at > of.current_period_end,
  "what has ended has something ahead": (of) =>
    of.status === "canceled" && (of.pending_update !== null || isPauseAhead(of)),
};

/** Which rule a state breaks; null: none. */
export const forbidden = (state: State): string | null =>
  Object.entries(rules).find(([, isBroken]) => isBroken(state))?.[0] ?? null;
