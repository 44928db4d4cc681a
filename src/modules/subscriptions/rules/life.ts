import { canceledAtPeriodEnd, pausedAtPeriodEnd, uncanceled, unpaused } from "./cancel";
import { movedPeriodEnd, movedTrialEnd } from "./change";
import { pastDue, recovered } from "./recover";
import { LEAST } from "./samples";
import { isLive, type State } from "./state";
import { resumed, type Step, stepAt } from "./step";

const DAY = 86_400_000;
/** That many days on. */
export const later = (at: Date, days: number) => new Date(at.getTime() + Math.round(days * DAY));

/** Everything that is due up to `now`, in its order; fails where that never ends. */
export function caughtUp(
  from: State,
  now: Date,
  seen: (before: State, step: Step) => void = () => {},
): State {
  let state = from;
  for (let steps = 0; steps < 2_000; steps += 1) {
    const step = stepAt(state, now, LEAST);
    if (!step) return state;
    seen(state, step);
    state = step.after;
  }
  throw new Error("it does not end");
}

/** What may be done with a subscription, where it may; `days` is what that needs. */
export const actions = {
  cancel: (state: State, now: Date) => canceledAtPeriodEnd(state, now).after,
  uncancel: (state: State) => (state.status === "canceled" ? state : uncanceled(state).after),
  pause: (state: State, now: Date, days: number) =>
    isLive(state) ? pausedAtPeriodEnd(state, days < 20 ? null : later(now, days)).after : state,
  unpause: (state: State) => (state.status === "paused" ? state : unpaused(state).after),
  resume: (state: State, now: Date) => (state.status === "paused" ? resumed(state, now, LEAST).after : state),
  move: (state: State, now: Date, days: number) =>
    isLive(state) ? movedPeriodEnd(state, later(now, days), LEAST).after : state,
  trial: (state: State, now: Date, days: number) =>
    isLive(state) ? movedTrialEnd(state, later(now, days)).after : state,
  fail: (state: State, now: Date) => (state.status === "canceled" ? state : pastDue(state, now)),
  pay: (state: State, now: Date) => (state.past_due_at ? recovered(state, now) : state),
} satisfies Record<string, (state: State, now: Date, days: number) => State>;
