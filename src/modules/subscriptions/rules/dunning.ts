import { DAY_MS } from "@/lib/time";

/** Declines that no repetition with the same card can mend. */
const hard = new Set([
  "lost_card",
  "stolen_card",
  "pickup_card",
  "fraudulent",
  "merchant_blacklist",
  "restricted_card",
  "revocation_of_all_authorizations",
  "revocation_of_authorization",
  "stop_payment_order",
  "security_violation",
  "card_not_supported",
  "invalid_account",
  "incorrect_number",
  "highest_risk_level",
  "transaction_not_allowed",
  "new_account_information_available",
  "expired_card",
]);

export const isHardDecline = (code: string | null): boolean => code !== null && hard.has(code);

/**
 * When a charge is tried again that failed first at `firstFailedAt`: the next of the organization's dates that is not over at `now`. Tries in between,
 * with a card that the customer added, use none of them up. Null: no more, the subscription ends or stays unpaid.
 */
export function nextAttemptAt(firstFailedAt: Date, retryDays: readonly number[], now: Date): Date | null {
  const dates = retryDays.map((days) => new Date(firstFailedAt.getTime() + days * DAY_MS));
  return dates.find((date) => date > now) ?? null;
}
