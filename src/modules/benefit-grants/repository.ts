import "server-only";
import type { Tx } from "@/server/db/client";
import { readPage } from "@/server/db/page";
import { oneOf, type Read, raw, readIn, type Sql, sql } from "@/server/db/sql";
import type { ListQuery, PageOf } from "@/server/http/list";
import type { GrantDelivery, GrantRow, GrantTerms } from "./by-type";
import type { BenefitGrant } from "./schema";
import { toBenefitGrant } from "./view";

/** A grant with whose it is, what of, and what became of the credits that were paid for, or which key was made. */
const select = raw(`g.*, to_jsonb(customer.*) AS customer, to_jsonb(benefit.*) AS benefit,
  (SELECT jsonb_build_object('taken_back', paid.taken_back_amount, 'is_asked_back', paid.take_back_asked_at IS NOT NULL)
    FROM paid_credit_grant paid WHERE paid.id = (g.delivery ->> 'paid_grant_id')::uuid) AS paid,
  (SELECT jsonb_build_object('id', key.id, 'display_key', key.display_key)
    FROM license_key key WHERE key.benefit_grant_id = g.id) AS license_key`);

const table = raw("benefit_grant g");
const joins = raw("JOIN customer ON customer.id = g.customer_id JOIN benefit ON benefit.id = g.benefit_id");

export type GrantFilters = ListQuery & {
  organization_id?: string[] | undefined;
  customer_id?: string[] | undefined;
  external_customer_id?: string[] | undefined;
  member_id?: string[] | undefined;
  benefit_id?: string[] | undefined;
  order_id?: string[] | undefined;
  subscription_id?: string[] | undefined;
  is_granted?: boolean | undefined;
  id?: string[] | undefined;
  checkout_id?: string[] | undefined;
  /** As they are stored. */
  type?: string[] | undefined;
  /** Part of the benefit's description. */
  query?: string | undefined;
};

/** A column of the benefit, by itself: a list finds its rows before it joins what belongs to them. */
const ofBenefit = (column: "type" | "description") =>
  raw(`(SELECT ${column} FROM benefit WHERE benefit.id = g.benefit_id)`);

const order = {
  created_at: raw("g.created_at"),
  granted_at: raw("g.granted_at"),
  revoked_at: raw("g.revoked_at"),
  type: ofBenefit("type"),
};

export async function listGrants(
  read: Read,
  organizationId: string,
  request: GrantFilters,
): Promise<PageOf<BenefitGrant>> {
  const { rows, pagination } = await readPage<GrantRow>(read, {
    select,
    from: table,
    joins,
    where: [sql`g.organization_id = ${organizationId}::uuid`, ...conditions(organizationId, request)],
    order,
    id: raw("g.id"),
    request,
  });
  return { items: rows.map(toBenefitGrant), pagination };
}

const MOST_HELD = 1_000;

/** What a customer has now, the oldest first and at most a thousand, as JSON: for `toHeldGrants`. `customer` is their id in the query around it. */
export const heldGrants = (organizationId: string, customer: Sql): Sql => sql`
  coalesce((SELECT jsonb_agg(to_jsonb(held.*) ORDER BY held.granted_at, held.id) FROM (
    SELECT ${select} FROM ${table} ${joins}
    WHERE g.customer_id = ${customer} AND g.organization_id = ${organizationId}::uuid AND g.state = 'granted'
    ORDER BY g.granted_at, g.id LIMIT ${MOST_HELD}::int) AS held), '[]')`;

function conditions(organizationId: string, request: GrantFilters): Sql[] {
  const ids = (column: string, values: string[] | undefined) => values && oneOf(raw(column), values, "uuid");
  return [
    ids("g.id", request.id),
    ids("g.organization_id", request.organization_id),
    ids("g.customer_id", request.customer_id),
    ids("g.benefit_id", request.benefit_id),
    ids("g.order_id", request.order_id),
    ids("g.subscription_id", request.subscription_id),
    request.type && oneOf(ofBenefit("type"), request.type, "text"),
    request.query &&
      sql`${ofBenefit("description")} ILIKE ${`%${request.query.replaceAll(/[\\%_]/g, "\\$&")}%`}`,
    request.checkout_id &&
      sql`(g.order_id IN (SELECT id FROM "order" WHERE ${oneOf(raw("checkout_id"), request.checkout_id, "uuid")})
        OR g.subscription_id IN (SELECT id FROM subscription WHERE ${oneOf(raw("checkout_id"), request.checkout_id, "uuid")}))`,
    // A customer is one person here.
    request.member_id && sql`false`,
    request.external_customer_id &&
      sql`g.customer_id = ANY(ARRAY(SELECT id FROM customer WHERE organization_id = ${organizationId}::uuid
        AND ${oneOf(raw("external_id"), request.external_customer_id, "text")}))`,
    // Each as a text of its own: a partial index serves the few that are not.
    request.is_granted !== undefined &&
      raw(request.is_granted ? "g.state = 'granted'" : "g.state <> 'granted'"),
  ].filter((condition): condition is Sql => typeof condition === "object");
}

/** Locks a grant, so that what is done to it happens one after another. By its id alone: for jobs, which know no caller. */
export async function lockGrant(tx: Tx, id: string): Promise<GrantRow | null> {
  const locked = await tx.$queryRaw<unknown[]>(
    sql`SELECT FROM benefit_grant WHERE id = ${id}::uuid FOR UPDATE`,
  );
  return locked.length > 0 ? findRow(readIn(tx), id) : null;
}

async function findRow(read: Read, id: string): Promise<GrantRow | null> {
  const [row] = await read<GrantRow>(sql`SELECT ${select} FROM ${table} ${joins} WHERE g.id = ${id}::uuid`);
  return row ?? null;
}

/** The grant as the API answers it, from within the transaction that wrote it. */
export async function readGrantBack(tx: Tx, id: string): Promise<BenefitGrant> {
  const row = await findRow(readIn(tx), id);
  if (!row) throw new Error("the grant written in this transaction is gone");
  return toBenefitGrant(row);
}

type GrantChange = {
  state?: GrantRow["state"];
  delivery?: GrantDelivery;
  terms?: GrantTerms;
  period_start?: Date;
  granted_at?: Date;
  revoked_at?: Date | null;
};

/** Writes what an attempt came to; the failures before it are forgotten. */
export const writeGrant = (tx: Tx, id: string, change: GrantChange, at: Date): Promise<number> =>
  tx.$executeRaw(sql`
    UPDATE benefit_grant SET
      state = coalesce(${change.state ?? null}, state),
      delivery = coalesce(${change.delivery ? JSON.stringify(change.delivery) : null}::jsonb, delivery),
      terms = coalesce(${change.terms ? JSON.stringify(change.terms) : null}::jsonb, terms),
      period_start = coalesce(${change.period_start ?? null}, period_start),
      granted_at = coalesce(${change.granted_at ?? null}, granted_at),
      revoked_at = ${change.revoked_at === undefined ? raw("revoked_at") : sql`${change.revoked_at}::timestamptz`},
      attempts = 0, error = NULL, modified_at = ${at}
    WHERE id = ${id}::uuid`);

/** Writes why an attempt failed, unless the grant has arrived meanwhile. Answers whether it was written. */
export async function writeFailure(
  tx: Tx,
  id: string,
  failure: { attempts: number; error: object },
  at: Date,
): Promise<boolean> {
  const written = await tx.$executeRaw(sql`
    UPDATE benefit_grant SET attempts = ${failure.attempts}::int, error = ${JSON.stringify(failure.error)}::jsonb,
      modified_at = ${at}
    WHERE id = ${id}::uuid AND (state <> wanted OR subscription_id IS NOT NULL)`);
  return written === 1;
}
