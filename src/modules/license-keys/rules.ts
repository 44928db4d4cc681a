import { monthsAfter } from "@/lib/day";
import { DAY_MS } from "@/lib/time";
import type { LicenseKeyStatus, LicenseKeyTerms } from "./schema";

/** When a key that is granted at `at` expires; null: never. Months and years end on the same day, or on the month's last. */
export function expiryOf(expires: LicenseKeyTerms["expires"], at: Date): Date | null {
  if (!expires) return null;
  const { ttl, timeframe } = expires;
  if (timeframe === "day") return new Date(at.getTime() + ttl * DAY_MS);
  return monthsAfter(at, timeframe === "year" ? ttl * 12 : ttl);
}

/** Until when a licence that is signed at `now` holds: for so many days, and no longer than the key. */
export function signedUntil(key: { offline_days: number; expires_at: Date | null }, now: Date): Date {
  const own = new Date(now.getTime() + key.offline_days * DAY_MS);
  return key.expires_at && key.expires_at < own ? key.expires_at : own;
}

type Held = { status: LicenseKeyStatus; expires_at: Date | null };

/** Why a key opens nothing at `now`, in a sentence for its holder; null: it holds. */
export function whyNot({ status, expires_at }: Held, now: Date): string | null {
  if (status === "revoked") return "This licence key is no longer active.";
  if (status === "disabled") return "This licence key is disabled.";
  if (expires_at && expires_at <= now) return "This licence key has expired.";
  return null;
}
