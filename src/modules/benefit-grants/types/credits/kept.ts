import type { Carry } from "./cycle-rules";

/** What a grant of credits is, fixed at the moment of the order. */
export type CreditsPromised = { amount: number; expires_at: string | null; priority: number };

/** What the delivery of credits remembers. */
export type CreditsDelivered = {
  /** The credits that were given last: of a subscription, for the period. */
  paid_grant_id?: string | null;
  take_back_asked_at?: string;
  /** Of a subscription: what `cycle-rules.ts` has to remember. */
  carry?: Carry | null;
  stopped?: string[];
  credited_at?: string;
};
