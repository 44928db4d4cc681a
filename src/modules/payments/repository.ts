import "server-only";
import type { Tx } from "@/server/db/client";
import { readPage } from "@/server/db/page";
import { oneOf, type Read, raw, type Sql, sql } from "@/server/db/sql";
import type { ListQuery, PageOf } from "@/server/http/list";
import type { ChargeRequest } from "./charge-request";
import type { Payment, PaymentStatus, PaymentTrigger } from "./schema";

export type PaymentRow = {
  id: string;
  organization_id: string;
  checkout_id: string | null;
  order_id: string | null;
  customer_id: string | null;
  status: PaymentStatus;
  /** `setup`: nothing is taken, the means is kept for later. */
  purpose: "charge" | "setup";
  trigger: PaymentTrigger;
  /** The saved means that is charged. */
  payment_method_id: string | null;
  amount: number;
  currency: string;
  request: ChargeRequest | null;
  stripe_payment_intent_id: string | null;
  stripe_charge_id: string | null;
  method: string;
  method_metadata: Record<string, string>;
  decline_reason: string | null;
  decline_message: string | null;
  created_at: Date;
  modified_at: Date | null;
};

const toPayment = (row: PaymentRow): Payment => ({
  id: row.id,
  created_at: row.created_at.toISOString(),
  modified_at: row.modified_at?.toISOString() ?? null,
  processor: "stripe",
  status: row.status,
  amount: row.amount,
  currency: row.currency,
  method: row.method,
  method_metadata: row.method_metadata,
  trigger: row.trigger,
  decline_reason: row.decline_reason,
  decline_message: row.decline_message,
  organization_id: row.organization_id,
  checkout_id: row.checkout_id,
  order_id: row.order_id,
  processor_metadata: { payment_intent_id: row.stripe_payment_intent_id },
});

const first = async (read: Read, where: Sql): Promise<PaymentRow | null> => {
  const [row] = await read<PaymentRow>(sql`SELECT payment.* FROM payment WHERE ${where}`);
  return row ?? null;
};

/** A payment by its id, of any organization: for what Stripe tells. */
export const findPaymentRow = (read: Read, id: string) => first(read, sql`id = ${id}::uuid`);

/** The payment of a checkout that is not decided yet; a unique index allows one. */
export const findPendingPayment = (read: Read, checkoutId: string) =>
  first(read, sql`checkout_id = ${checkoutId}::uuid AND status = 'pending'`);

/** The payment behind an intent of Stripe; null for intents of others in the same account. */
export const findPaymentByIntent = (read: Read, intentId: string) =>
  first(read, sql`stripe_payment_intent_id = ${intentId}`);

/** The same of an order. */
export const findPendingPaymentOfOrder = (read: Read, orderId: string) =>
  first(read, sql`order_id = ${orderId}::uuid AND status = 'pending'`);

/** Whether a payment is money that came for what was paid or given up already: no order's, and given back. */
const isDuplicate = sql`EXISTS (
  SELECT FROM journal_entry WHERE journal_entry.subject_id = payment.id AND journal_entry.kind = 'duplicate_received')`;

/** The payment that an order was paid with. */
export const findPaymentOfOrder = (read: Read, orderId: string) =>
  first(read, sql`order_id = ${orderId}::uuid AND status = 'succeeded' AND NOT ${isDuplicate}`);

export const isDuplicatePayment = async (read: Read, id: string): Promise<boolean> =>
  (await first(read, sql`id = ${id}::uuid AND ${isDuplicate}`)) !== null;

export async function findPayment(read: Read, organizationId: string, id: string): Promise<Payment | null> {
  const row = await first(
    read,
    sql`organization_id = ${organizationId}::uuid AND id = ${id}::uuid AND purpose = 'charge'`,
  );
  return row && toPayment(row);
}

type Filters = ListQuery & {
  organization_id?: string[] | undefined;
  checkout_id?: string[] | undefined;
  order_id?: string[] | undefined;
  customer_id?: string[] | undefined;
  status?: string[] | undefined;
  method?: string[] | undefined;
};

export async function listPayments(
  read: Read,
  organizationId: string,
  request: Filters,
): Promise<PageOf<Payment>> {
  const { organization_id, checkout_id, order_id, customer_id, status, method } = request;
  const where = [
    sql`organization_id = ${organizationId}::uuid`,
    sql`purpose = 'charge'`,
    organization_id && oneOf(raw("organization_id"), organization_id, "uuid"),
    checkout_id && oneOf(raw("checkout_id"), checkout_id, "uuid"),
    order_id && oneOf(raw("order_id"), order_id, "uuid"),
    customer_id && oneOf(raw("customer_id"), customer_id, "uuid"),
    status && oneOf(raw("status"), status, "text"),
    method && oneOf(raw("method"), method, "text"),
  ].filter((condition) => condition !== undefined);
  const { rows, pagination } = await readPage<PaymentRow>(read, {
    select: raw("payment.*"),
    from: raw("payment"),
    where,
    order: {
      created_at: raw("created_at"),
      status: raw("status"),
      amount: raw("amount"),
      method: raw("method"),
    },
    id: raw("id"),
    request,
  });
  return { items: rows.map(toPayment), pagination };
}

/** Names the order that a checkout's payment has paid for, in the transaction that writes it. */
export const linkPaymentToOrder = (tx: Tx, id: string, orderId: string) =>
  tx.$executeRaw(sql`UPDATE payment SET order_id = ${orderId}::uuid WHERE id = ${id}::uuid`);

/** Marks a payment whose money was given back because its checkout was paid already. */
export const markDuplicate = (tx: Tx, id: string) =>
  tx.payment.update({
    where: { id },
    data: { decline_reason: "duplicate", decline_message: "Given back: the checkout was paid already." },
    select: { id: true },
  });

/**
 * Payments still undecided that were begun before then, longest untouched first. Real time counts, which their ids tell:
 * a test clock may show any other.
 */
export const listStuckPayments = (read: Read, before: Date, limit: number) =>
  read<Pick<PaymentRow, "id" | "checkout_id" | "order_id" | "purpose">>(sql`
    SELECT id, checkout_id, order_id, purpose FROM payment
    WHERE status = 'pending' AND least(created_at, uuid_extract_timestamp(id)) < ${before}
    ORDER BY coalesce(modified_at, created_at), id LIMIT ${limit}::int`);
