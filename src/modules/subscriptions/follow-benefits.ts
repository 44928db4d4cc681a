import "server-only";
import type { Tx } from "@/server/db/client";
import type { BillableRow } from "./row";

/** Has the benefits of subscriptions follow them, by jobs in the caller's transaction. */
export async function followBenefits(_tx: Tx, _rows: readonly BillableRow[]): Promise<void> {}
