import "server-only";
import type { CustomerRow } from "@/modules/customers";
import type { Tx } from "@/server/db/client";
import { readPage } from "@/server/db/page";
import { empty, type Read, raw, readIn, type Sql, sql } from "@/server/db/sql";
import type { ListQuery, PageOf } from "@/server/http/list";
import type { DisputeFacts } from "./rules";
import type { Dispute } from "./schema";
import { type DisputeRow, toDispute } from "./view";

const select = raw("dispute.*, to_jsonb(customer.*) AS customer");
const from = raw(`dispute
  JOIN "order" AS o ON o.id = dispute.order_id
  JOIN customer ON customer.id = o.customer_id`);

type Row = DisputeRow & { customer: CustomerRow };

export async function findDispute(
  read: Read,
  organizationId: string,
  id: string,
  now: Date,
): Promise<Dispute | null> {
  const [row] = await read<Row>(sql`
    SELECT ${select} FROM ${from}
    WHERE dispute.organization_id = ${organizationId}::uuid AND dispute.id = ${id}::uuid`);
  return row ? toDispute(row, now) : null;
}

type StripeDispute = Pick<DisputeRow, "status"> & { stripe_dispute_id: string };

/** What Stripe calls a dispute, and its status as it was last heard. */
export async function findStripeDispute(
  read: Read,
  organizationId: string,
  id: string,
): Promise<StripeDispute | null> {
  const [row] = await read<StripeDispute>(sql`
    SELECT stripe_dispute_id, status FROM dispute
    WHERE organization_id = ${organizationId}::uuid AND id = ${id}::uuid`);
  return row ?? null;
}

type Filters = ListQuery & {
  organization_id?: string[] | undefined;
  order_id?: string[] | undefined;
  status?: string[] | undefined;
};

export async function listDisputes(
  read: Read,
  organizationId: string,
  request: Filters,
  now: Date,
): Promise<PageOf<Dispute>> {
  const { organization_id, order_id, status } = request;
  const where = [
    sql`dispute.organization_id = ${organizationId}::uuid`,
    organization_id && sql`dispute.organization_id = ANY(${organization_id}::uuid[])`,
    order_id && sql`dispute.order_id = ANY(${order_id}::uuid[])`,
    status && sql`dispute.status = ANY(${status}::text[])`,
  ].filter((condition): condition is Sql => condition !== undefined);
  const { rows, pagination } = await readPage<Row>(read, {
    select,
    from,
    where,
    order: { created_at: raw("dispute.created_at"), amount: raw("dispute.amount") },
    id: raw("dispute.id"),
    request,
  });
  return { items: rows.map((row) => toDispute(row, now)), pagination };
}

/** What is known of a dispute of Stripe. `version` differs after every change of it. */
export type KnownDispute = DisputeRow & { version: string };

/** By Stripe's id alone: for what Stripe tells, which knows no organization of ours. */
export const findKnownDispute = (read: Read, stripeId: string): Promise<KnownDispute | null> =>
  knownDispute(read, stripeId, empty);

/** The same, locked for a change. */
export const lockKnownDispute = (tx: Tx, stripeId: string): Promise<KnownDispute | null> =>
  knownDispute(readIn(tx), stripeId, raw("FOR UPDATE"));

async function knownDispute(read: Read, stripeId: string, lock: Sql): Promise<KnownDispute | null> {
  const [row] = await read<KnownDispute>(sql`
    SELECT dispute.*, xmin::text AS version FROM dispute WHERE stripe_dispute_id = ${stripeId} ${lock}`);
  return row ?? null;
}

export type NewDispute = DisputeFacts & {
  id: string;
  organization_id: string;
  order_id: string;
  payment_id: string;
  stripe_dispute_id: string;
  created_at: Date;
};

/** Answers whether it was written: another may have come first. */
export const insertDispute = async (tx: Tx, dispute: NewDispute): Promise<boolean> =>
  (await tx.dispute.createMany({ data: dispute, skipDuplicates: true })).count === 1;

export const updateDispute = (tx: Tx, id: string, facts: DisputeFacts, now: Date) =>
  tx.dispute.update({ where: { id }, data: { ...facts, modified_at: now }, select: { id: true } });
