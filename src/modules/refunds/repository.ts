import "server-only";
import type { Metadata } from "@/lib/metadata";
import { type DisputeRow, toRefundDispute } from "@/modules/disputes";
import type { Tx } from "@/server/db/client";
import { metadataFilter, readPage } from "@/server/db/page";
import { type Read, raw, readIn, type Sql, sql } from "@/server/db/sql";
import type { ListQuery, PageOf } from "@/server/http/list";
import type { Outcome } from "./rules";
import type { Refund, RefundReason, RefundStatus } from "./schema";

export type RefundRow = {
  id: string;
  organization_id: string;
  order_id: string;
  payment_id: string | null;
  customer_id: string;
  status: RefundStatus;
  reason: RefundReason;
  comment: string | null;
  amount: number;
  tax_amount: number;
  currency: string;
  revoke_benefits: boolean;
  stripe_refund_id: string | null;
  failure_reason: string | null;
  metadata: Metadata;
  created_at: Date;
  modified_at: Date | null;
};

type Row = RefundRow & { subscription_id: string | null; dispute: DisputeRow | null };

const select = raw(`refund.*,
  (SELECT o.subscription_id FROM "order" o WHERE o.id = refund.order_id) AS subscription_id, (
  SELECT to_jsonb(dispute.*) FROM dispute WHERE dispute.payment_id = refund.payment_id
  ORDER BY dispute.created_at DESC, dispute.id DESC LIMIT 1) AS dispute`);

const toRefund = ({ stripe_refund_id, dispute, ...row }: Row, now: Date): Refund => ({
  ...row,
  created_at: row.created_at.toISOString(),
  modified_at: row.modified_at?.toISOString() ?? null,
  dispute: dispute && toRefundDispute(dispute, now),
});

/** One refund of the organization, amounts in minor units; null when there is none. `now`: by its clock, for what its dispute has come to. */
export async function findRefund(
  read: Read,
  organizationId: string,
  id: string,
  now: Date,
): Promise<Refund | null> {
  const [row] = await read<Row>(sql`
    SELECT ${select} FROM refund WHERE organization_id = ${organizationId}::uuid AND id = ${id}::uuid`);
  return row ? toRefund(row, now) : null;
}

type Filters = ListQuery & {
  id?: string[] | undefined;
  organization_id?: string[] | undefined;
  order_id?: string[] | undefined;
  subscription_id?: string[] | undefined;
  customer_id?: string[] | undefined;
  external_customer_id?: string[] | undefined;
  succeeded?: boolean | undefined;
};

export async function listRefunds(
  read: Read,
  organizationId: string,
  request: Filters,
  now: Date,
): Promise<PageOf<Refund>> {
  const { rows, pagination } = await readPage<Row>(read, {
    select,
    from: raw("refund"),
    where: [sql`refund.organization_id = ${organizationId}::uuid`, ...conditions(organizationId, request)],
    order: { created_at: raw("refund.created_at"), amount: raw("refund.amount") },
    id: raw("refund.id"),
    request,
  });
  return { items: rows.map((row) => toRefund(row, now)), pagination };
}

function conditions(organizationId: string, request: Filters): Sql[] {
  const ids = (column: string, values: string[] | undefined) =>
    values && sql`${raw(column)} = ANY(${values}::uuid[])`;
  return [
    ids("refund.id", request.id),
    ids("refund.organization_id", request.organization_id),
    ids("refund.order_id", request.order_id),
    ids("refund.customer_id", request.customer_id),
    request.subscription_id &&
      sql`refund.order_id = ANY(ARRAY(SELECT id FROM "order"
        WHERE organization_id = ${organizationId}::uuid AND subscription_id = ANY(${request.subscription_id}::uuid[])))`,
    request.external_customer_id &&
      sql`refund.customer_id = ANY(ARRAY(SELECT id FROM customer
        WHERE organization_id = ${organizationId}::uuid
          AND external_id = ANY(${request.external_customer_id}::text[])))`,
    request.succeeded !== undefined && sql`(refund.status = 'succeeded') = ${request.succeeded}::boolean`,
    ...metadataFilter(raw("refund.metadata"), request.metadata),
  ].filter((condition): condition is Sql => typeof condition === "object");
}

/** What Stripe needs to be asked for a refund, by the refund's id alone: for jobs, which know no caller. */
export type RefundToSend = RefundRow & { stripe_payment_intent_id: string };

export async function findRefundToSend(read: Read, id: string): Promise<RefundToSend | null> {
  const [row] = await read<RefundToSend>(sql`
    SELECT refund.*, payment.stripe_payment_intent_id FROM refund JOIN payment ON payment.id = refund.payment_id
    WHERE refund.id = ${id}::uuid`);
  return row ?? null;
}

/** Refunds that wait since before then, oldest first. Real time counts, which their ids tell: a test clock may show any other. */
export const listWaitingRefunds = (read: Read, before: Date, limit: number) =>
  read<{ id: string }>(sql`
    SELECT id FROM refund
    WHERE status = 'pending' AND least(created_at, uuid_extract_timestamp(id)) < ${before}
    ORDER BY id LIMIT ${limit}::int`);

/** The refund of an order that a refund of Stripe is: by Stripe's id, or by ours, written on it when it was asked for. */
export async function findRefundOf(
  tx: Tx,
  orderId: string,
  stripeId: string,
  ownId: string | undefined,
): Promise<RefundRow | null> {
  const [row] = await readIn(tx)<RefundRow>(sql`
    SELECT refund.* FROM refund WHERE order_id = ${orderId}::uuid
      AND (stripe_refund_id = ${stripeId} OR (stripe_refund_id IS NULL AND id::text = ${ownId ?? ""}))
    ORDER BY stripe_refund_id NULLS LAST LIMIT 1`);
  return row ?? null;
}

export async function findRefundRow(tx: Tx, id: string): Promise<RefundRow | null> {
  const [row] = await readIn(tx)<RefundRow>(sql`SELECT refund.* FROM refund WHERE id = ${id}::uuid`);
  return row ?? null;
}

export type NewRefund = Omit<RefundRow, "status" | "failure_reason" | "modified_at">;

export const insertRefund = (tx: Tx, refund: NewRefund) =>
  tx.refund.create({ data: refund, select: { id: true } });

export const writeOutcome = (tx: Tx, id: string, outcome: Outcome, modifiedAt: Date | null) =>
  tx.refund.update({ where: { id }, data: { ...outcome, modified_at: modifiedAt }, select: { id: true } });

/** Whether an order's customer keeps its benefits: while it is not given back in whole, and no refund said otherwise. */
export async function keepsBenefits(read: Read, orderId: string): Promise<boolean> {
  const [order] = await read<{ keeps: boolean }>(sql`
    SELECT status <> 'refunded' AND NOT EXISTS (SELECT FROM refund
      WHERE order_id = ${orderId}::uuid AND status = 'succeeded' AND revoke_benefits) AS keeps
    FROM "order" WHERE id = ${orderId}::uuid`);
  return order?.keeps ?? true;
}
