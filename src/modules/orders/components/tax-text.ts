import type { Tax } from "@/modules/tax/schema";

const kinds: Record<string, string> = { sales_tax: "Sales tax" };
const nameOf = (kind: string) => kinds[kind] ?? kind.toUpperCase();

/** A rate as people read it: 190000 → `19 %`, 88750 → `8.875 %`. */
const percent = (ppm: number) => `${ppm / 10_000} %`;

/** What the tax of an order is: `VAT 19 % (DE)`. */
export function taxText(tax: Tax | null): string {
  if (!tax) return "Tax";
  const place = tax.jurisdiction ? ` (${tax.jurisdiction})` : "";
  if (tax.reason === "reverse_charge") return `${nameOf(tax.kind)} reverse charge${place}`;
  if (tax.reason === "not_subject") return `No tax${place}`;
  if (tax.reason === "location_incomplete") return `Tax unknown without a state${place}`;
  return `${nameOf(tax.kind)} ${percent(tax.rate_ppm)}${place}`;
}
