import "server-only";
import { type Read, sql } from "@/server/db/sql";
import type { BillableRow } from "./row";

/** What the customer of a subscription has with the organization, in its currency and minor units; negative: what they owe. For a preview: not locked. */
export async function readBalance(
  read: Read,
  { customer_id, currency }: Pick<BillableRow, "customer_id" | "currency">,
): Promise<number> {
  const [balance] = await read<{ amount: number }>(sql`
    SELECT amount FROM customer_balance WHERE customer_id = ${customer_id}::uuid AND currency = ${currency}`);
  return balance?.amount ?? 0;
}
