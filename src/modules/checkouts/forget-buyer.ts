import "server-only";
import type { Tx } from "@/server/db/client";
import { sql } from "@/server/db/sql";

/**
 * Forgets who stood at the checkouts of a customer who is being forgotten, those that came to nothing included, in the caller's transaction. One whose payment is under
 * way is left: its order is still to be written to somebody.
 */
export const forgetBuyer = (
  tx: Tx,
  { organization_id, customer_id, email }: { organization_id: string; customer_id: string; email: string },
): Promise<number> =>
  tx.$executeRaw(sql`
    UPDATE checkout SET customer_email = NULL, customer_name = NULL, customer_ip_address = NULL, customer_billing_name = NULL,
      customer_billing_address = NULL, customer_tax_id = NULL, external_customer_id = NULL, customer_metadata = '{}'
    WHERE organization_id = ${organization_id}::uuid AND status <> 'confirmed'
      AND (customer_id = ${customer_id}::uuid OR customer_email = ${email})`);
