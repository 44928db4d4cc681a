import "server-only";
import { followSubscriptions } from "@/modules/benefit-grants";
import type { Tx } from "@/server/db/client";
import type { BillableRow } from "./row";

/** Has the benefits of subscriptions follow them, by jobs in the caller's transaction, which one statement makes for all of them. */
export const followBenefits = (tx: Tx, rows: readonly Pick<BillableRow, "id">[]): Promise<void> =>
  followSubscriptions(tx, [...new Set(rows.map(({ id }) => id))]);
