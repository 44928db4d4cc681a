import { moveBalances } from "@/modules/books";
import type { Context } from "@/server/context";
import { transaction } from "@/server/db/transaction";

/** A balance of a customer, minor units, moved by so much. Answers the id of the wallet. */
export async function aBalance(
  { db, now, organizationId: organization_id }: Context,
  {
    customer_id,
    currency = "usd",
    amount = 1230,
  }: { customer_id: string; currency?: string; amount?: number },
): Promise<string> {
  await transaction(db, (tx) => moveBalances(tx, [{ organization_id, customer_id, currency, amount }], now));
  const key = { customer_id_currency: { customer_id, currency } };
  return (await db.customer_balance.findUniqueOrThrow({ where: key })).id;
}
