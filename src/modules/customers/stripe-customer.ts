import "server-only";
import { type Read, sql } from "@/server/db/sql";

/** What Stripe is told of a customer, and its own id for them; null for nobody. */
export async function findStripeCustomer(
  read: Read,
  id: string,
): Promise<{ stripe_customer_id: string | null; email: string | null; name: string | null } | null> {
  const [row] = await read<{
    stripe_customer_id: string | null;
    email: string | null;
    name: string | null;
  }>(sql`
    SELECT stripe_customer_id, email::text AS email, name FROM customer WHERE id = ${id}::uuid`);
  return row ?? null;
}

/** Keeps Stripe's id of a customer; the first one stays. */
export const setStripeCustomer = (read: Read, id: string, stripeCustomerId: string): Promise<unknown[]> =>
  read(sql`
    UPDATE customer SET stripe_customer_id = ${stripeCustomerId}
    WHERE id = ${id}::uuid AND stripe_customer_id IS NULL`);
