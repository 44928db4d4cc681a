import "server-only";
import type { World } from "@/server/context";
import { sql } from "@/server/db/sql";
import type { Subject } from "./access";
import { type Allowance, count } from "./count";
import { InvalidToken } from "./errors";
import { limits } from "./limits";
import { hashOf, isToken } from "./token";

type CustomerSubject = Extract<Subject, { type: "customer" }>;
type Found = { subject: CustomerSubject; allowance: Allowance | null };

/**
 * The customer whom a session token stands for, counted against the limit of one session. Asked of the database each time, so that a session that has
 * ended, a member who was removed and a customer who was deleted are refused at once. @throws InvalidToken, TooManyRequests
 */
export async function identifyCustomer(world: World, token: string, address: string): Promise<Found> {
  if (!isToken("cst", token)) return refuseToken(world, address);
  const hash = hashOf(token);
  const { allowance } = await count(world, "customer", limits.customer, hash);
  const [row] = await world.read<Omit<CustomerSubject, "type">>(sql`
    SELECT s.organization_id AS "organizationId", s.customer_id AS "customerId", s.id AS "sessionId",
      m.id AS "memberId", m.role
    FROM customer_session s JOIN customer c ON c.id = s.customer_id AND c.deleted_at IS NULL
    JOIN customer_member m ON m.id = s.member_id
    WHERE s.token_hash = ${hash} AND s.expires_at > ${world.realNow}::timestamptz`);
  return row ? { subject: { type: "customer", ...row }, allowance } : refuseToken(world, address);
}

/** Counts a token that is not valid, and refuses it. @throws InvalidToken, TooManyRequests */
export async function refuseToken(world: Pick<World, "redis">, address: string): Promise<never> {
  await count(world, "bad-token", limits.badToken, address);
  throw new InvalidToken();
}
