import { DAY_MS } from "@/lib/time";
import { creditsOf } from "@/modules/benefits";
import type { BenefitPromise } from "../../by-type";
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

/** As many credits as the order earns, for so many days after it. */
export const creditsPromise: BenefitPromise<"credits"> = {
  of: ({ properties }, order) => {
    const { expires_in_days: days, priority } = properties;
    const amount = creditsOf(properties, order);
    if (amount === 0) return null;
    const expiresAt =
      days === null ? null : new Date(order.created_at.getTime() + days * DAY_MS).toISOString();
    return { type: "credits", amount, expires_at: expiresAt, priority };
  },
  none: ({ properties: { priority } }) => ({ type: "credits", amount: 0, expires_at: null, priority }),
};
