import { isLive, type State } from "./state";
import { ended, type Step } from "./step";

export type CancellationReason =
  | "too_expensive"
  | "missing_features"
  | "switched_service"
  | "unused"
  | "customer_service"
  | "low_quality"
  | "too_complex"
  | "other";

type Transition = Omit<Step, "mail" | "bill"> & { bill: null };

/** It runs to the end of its period and no further. Where no period runs, paused or unpaid, it ends now. */
export function canceledAtPeriodEnd(state: State, now: Date): Transition {
  if (!isLive(state)) return endedNow(state, now);
  const after: State = {
    ...state,
    cancel_at_period_end: true,
    canceled_at: now,
    ends_at: state.current_period_end,
    pause_at_period_end: false,
    resumes_at: null,
  };
  return { after, bill: null, told: ["updated", "canceled"] };
}

export const uncanceled = (state: State): Transition => ({
  after: { ...state, cancel_at_period_end: false, canceled_at: null, ends_at: null },
  bill: null,
  told: ["updated", "uncanceled"],
});

/** It ends now. */
export const endedNow = (state: State, now: Date): Transition => ({
  after: ended(state, now).after,
  bill: null,
  told: state.canceled_at ? ["updated", "revoked"] : ["updated", "canceled", "revoked"],
});

/** It pauses at the end of its period, until `resumesAt` or until it is resumed; a planned cancellation is taken back for that. */
export const pausedAtPeriodEnd = (state: State, resumesAt: Date | null): Transition => ({
  after: { ...uncanceled(state).after, pause_at_period_end: true, resumes_at: resumesAt },
  bill: null,
  told: state.cancel_at_period_end ? ["updated", "uncanceled"] : ["updated"],
});

/** A pause that was planned does not come. */
export const unpaused = (state: State): Transition => ({
  after: { ...state, pause_at_period_end: false, resumes_at: null },
  bill: null,
  told: ["updated"],
});
