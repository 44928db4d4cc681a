import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from "@/lib/time";
import { TEST_TYPE } from "./event-types";

/** How long it is waited after each failure; after the last of these, always as long. */
const WAITS_MS = [
  5 * SECOND_MS,
  30 * SECOND_MS,
  2 * MINUTE_MS,
  10 * MINUTE_MS,
  30 * MINUTE_MS,
  HOUR_MS,
  2 * HOUR_MS,
  4 * HOUR_MS,
];
const LONGEST_MS = 8 * HOUR_MS;

/** Up to a fifth more or less, so that what failed together does not come again together. */
const JITTER = 0.2;

/** For so long a delivery is tried. */
export const PATIENCE_MS = 3 * DAY_MS;

/** An endpoint that took nothing for so long is given up. */
export const GIVEN_UP_AFTER_MS = 5 * DAY_MS;

/** For so long the secret before a reset signs as well. */
export const OVERLAP_MS = DAY_MS;

type Answer = { status: number | null; retryAfter: string | null };
type Delivery = {
  /** Attempts with this one. */
  attempts: number;
  /** When it was first due, or asked for again. */
  since: Date;
  type: string;
};

type Verdict = { state: "succeeded" | "failed" | "dead"; nextAt: Date; isGone: boolean };

/**
 * What becomes of a delivery by an answer. Any 2xx delivers; 410 says that there is nobody any more; all else is tried again, later from
 * one time to the next and not before the answer's `Retry-After`, for three days; but for a test, which is tried once. `random`: 0 to 1.
 */
export function judge(
  answer: Answer,
  { attempts, since, type }: Delivery,
  now: Date,
  random: number,
): Verdict {
  const { status } = answer;
  if (status !== null && status >= 200 && status < 300)
    return { state: "succeeded", nextAt: now, isGone: false };
  if (status === 410) return { state: "dead", nextAt: now, isGone: true };
  const wait = (WAITS_MS[attempts - 1] ?? LONGEST_MS) * (1 - JITTER + 2 * JITTER * random);
  const nextAt = new Date(now.getTime() + Math.max(wait, retryAfterMs(answer.retryAfter, now)));
  const isOver = type === TEST_TYPE || nextAt.getTime() > since.getTime() + PATIENCE_MS;
  return { state: isOver ? "dead" : "failed", nextAt: isOver ? now : nextAt, isGone: false };
}

/** Seconds or an HTTP date; at most a day, and 0 where it says neither. */
function retryAfterMs(header: string | null, now: Date): number {
  if (!header) return 0;
  const asked = /^\d+$/.test(header.trim()) ? Number(header) * SECOND_MS : Date.parse(header) - now.getTime();
  return Number.isNaN(asked) ? 0 : Math.min(Math.max(asked, 0), DAY_MS);
}

/** What is wrong with an answer that did not deliver, in words. */
export function faultOf({ status, error }: { status: number | null; error: string | null }): string | null {
  if (error !== null || status === null) return error ?? "no answer";
  if (status >= 300 && status < 400) return "redirects are not followed";
  return status >= 200 && status < 300 ? null : `answered ${status}`;
}
