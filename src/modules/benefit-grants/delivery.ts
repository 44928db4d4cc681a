import type { BenefitType } from "@/modules/benefits/schema";
import type { Tx } from "@/server/db/client";
import type { GrantDelivery, GrantRow, GrantTerms } from "./by-type";
import type { PaidPeriod } from "./follow-rules";

/** A grant of a subscription, with the periods that were paid for. */
export type CyclingGrant<T extends BenefitType = BenefitType> = {
  grant: GrantRow<T>;
  /** Oldest first. */
  periods: readonly PaidPeriod[];
  /** Start of the period that was delivered last, ISO 8601. */
  delivered: string | null;
};

/** What has to be remembered, and how far it went. */
export type Cycled<T extends BenefitType = BenefitType> = {
  /** Whether the customer has it by now, or is about to. */
  has: boolean;
  delivered: string | null;
  delivery: GrantDelivery<T>;
  terms: GrantTerms<T>;
  /** Whether anything was given or taken back. */
  hasChanged: boolean;
  /** Something is under way: the same is asked again. */
  waits: boolean;
  /** Another period is to be delivered. */
  isBehind: boolean;
};

/** How benefits of one type reach their customer, and how they are taken back. Called with the grant's row locked. */
export type Delivery<T extends BenefitType = BenefitType> = {
  /** Answers what has to be remembered. */
  give(tx: Tx, grant: GrantRow<T>, now: Date): Promise<GrantDelivery<T>>;
  /** `askAgainInMs` null: it is taken back. Else the way takes time, and the same is asked again after that. */
  takeBack(
    tx: Tx,
    grant: GrantRow<T>,
    now: Date,
  ): Promise<{ delivery: GrantDelivery<T>; askAgainInMs: number | null }>;
  /** Of a subscription: does what its paid periods, and where the grant is to go, ask for by now. */
  cycle(tx: Tx, grant: CyclingGrant<T>, now: Date): Promise<Cycled<T>>;
};
