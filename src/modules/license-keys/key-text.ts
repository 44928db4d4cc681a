import type { LicenseKey } from "./schema";

const count = (number: number) => number.toLocaleString("en");

/** `2 of 3`, or how often it was validated where it is not activated. */
export function activationsText({
  activation_count: taken,
  limit_activations: limit,
}: Pick<LicenseKey, "activation_count" | "limit_activations">): string {
  if (limit === null) return taken === 0 ? "Not activated" : `${count(taken)}, no more`;
  return `${count(taken)} of ${count(limit)}`;
}

/** `5 of 100`, or `5`. */
export const usageText = ({
  usage,
  limit_usage: limit,
}: Pick<LicenseKey, "usage" | "limit_usage">): string =>
  limit === null ? count(usage) : `${count(usage)} of ${count(limit)}`;

/** What its status and its end come to at `now`. */
export function stateOf(
  { status, expires_at }: Pick<LicenseKey, "status" | "expires_at">,
  now: Date,
): "Active" | "Expired" | "Revoked" | "Disabled" {
  if (status === "revoked") return "Revoked";
  if (status === "disabled") return "Disabled";
  return expires_at && new Date(expires_at) <= now ? "Expired" : "Active";
}
