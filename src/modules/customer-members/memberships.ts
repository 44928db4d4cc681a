import "server-only";
import { type Read, sql } from "@/server/db/sql";
import type { CustomerRole } from "./schema";

/** A place of somebody in a customer's portal. `account`: the customer's name, else the owner's address. */
export type Membership = { id: string; customer_id: string; role: CustomerRole; account: string };

/** So many are offered to whoever signs in. */
const MOST = 20;

/** Where in an organization an address is let in, one's own account first, then in the order in which one was added. */
export const listMemberships = (read: Read, organizationId: string, email: string): Promise<Membership[]> =>
  read<Membership>(sql`
    SELECT m.id, m.customer_id, m.role, coalesce(c.name, c.email::text) AS account
    FROM customer_member m JOIN customer c ON c.id = m.customer_id AND c.deleted_at IS NULL
    WHERE m.organization_id = ${organizationId}::uuid AND m.email = ${email}::citext
    ORDER BY m.role = 'owner' DESC, m.created_at, m.id LIMIT ${MOST}::int`);

/** Whether anybody is let in under an address. */
export async function isMember(read: Read, organizationId: string, email: string): Promise<boolean> {
  return (await listMemberships(read, organizationId, email)).length > 0;
}
