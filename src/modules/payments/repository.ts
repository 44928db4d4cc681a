import "server-only";
import type { Db, Tx } from "@/server/db/client";
import { readPage } from "@/server/db/page";
import { oneOf, type Read, raw, readIn, type Sql, sql } from "@/server/db/sql";
import type { ListQuery, PageOf } from "@/server/http/list";
import type { Outcome } from "./rules";
import type { Payment, PaymentStatus } from "./schema";

/** What Stripe is asked for a payment; kept, so that the very same can be asked again. Amount in minor units. */
export type ChargeRequest = {
  confirmation_token_id: string;
  return_url: string;
  description: string;
  /** What the money is for, as the module that sold it keeps it. */
  sold: object;
};

export type PaymentRow = {
  id: string;
  organization_id: string;
  checkout_id: string | null;
  order_id: string | null;
  customer_id: string | null;
  status: PaymentStatus;
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
  trigger: "purchase",
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

export const findPaymentRow = (read: Read, id: string) => first(read, sql`id = ${id}::uuid`);

/** The payment of a checkout that is not decided yet; a unique index allows one. */
export const findPendingPayment = (read: Read, checkoutId: string) =>
  first(read, sql`checkout_id = ${checkoutId}::uuid AND status = 'pending'`);

export const findPaymentByIntent = (read: Read, intentId: string) =>
  first(read, sql`stripe_payment_intent_id = ${intentId}`);

/** The payment that an order was paid with. */
export const findPaymentOfOrder = (read: Read, orderId: string) =>
  first(read, sql`order_id = ${orderId}::uuid AND status = 'succeeded'`);

export async function findPayment(read: Read, organizationId: string, id: string): Promise<Payment | null> {
  const row = await first(read, sql`organization_id = ${organizationId}::uuid AND id = ${id}::uuid`);
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

export type NewPayment = Pick<
  PaymentRow,
  "id" | "organization_id" | "checkout_id" | "customer_id" | "amount" | "currency"
> & {
  request: ChargeRequest;
};

/** Writes a payment that Stripe will be asked for; gives it as it stands. */
export async function insertPayment(tx: Tx, payment: NewPayment, at: Date): Promise<PaymentRow> {
  const { id, organization_id, checkout_id, customer_id, amount, currency, request } = payment;
  const [row] = await readIn(tx)<PaymentRow>(sql`
    INSERT INTO payment (id, organization_id, checkout_id, customer_id, amount, currency, request, created_at)
    VALUES (${id}::uuid, ${organization_id}::uuid, ${checkout_id}::uuid, ${customer_id}::uuid, ${amount}::bigint,
      ${currency}, ${JSON.stringify(request)}::jsonb, ${at})
    RETURNING payment.*`);
  if (!row) throw new Error("the payment written in this transaction is gone");
  return row;
}

/** Writes what became of a payment. A decided one is not decided again: answers whether this did. */
export async function decidePayment(tx: Tx, id: string, outcome: Outcome): Promise<boolean> {
  if (outcome.kind === "succeeded") {
    // A success counts even after a failure: the money has been taken.
    const written = await tx.$executeRaw(sql`
      UPDATE payment SET status = 'succeeded', stripe_payment_intent_id = ${outcome.intentId},
        stripe_charge_id = ${outcome.chargeId}, method = ${outcome.method},
        method_metadata = ${JSON.stringify(outcome.card)}::jsonb, decline_reason = NULL, decline_message = NULL,
        modified_at = ${new Date()}
      WHERE id = ${id}::uuid AND status <> 'succeeded'`);
    return written === 1;
  }
  const { count } = await tx.payment.updateMany({
    where: { id, status: "pending" },
    data: {
      ...(outcome.intentId && { stripe_payment_intent_id: outcome.intentId }),
      ...(outcome.kind === "failed" && {
        status: "failed",
        decline_reason: outcome.decline.code,
        decline_message: outcome.decline.message,
      }),
      modified_at: new Date(),
    },
  });
  return count === 1;
}

export const linkPaymentToOrder = (tx: Tx, id: string, orderId: string) =>
  tx.$executeRaw(sql`UPDATE payment SET order_id = ${orderId}::uuid WHERE id = ${id}::uuid`);

/** Marks a payment whose money was given back because its checkout was paid already. */
export const markDuplicate = (db: Db, id: string) =>
  db.payment.update({
    where: { id },
    data: { decline_reason: "duplicate", decline_message: "Given back: the checkout was paid already." },
    select: { id: true },
  });

/** Payments still undecided a minute after they began, longest untouched first. */
export const listStuckPayments = (read: Read, before: Date, limit: number) =>
  read<{ id: string }>(sql`
    SELECT id FROM payment WHERE status = 'pending' AND created_at < ${before}
    ORDER BY coalesce(modified_at, created_at) LIMIT ${limit}::int`);
