import { DAY_MS } from "@/lib/time";

/** Days after the first failure on which a charge is tried again, where the organization says nothing else. */
export const RETRY_DAYS: readonly number[] = [2, 7, 14, 21];

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
 * When a charge is tried again that has failed `failures` times, the first of them at `firstFailedAt`; null: no more, the subscription ends or
 * stays unpaid. After a hard decline only the next date is left: until then the customer can name another card.
 */
export function nextAttemptAt(
  firstFailedAt: Date,
  failures: number,
  retryDays: readonly number[],
): Date | null {
  const days = retryDays[failures - 1];
  return days === undefined ? null : new Date(firstFailedAt.getTime() + days * DAY_MS);
}
