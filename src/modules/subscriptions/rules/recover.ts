import type { State } from "./state";

/**
 * All that was owed is paid. A subscription that was past due goes on as it is; one that had been given up begins a new period now, and what
 * lay between is not billed. A pause or a trial that came meanwhile goes on.
 */
export function recovered(state: State, now: Date): State {
  const isOwing = state.status === "past_due" || state.status === "unpaid";
  const after: State = { ...state, status: isOwing ? "active" : state.status, past_due_at: null };
  if (state.status !== "unpaid" || state.current_period_end > now) return after;
  return {
    ...after,
    anchor_at: now,
    anchor_periods: 0,
    current_period_end: now,
    ...(state.cancel_at_period_end && { ends_at: now }),
  };
}

/** A charge has failed, and is tried again. A pause or a trial goes on, and remembers it. */
export const pastDue = (state: State, now: Date): State => ({
  ...state,
  status: state.status === "active" ? "past_due" : state.status,
  past_due_at: state.past_due_at ?? now,
});

/** The last try has failed, and the organization keeps the subscription; where it is paused it stays so. */
export const unpaid = (state: State): State => ({
  ...state,
  status: state.status === "paused" ? "paused" : "unpaid",
});
