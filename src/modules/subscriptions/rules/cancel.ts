import type { State } from "./state";
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

/** It runs to the end of its period and no further. */
export const canceledAtPeriodEnd = (state: State, now: Date): Transition => ({
  after: {
    ...state,
    cancel_at_period_end: true,
    canceled_at: now,
    ends_at: state.current_period_end,
    pause_at_period_end: false,
    resumes_at: null,
  },
  bill: null,
  told: ["updated", "canceled"],
});

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

/** It pauses at the end of its period, until `resumesAt` or until it is resumed. */
export const pausedAtPeriodEnd = (state: State, resumesAt: Date | null): Transition => ({
  after: { ...state, pause_at_period_end: true, resumes_at: resumesAt },
  bill: null,
  told: ["updated"],
});

/** A pause that was planned does not come. */
export const unpaused = (state: State): Transition => ({
  after: { ...state, pause_at_period_end: false, resumes_at: null },
  bill: null,
  told: ["updated"],
});
