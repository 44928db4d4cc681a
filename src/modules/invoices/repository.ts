import "server-only";
import type { Address } from "@/lib/address";
import type { Tax, TaxBehavior } from "@/modules/tax/schema";
import type { Tx } from "@/server/db/client";
import { type Read, readIn, sql } from "@/server/db/sql";
import { InvoiceDocument } from "./document";

/** An issued file. `sha256` and `size` are null until it is stored. */
export type Issued = {
  id: string;
  organization_id: string;
  copy: number;
  document: InvoiceDocument;
  sha256: string | null;
  size: number | null;
  created_at: Date;
};

type Kept = Omit<Issued, "document"> & { document: unknown };

const toIssued = (row: Kept): Issued => ({ ...row, document: InvoiceDocument.parse(row.document) });

/** What was issued for an order or a refund: the copy of that number, else the latest. */
export async function findIssued(
  read: Read,
  organizationId: string,
  subjectId: string,
  copy?: number,
): Promise<Issued | null> {
  const [row] = await read<Kept>(sql`
    SELECT id, organization_id, copy, document, sha256, size, created_at FROM invoice
    WHERE organization_id = ${organizationId}::uuid AND subject_id = ${subjectId}::uuid
      AND (${copy ?? null}::int IS NULL OR copy = ${copy ?? null}::int)
    ORDER BY copy DESC LIMIT 1`);
  return row ? toIssued(row) : null;
}

/** An issued file by its id alone: for an address that we signed. */
export async function findIssuedById(read: Read, id: string): Promise<Issued | null> {
  const [row] = await read<Kept>(sql`
    SELECT id, organization_id, copy, document, sha256, size, created_at FROM invoice WHERE id = ${id}::uuid`);
  return row ? toIssued(row) : null;
}

export type NewInvoice = {
  id: string;
  organization_id: string;
  kind: "invoice" | "credit_note";
  order_id: string;
  refund_id: string | null;
  subject_id: string;
  number: number;
  copy: number;
  document: InvoiceDocument;
  created_at: Date;
};

export async function insertInvoice(tx: Tx, invoice: NewInvoice): Promise<Issued> {
  await tx.invoice.create({ data: invoice, select: { id: true } });
  const { id, organization_id, copy, document, created_at } = invoice;
  return { id, organization_id, copy, document, created_at, sha256: null, size: null };
}

/** Says that the file is stored. Repeated it changes nothing. */
export const markStored = (read: Read, id: string, { sha256, size }: { sha256: string; size: number }) =>
  read(
    sql`UPDATE invoice SET sha256 = ${sha256}, size = ${size}::int WHERE id = ${id}::uuid AND sha256 IS NULL`,
  );

/** Gives out the next number of a credit note. The counter is locked until the commit, and rolled back with it. */
export async function takeCreditNoteNumber(tx: Tx, organizationId: string): Promise<number> {
  const [counter] = await readIn(tx)<{ last_number: number }>(sql`
    INSERT INTO credit_note_counter (organization_id, last_number) VALUES (${organizationId}::uuid, 1)
    ON CONFLICT (organization_id) DO UPDATE SET last_number = credit_note_counter.last_number + 1
    RETURNING last_number`);
  if (!counter) throw new Error("a counter gives out a number");
  return counter.last_number;
}

export type InvoicedOrder = {
  id: string;
  number: number;
  status: string;
  created_at: Date;
  currency: string;
  subtotal_amount: number;
  discount_amount: number;
  net_amount: number;
  tax_amount: number;
  total_amount: number;
  refunded_amount: number;
  refunded_tax_amount: number;
  tax_behavior: TaxBehavior | null;
  tax: Tax | null;
  billing_name: string | null;
  billing_address: Address | null;
  tax_id: string | null;
  applied_balance_amount: number;
  period_start: Date | null;
  period_end: Date | null;
  items: { label: string; amount: number }[];
};

/** The order that an invoice is of, locked, so that its invoices are issued one after another. */
export async function lockInvoicedOrder(
  tx: Tx,
  organizationId: string,
  id: string,
): Promise<InvoicedOrder | null> {
  await readIn(tx)(sql`
    SELECT id FROM "order" WHERE organization_id = ${organizationId}::uuid AND id = ${id}::uuid FOR NO KEY UPDATE`);
  return findInvoicedOrder(readIn(tx), organizationId, id);
}

export async function findInvoicedOrder(
  read: Read,
  organizationId: string,
  id: string,
): Promise<InvoicedOrder | null> {
  const [order] = await read<InvoicedOrder>(sql`
    SELECT o.id, o.number, o.status, o.created_at, o.currency, o.subtotal_amount, o.discount_amount, o.net_amount,
      o.tax_amount, o.total_amount, o.refunded_amount, o.refunded_tax_amount, o.tax_behavior, o.tax, o.billing_name,
      o.billing_address, o.tax_id, o.applied_balance_amount, o.period_start, o.period_end,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('label', item.label, 'amount', item.amount) ORDER BY item.id), '[]')
        FROM order_item AS item WHERE item.order_id = o.id) AS items
    FROM "order" AS o WHERE o.organization_id = ${organizationId}::uuid AND o.id = ${id}::uuid`);
  return order ?? null;
}
