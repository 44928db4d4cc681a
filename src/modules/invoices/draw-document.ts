import "server-only";
import type { Address } from "@/lib/address";
import { countryName } from "@/lib/country-names";
import { formatMoney } from "@/lib/money";
import { stateName } from "@/lib/state-names";
import { type Box, PAGE, Pdf } from "@/server/pdf/pdf";
import type { InvoiceDocument, Party } from "./document";
import { drawTable } from "./draw-table";

const MARGIN = 56;
const page: Box = { x: MARGIN, y: MARGIN, width: PAGE.width - 2 * MARGIN };
const muted = "#5c5850";

const titles = { invoice: "Invoice", receipt: "Receipt", credit_note: "Credit note" } as const;

/** Makes the file of an invoice, a receipt or a credit note. The same document makes the same bytes. */
export async function drawDocument(document: InvoiceDocument): Promise<Buffer> {
  const title = `${titles[document.kind]} ${document.number}`;
  const at = new Date(`${document.corrected?.date ?? document.date}T00:00:00Z`);
  const pdf = new Pdf({ title: `${title}, ${document.seller.name}`, author: document.seller.name, at });
  const afterHead = drawHead(pdf, document);
  const afterParties = drawParties(pdf, document, afterHead + 26);
  const y = drawTable(pdf, document, { ...page, y: afterParties + 28 });
  drawNotes(pdf, document, y + 22);
  return pdf.finish();
}

function drawHead(pdf: Pdf, document: InvoiceDocument): number {
  const half = { ...page, width: page.width / 2 };
  const height = pdf.write(titles[document.kind], half, { size: 22, isBold: true }, "H1");
  const facts = [
    ["Number", document.number],
    [document.kind === "receipt" ? "Paid on" : "Date", dateText(document.date)],
    ...(document.paid_with ? [["Paid with", document.paid_with]] : []),
    ...(document.period
      ? [["Period", `${dateText(document.period.start)} to ${dateText(document.period.end)}`]]
      : []),
    ...(document.invoice
      ? [["For invoice", `${document.invoice.number} of ${dateText(document.invoice.date)}`]]
      : []),
    ...(document.corrected
      ? [
          [
            document.corrected.what === "standing" ? "Updated" : "Corrected",
            `copy ${document.corrected.copy}, ${dateText(document.corrected.date)}`,
          ],
        ]
      : []),
  ];
  const side = { ...half, x: page.x + page.width / 2 };
  let y = page.y + 3;
  for (const [name, value] of facts)
    y += pdf.write(`${name}: ${value}`, { ...side, y }, { align: "end", isBold: name === "Number" });
  const status = statusText(document);
  const below = page.y + height;
  const stated = status
    ? pdf.write(status, { ...half, y: below + 2 }, { isBold: true, color: colours[document.standing] })
    : 0;
  return Math.max(y, below + 2 + stated);
}

const colours = { paid: "#0b5a45", open: "#8a3b00", void: "#a01818" } as const;

function statusText(document: InvoiceDocument): string | null {
  const { kind, total, refunded, currency, standing, applied_balance } = document;
  if (kind === "credit_note") return "Given back to the buyer";
  if (standing === "void") return "Void: nothing is to be paid";
  if (standing === "open") return `To be paid: ${formatMoney(total + applied_balance, currency)}`;
  return paidText({ total, refunded, currency });
}

function paidText({ total, refunded, currency }: Pick<InvoiceDocument, "total" | "refunded" | "currency">) {
  if (total < 0) return "Credited to the buyer's balance";
  if (total === 0) return "Nothing to pay";
  if (refunded === 0) return "Paid";
  return refunded < total
    ? `Paid, ${formatMoney(refunded, currency)} given back since`
    : "Paid, all given back since";
}

function drawParties(pdf: Pdf, { seller, buyer }: InvoiceDocument, y: number): number {
  const width = (page.width - 28) / 2;
  const contact = [seller.email, seller.website].filter((line) => line !== null);
  const from = drawParty(pdf, "From", seller, contact, { x: page.x, y, width });
  const to = drawParty(pdf, "Billed to", buyer, [], { x: page.x + width + 28, y, width });
  return Math.max(from, to);
}

function drawParty(pdf: Pdf, title: string, party: Party, more: readonly string[], box: Box): number {
  let { y } = box;
  pdf.group("Sect", () => {
    y += pdf.write(title, box, { color: muted }, "H2");
    y += pdf.write(party.name, { ...box, y }, { size: 11, isBold: true });
    const taxId = party.tax_id ? [`Tax ID: ${party.tax_id}`] : [];
    for (const line of [...addressLines(party.address), ...taxId, ...more])
      y += pdf.write(line, { ...box, y });
  });
  return y;
}

/** Where the postal code stands behind city and state. */
const withCodeLast = new Set(["US", "CA"]);

function addressLines(address: Address | null): string[] {
  if (!address) return [];
  const { line1, line2, postal_code, city, country } = address;
  const region = address.state && stateName(address.state);
  const join = (parts: (string | null)[], by: string) => parts.filter(Boolean).join(by);
  const place = withCodeLast.has(country)
    ? join([city, join([region, postal_code], " ")], ", ")
    : join([join([postal_code, city], " "), region], ", ");
  return [line1, line2, place, countryName(country)].filter((line): line is string => Boolean(line));
}

const differences = {
  buyer: "Only the details of the buyer have been corrected",
  standing: "It says how the invoice stands now",
  both: "It says how the invoice stands now, with the details of the buyer corrected",
} as const;

function drawNotes(pdf: Pdf, document: InvoiceDocument, from: number): void {
  const { seller, corrected, number } = document;
  const notes = [
    document.is_reverse_charge &&
      "Reverse charge: the recipient of this supply accounts for the tax (in the EU: Article 196, Directive 2006/112/EC).",
    corrected &&
      `This copy replaces earlier ones of ${number}. ${differences[corrected.what]}; number, date and amounts are those of the first issue.`,
    seller.footer,
  ].filter((note): note is string => Boolean(note));
  let y = from;
  for (const note of notes) {
    const style = { size: 9, color: note === seller.footer ? muted : "#1c1a17" };
    if (y + pdf.heightOf(note, page.width, style) > PAGE.height - MARGIN) {
      pdf.addPage();
      y = page.y;
    }
    y += pdf.write(note, { ...page, y }, style) + 6;
  }
}

/** `2026-03-31` → `31 March 2026` */
const dateText = (day: string) =>
  new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" }).format(new Date(day));
