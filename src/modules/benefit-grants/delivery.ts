import type { Tx } from "@/server/db/client";
import type { PaidPeriod } from "./follow-rules";
import type { GrantRow } from "./view";

/** A grant of a subscription, with the periods that were paid for. */
export type CyclingGrant = {
  grant: GrantRow;
  /** Oldest first. */
  periods: readonly PaidPeriod[];
  /** Start of the period that was delivered last, ISO 8601. */
  delivered: string | null;
};

/** What has to be remembered, and how far it went. */
export type Cycled = {
  delivered: string | null;
  delivery: GrantRow["delivery"];
  terms: GrantRow["terms"];
  /** Whether anything was given or taken back. */
  hasChanged: boolean;
  /** Something is under way: the same is asked again. */
  waits: boolean;
  /** Another period is to be delivered. */
  isBehind: boolean;
};

/** How benefits of one type reach their customer, and how they are taken back. Called with the grant's row locked. */
export type Delivery = {
  /** Answers what has to be remembered. */
  give(tx: Tx, grant: GrantRow, now: Date): Promise<GrantRow["delivery"]>;
  /** `askAgainInMs` null: it is taken back. Else the way takes time, and the same is asked again after that. */
  takeBack(
    tx: Tx,
    grant: GrantRow,
    now: Date,
  ): Promise<{ delivery: GrantRow["delivery"]; askAgainInMs: number | null }>;
  /** Of a subscription: does what its paid periods, and where the grant is to go, ask for by now. */
  cycle(tx: Tx, grant: CyclingGrant, now: Date): Promise<Cycled>;
};
