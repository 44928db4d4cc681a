import "server-only";
import { formatMoney } from "@/lib/money";
import { type Box, PAGE, type Pdf, type Style, type Tag } from "@/server/pdf/pdf";
import type { InvoiceDocument } from "./document";

const BOTTOM = PAGE.height - 56;
const TOP = 56;
const AMOUNT_WIDTH = 110;
const GAP = 6;
const hair = "#cfcac2";

/** A line of a table: what it is, and how much. */
type Row = { label: string; amount: string; isStrong?: boolean };

/** Writes the lines of a document and its sums, on as many pages as they take. Answers where they end. */
export function drawTable(pdf: Pdf, document: InvoiceDocument, box: Box): number {
  const money = (amount: number) => formatMoney(amount, document.currency);
  let y = drawHead(pdf, box, columnTitle(document));
  pdf.group("Table", () => {
    for (const { label, amount } of document.lines) {
      if (y + heightOf(pdf, label, box) > BOTTOM) {
        pdf.addPage();
        const continued = `Description (${document.number}, continued)`;
        y = drawHead(pdf, { ...box, y: TOP }, columnTitle(document), continued);
      }
      y = drawRow(pdf, { label, amount: money(amount) }, { ...box, y });
    }
  });
  const sums = sumsOf(document, money);
  const inset = { x: box.x + box.width * 0.35, width: box.width * 0.65 };
  const height = sums.reduce((sum, { label }) => sum + heightOf(pdf, label, { ...inset, y: 0 }), 0);
  if (y + height + 10 > BOTTOM) {
    pdf.addPage();
    y = TOP;
  }
  y += 10;
  pdf.group("Table", () => {
    for (const sum of sums) {
      if (sum.isStrong) pdf.rule({ ...inset, y: y - 1 }, hair);
      y = drawRow(pdf, sum, { ...inset, y });
    }
  });
  return y;
}

const columnTitle = ({ is_tax_included: isIncluded, subtotal }: InvoiceDocument) =>
  isIncluded && subtotal !== null ? "Amount, tax included" : "Amount, without tax";

function drawHead(pdf: Pdf, box: Box, title: string, label = "Description"): number {
  const y = drawRow(pdf, { label, amount: title, isStrong: true }, box, "TH");
  pdf.rule({ ...box, y: y - 2 }, "#1c1a17");
  return y + 3;
}

const styleOf = ({ isStrong = false }: Pick<Row, "isStrong">): Style => ({ isBold: isStrong });

const heightOf = (pdf: Pdf, label: string, box: Box) =>
  pdf.heightOf(label, box.width - AMOUNT_WIDTH - GAP) + GAP;

function drawRow(pdf: Pdf, row: Row, box: Box, tag: Tag = "TD"): number {
  const style = styleOf(row);
  let height = 0;
  pdf.group("TR", () => {
    height = pdf.write(row.label, { ...box, width: box.width - AMOUNT_WIDTH - GAP }, style, tag);
    const amount = { x: box.x + box.width - AMOUNT_WIDTH, y: box.y, width: AMOUNT_WIDTH };
    height = Math.max(height, pdf.write(row.amount, amount, { ...style, align: "end" }, tag));
  });
  return box.y + height + GAP;
}

function sumsOf(document: InvoiceDocument, money: (amount: number) => string): Row[] {
  const { subtotal, discount, is_tax_included: isIncluded, kind } = document;
  const taken = subtotal === null ? "Discount, taken off above" : "Discount";
  return [
    ...(subtotal === null
      ? []
      : [{ label: isIncluded ? "Subtotal, tax included" : "Subtotal", amount: money(subtotal) }]),
    ...(discount > 0 ? [{ label: taken, amount: money(-discount) }] : []),
    { label: "Net amount", amount: money(document.net) },
    ...document.taxes.map(({ label, base, amount }) => ({
      label: `${label} on ${money(base)}`,
      amount: money(amount),
    })),
    {
      label: kind === "credit_note" ? "Total given back" : "Total",
      amount: money(document.total),
      isStrong: true,
    },
    ...settlementOf(document, money),
  ];
}

/** What the customer's balance has to do with it, and what is left to pay; nothing where the total says it all. */
function settlementOf(
  { kind, total, applied_balance: applied, standing }: InvoiceDocument,
  money: (amount: number) => string,
): Row[] {
  if (kind === "credit_note") return [];
  if (kind === "invoice" && applied === 0 && standing === "paid") return [];
  const left = standing === "paid" && total >= 0 ? "Amount paid" : "Amount due";
  return [
    ...(applied === 0 ? [] : [{ label: balanceLabel(total, applied), amount: money(applied) }]),
    { label: left, amount: money(standing === "void" ? 0 : total + applied), isStrong: true },
  ];
}

function balanceLabel(total: number, applied: number): string {
  if (total < 0) return "Credited to the balance";
  return applied < 0 ? "Paid from the balance" : "Owed from before";
}
