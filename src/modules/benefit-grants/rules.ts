import { DAY_MS } from "@/lib/time";
import { type BenefitRow, creditsOf } from "@/modules/benefits";

type SoldOrder = { net_amount: number; currency: string; created_at: Date };

/** What a grant of credits is, fixed at the moment of the order. */
export type GrantTerms = { type: "credits"; amount: number; expires_at: string | null; priority: number };

/** What an order promises of a benefit, or null where that is nothing. */
export function termsOf(
  benefit: Pick<BenefitRow, "type" | "properties">,
  order: SoldOrder,
): GrantTerms | null {
  const { expires_in_days: days, priority } = benefit.properties;
  const amount = creditsOf(benefit.properties, order);
  if (amount === 0) return null;
  const expiresAt = days === null ? null : new Date(order.created_at.getTime() + days * DAY_MS).toISOString();
  return { type: benefit.type, amount, expires_at: expiresAt, priority };
}

/** What a job has to do for a grant. `drop`: a refund came before anything was granted. */
export type GrantStep = "grant" | "take-back" | "drop" | null;

/** The next step from where a grant is to where it is to go; null when it is there. */
export function stepOf({ state, wanted }: { state: string; wanted: string }): GrantStep {
  if (state === wanted) return null;
  if (wanted === "granted") return "grant";
  return state === "granted" ? "take-back" : "drop";
}
