import { DAY_MS } from "@/lib/time";
import { isLive, type State } from "./state";

/** Before a trial ends its customer is told, and before a long period is renewed. */
const TRIAL_NOTICE_MS = 3 * DAY_MS;
const RENEWAL_NOTICE_MS = 7 * DAY_MS;
const LONG_PERIOD_MS = 180 * DAY_MS;

/** Whether it pauses at the end of its period; not where it would be over before that, because the end was moved. */
export const isPauseAhead = ({ pause_at_period_end, resumes_at, current_period_end: end }: State): boolean =>
  pause_at_period_end && !(resumes_at && resumes_at <= end);

/** When the customer is reminded of what comes at the end of this period; null: not at all, or they were. */
export function reminderAt(state: State): Date | null {
  const { current_period_start: start, current_period_end: end } = state;
  if (state.cancel_at_period_end || isPauseAhead(state)) return null;
  if (state.reminded_for?.getTime() === end.getTime()) return null;
  const isLong = end.getTime() - start.getTime() >= LONG_PERIOD_MS;
  const notice = state.status === "trialing" ? TRIAL_NOTICE_MS : isLong ? RENEWAL_NOTICE_MS : null;
  const { amount } = state.pending_update?.terms ?? state.terms;
  if (notice === null || amount === 0) return null;
  const at = new Date(end.getTime() - notice);
  return at > start ? at : null;
}

/** When the engine has something to do with a subscription; null: never by itself. */
export function dueAt(state: State): Date | null {
  if (state.status === "paused") return state.resumes_at;
  if (!isLive(state)) return null;
  return reminderAt(state) ?? state.current_period_end;
}
