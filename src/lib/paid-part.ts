import { chargeStepOf, divideToStep } from "./money";

/** The money of an order, minor units. `applied_balance_amount`: negative where the customer's balance paid of it. */
type Billed = { currency: string; net_amount: number; tax_amount: number; applied_balance_amount: number };

/**
 * What of an order was paid with money, and not out of the customer's balance; tax in its proportion. No more than that can be given back by a refund.
 */
export function paidPart(order: Billed): { net_amount: number; tax_amount: number } {
  const { currency, net_amount, tax_amount, applied_balance_amount: applied } = order;
  const total = net_amount + tax_amount;
  const paid = Math.max(0, Math.min(total, total + applied));
  if (paid === 0) return { net_amount: 0, tax_amount: 0 };
  const tax = Number(divideToStep(BigInt(tax_amount) * BigInt(paid), BigInt(total), chargeStepOf(currency)));
  return { net_amount: paid - tax, tax_amount: tax };
}
