import type { LicenseKeysProperties } from "./schema";

const plural = (number: number, word: string) =>
  `${number.toLocaleString("en")} ${word}${number === 1 ? "" : "s"}`;

/** `3 activations, valid for 1 year`. */
export function licenseTermsText({
  activations,
  limit_usage: uses,
  expires,
  offline_days: offline,
}: LicenseKeysProperties): string {
  const parts = [
    activations && plural(activations.limit, "activation"),
    uses !== null && plural(uses, "use"),
    expires && `valid for ${plural(expires.ttl, expires.timeframe)}`,
    offline !== null && `${plural(offline, "day")} offline`,
  ];
  return parts.filter(Boolean).join(", ");
}
