import "server-only";
import type { Tx } from "@/server/db/client";
import { readIn, type Sql, sql } from "@/server/db/sql";

/** What is written of a seat that ends at `at`. */
const over = (at: Date): Sql => sql`
  status = 'revoked', revoked_at = ${at}::timestamptz, modified_at = ${at}::timestamptz, token_hash = NULL, token_expires_at = NULL`;

const end = async (tx: Tx, query: Sql): Promise<string[]> =>
  (await readIn(tx)<{ id: string }>(query)).map(({ id }) => id);

/** Ends one seat; nothing where it has ended. Answers the ids of those that ended, as all below. */
export const endOne = (tx: Tx, id: string, at: Date): Promise<string[]> =>
  end(
    tx,
    sql`UPDATE customer_seat SET ${over(at)} WHERE id = ${id}::uuid AND status <> 'revoked' RETURNING id`,
  );

/** Leaves subscriptions as many seats as they have by now: those that wait end first, then those claimed last. One statement. */
export const endSurplus = (
  tx: Tx,
  left: readonly { subscription_id: string; seats: number }[],
  at: Date,
): Promise<string[]> =>
  end(
    tx,
    sql`
    WITH placed AS (
      SELECT seat.id, left_over.seats, row_number() OVER (PARTITION BY seat.subscription_id
        ORDER BY seat.status = 'pending', seat.claimed_at, seat.created_at, seat.id) AS place
      FROM jsonb_to_recordset(${JSON.stringify(left)}::jsonb) AS left_over (subscription_id uuid, seats int)
        JOIN customer_seat seat ON seat.subscription_id = left_over.subscription_id AND seat.status <> 'revoked')
    UPDATE customer_seat SET ${over(at)} FROM placed
    WHERE customer_seat.id = placed.id AND placed.place > placed.seats RETURNING customer_seat.id`,
  );

const ofBuyer = (buyerId: string): Sql => sql`
  EXISTS (SELECT FROM subscription s WHERE s.id = seat.subscription_id AND s.customer_id = ${buyerId}::uuid
    UNION ALL SELECT FROM "order" o WHERE o.id = seat.order_id AND o.customer_id = ${buyerId}::uuid)`;

/** Ends the seats of an address that a customer pays for. */
export const endOfAddress = (
  tx: Tx,
  { organizationId, buyerId, email }: { organizationId: string; buyerId: string; email: string },
  at: Date,
): Promise<string[]> =>
  end(
    tx,
    sql`UPDATE customer_seat seat SET ${over(at)}
    WHERE seat.organization_id = ${organizationId}::uuid AND seat.email = ${email}::citext AND seat.status <> 'revoked'
      AND ${ofBuyer(buyerId)} RETURNING seat.id`,
  );

/** The seats of a customer and of their address, whether they have ended or not. */
const ofPerson = (organizationId: string, { id, email }: { id: string; email: string }): Sql => sql`
  organization_id = ${organizationId}::uuid AND (customer_id = ${id}::uuid OR email = ${email}::citext)`;

type Person = { id: string; email: string };

export const endOfPerson = (tx: Tx, organizationId: string, person: Person, at: Date): Promise<string[]> =>
  end(
    tx,
    sql`UPDATE customer_seat SET ${over(at)}
    WHERE ${ofPerson(organizationId, person)} AND status <> 'revoked' RETURNING id`,
  );

/** Forgets whom seats that have ended were given to. */
export const forgetAddress = (tx: Tx, organizationId: string, person: Person): Promise<number> =>
  tx.$executeRaw(sql`
    UPDATE customer_seat SET email = NULL, metadata = '{}' WHERE ${ofPerson(organizationId, person)}`);
