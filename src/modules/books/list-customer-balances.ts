import "server-only";
import type { Context } from "@/server/context";
import { sql } from "@/server/db/sql";

/** What a customer has with the organization in a currency; minor units, negative: what they owe beside their orders. */
export type CustomerBalance = { currency: string; amount: number };

/** A customer's balances that are not zero, by currency. */
export const listCustomerBalances = (
  { read, organizationId }: Pick<Context, "read" | "organizationId">,
  customerId: string,
): Promise<CustomerBalance[]> =>
  read<CustomerBalance>(sql`
    SELECT currency, amount FROM customer_balance
    WHERE customer_id = ${customerId}::uuid AND organization_id = ${organizationId}::uuid AND amount <> 0
    ORDER BY currency`);
