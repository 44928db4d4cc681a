/** `7` → `FLR-0007`: the number within the organization, without gaps. */
export const invoiceNumber = (number: number): string => `FLR-${String(number).padStart(4, "0")}`;

/** `FLR-0007` → 7; null for what is no such number. */
export function numberOf(text: string): number | null {
  const found = /^(?:FLR-)?0*(\d{1,9})$/i.exec(text.trim());
  return found ? Number(found[1]) : null;
}

/** The status of a paid order of which `refunded` was given back, tax included; minor units. */
export function statusAfterRefund(
  order: { net_amount: number; tax_amount: number },
  refunded: number,
): "paid" | "partially_refunded" | "refunded" {
  if (refunded === 0) return "paid";
  return refunded < order.net_amount + order.tax_amount ? "partially_refunded" : "refunded";
}
