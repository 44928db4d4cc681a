import type { TaxBehaviorOption } from "@/modules/tax/schema";
import type { Cycle } from "./periods";

export type Status = "trialing" | "active" | "past_due" | "paused" | "unpaid" | "canceled";

/** What is sold: a price of a recurring product. `amount` for one period, before discount and tax, minor units; for all `seats`, where it is sold by the seat. */
export type Terms = {
  product_id: string;
  product_name: string;
  price_id: string;
  amount: number;
  seats: number | null;
  currency: string;
  cycle: Cycle;
  tax_behavior: TaxBehaviorOption;
};

/** A discount of a subscription, as far as its bills go. */
export type SubscriptionDiscount = {
  type: "percentage" | "fixed";
  basis_points: number | null;
  amounts: Record<string, number> | null;
  duration: "once" | "repeating" | "forever";
  duration_in_months: number | null;
};

/** A change of plan that waits for the next period. */
export type PendingUpdate = { id: string; created_at: string; terms: Terms };

/** All that decisions about a subscription rest on. */
export type State = {
  status: Status;
  terms: Terms;
  anchor_at: Date;
  anchor_periods: number;
  current_period_start: Date;
  current_period_end: Date;
  trial_start: Date | null;
  trial_end: Date | null;
  cancel_at_period_end: boolean;
  canceled_at: Date | null;
  ends_at: Date | null;
  ended_at: Date | null;
  past_due_at: Date | null;
  pause_at_period_end: boolean;
  paused_at: Date | null;
  resumes_at: Date | null;
  discount: SubscriptionDiscount | null;
  discount_first_at: Date | null;
  /** The one that holds in the current period, whatever `discount` has become since. */
  period_discount: SubscriptionDiscount | null;
  pending_update: PendingUpdate | null;
  reminded_for: Date | null;
};

/** What a transition tells the world; the types of `subscription.*` events. */
export type Told =
  | "created"
  | "updated"
  | "active"
  | "canceled"
  | "uncanceled"
  | "revoked"
  | "past_due"
  | "paused"
  | "resumed";

/** Whether its periods go on: it is billed, and its customer has what it gives. */
export const isLive = ({ status }: Pick<State, "status">): boolean =>
  status === "trialing" || status === "active" || status === "past_due";
