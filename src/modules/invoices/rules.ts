import type { Tax, TaxBehavior } from "@/modules/tax/schema";
import type { InvoiceDocument, Party, Standing } from "./document";

/** What is invoiced: an order with its customer's details as they are now. Amounts in minor units. */
export type Invoiced = {
  number: string;
  created_at: Date;
  currency: string;
  subtotal_amount: number;
  discount_amount: number;
  net_amount: number;
  tax_amount: number;
  total_amount: number;
  /** Given back, tax included. */
  refunded: number;
  applied_balance_amount: number;
  status: string;
  period_start: Date | null;
  period_end: Date | null;
  tax_behavior: TaxBehavior | null;
  tax: Tax | null;
  items: readonly { label: string; amount: number }[];
};

/** What is credited: a refund, without and of tax, minor units. */
export type Credited = { amount: number; tax_amount: number; currency: string };

export type Parties = { seller: InvoiceDocument["seller"]; buyer: Party };

/** `3` → `CN-0003`: the number of a credit note within the organization, without gaps. */
export const creditNoteNumber = (number: number): string => `CN-${String(number).padStart(4, "0")}`;

/** The day of an instant, in UTC, in which all documents are dated. */
export const dayOf = (at: Date): string => at.toISOString().slice(0, 10);

/** How the invoice of an order of this status stands. */
export const standingOf = (status: string): Standing => {
  if (status === "pending") return "open";
  return status === "void" ? "void" : "paid";
};

/** What the invoice of an order says when it is issued for the first time. */
export function invoiceOf(order: Invoiced, parties: Parties): InvoiceDocument {
  const { currency, discount_amount: discount, net_amount: net, total_amount: total, refunded } = order;
  return {
    kind: "invoice",
    number: order.number,
    date: dayOf(order.created_at),
    corrected: null,
    invoice: null,
    ...parties,
    currency,
    ...linesOf(order),
    discount,
    net,
    taxes: taxesOf(order.tax, net, order.tax_amount),
    total,
    is_tax_included: order.tax_behavior === "inclusive" && order.tax_amount > 0,
    is_reverse_charge: order.tax?.reason === "reverse_charge",
    refunded,
    period: periodOf(order),
    applied_balance: order.applied_balance_amount,
    standing: standingOf(order.status),
    paid_with: null,
  };
}

const periodOf = ({ period_start: start, period_end: end }: Invoiced): InvoiceDocument["period"] =>
  start && end ? { start: dayOf(start), end: dayOf(end) } : null;

/** What the receipt of an order says that was paid then, and with what. */
export const receiptOf = (
  order: Invoiced,
  parties: Parties,
  paid: { at: Date; with: string | null },
): InvoiceDocument => {
  const invoice = invoiceOf(order, parties);
  return {
    ...invoice,
    kind: "receipt",
    date: dayOf(paid.at),
    invoice: { number: invoice.number, date: invoice.date },
    paid_with: paid.with,
  };
};

/** Lines as they were priced, before discount, and their sum; net amounts where prices of several lines are not known. */
function linesOf({ items, subtotal_amount: subtotal, net_amount: net }: Invoiced) {
  const lines = items.map(({ label, amount }) => ({ label, amount }));
  const sum = lines.reduce((so, { amount }) => so + amount, 0);
  const [only, ...more] = lines;
  if (subtotal === net) return { lines, subtotal: null };
  if (sum === subtotal) return { lines, subtotal };
  if (only && more.length === 0) return { lines: [{ ...only, amount: subtotal }], subtotal };
  return { lines, subtotal: null };
}

/** What a credit note says of a part of an invoice that is given back. */
export function creditNoteOf(
  refund: Credited,
  given: { number: number; at: Date; invoice: InvoiceDocument; tax: Tax | null },
): InvoiceDocument {
  const { invoice } = given;
  const first = invoice.lines.map(({ label }) => label).join(", ");
  return {
    ...invoice,
    kind: "credit_note",
    number: creditNoteNumber(given.number),
    date: dayOf(given.at),
    corrected: null,
    invoice: { number: invoice.number, date: invoice.date },
    lines: [{ label: `Given back of ${invoice.number}: ${first}`, amount: refund.amount }],
    subtotal: null,
    discount: 0,
    net: refund.amount,
    taxes: taxesOf(given.tax, refund.amount, refund.tax_amount),
    total: refund.amount + refund.tax_amount,
    is_tax_included: false,
    refunded: 0,
    period: null,
    applied_balance: 0,
    standing: "paid",
  };
}

/** What a copy of an invoice may differ in from those before. */
export type Current = { buyer: Party; standing: Standing };

/** A copy of an invoice for corrected billing details, or once it was paid or given up. Nothing else differs from the first issue. */
export const correctedCopy = (
  before: InvoiceDocument,
  { buyer, standing, copy, at }: Current & { copy: number; at: Date },
): InvoiceDocument => ({
  ...before,
  buyer,
  standing,
  corrected: { copy, date: dayOf(at), what: differenceOf(before, { buyer, standing }) },
});

function differenceOf(before: InvoiceDocument, { buyer, standing }: Current): "buyer" | "standing" | "both" {
  if (before.standing === standing) return "buyer";
  return isSameParty(before.buyer, buyer) ? "standing" : "both";
}

/** Whether an invoice still says what is so, so that no other copy is due. */
export const isCurrent = (issued: InvoiceDocument, { buyer, standing }: Current): boolean =>
  issued.standing === standing && isSameParty(issued.buyer, buyer);

/** Whether two parties read the same, so that no other copy is due. */
export function isSameParty(one: Party, other: Party): boolean {
  const text = ({ name, address, tax_id }: Party) =>
    JSON.stringify([name, tax_id, address && lineNames.map((line) => address[line])]);
  return text(one) === text(other);
}

const lineNames = ["line1", "line2", "postal_code", "city", "state", "country"] as const;

function taxesOf(tax: Tax | null, base: number, amount: number): InvoiceDocument["taxes"] {
  if (!tax || tax.kind === "none") return amount === 0 ? [] : [{ label: "Tax", base, amount }];
  return [{ label: taxLabel(tax), base, amount }];
}

const kinds: Record<string, string> = { vat: "VAT", gst: "GST", hst: "HST", sales_tax: "Sales tax" };

/** `VAT 19 % (DE)` */
const taxLabel = ({ kind, rate_ppm, jurisdiction }: Tax) =>
  `${kinds[kind] ?? "Tax"} ${rate_ppm / 10_000} %${jurisdiction ? ` (${jurisdiction})` : ""}`;
