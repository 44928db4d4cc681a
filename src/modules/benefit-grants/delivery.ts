import type { Tx } from "@/server/db/client";
import type { GrantRow } from "./view";

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
};
