import type { Address } from "@/lib/address";
import { chargeStepOf } from "@/lib/money";
import { applyTax, behaviorFor, type Tax, type TaxBehavior, type TaxBehaviorOption } from "@/modules/tax";

/** One line of an order before tax. `amount` before discount, minor units, negative for a credit; the discount has its sign. */
export type Line = {
  label: string;
  price_id: string | null;
  amount: number;
  discount_amount: number;
  proration: boolean;
  /** How its price was agreed on, whatever the other lines are; null: as the order's. */
  tax_behavior: TaxBehaviorOption | null;
};

/** A line as it is printed: `net` + `tax` is what it costs. */
export type BilledLine = Line & { net_amount: number; tax_amount: number };

/** What an order comes to, minor units. `due` = `total` + `applied_balance`, never less than nothing. */
export type Bill = {
  lines: BilledLine[];
  subtotal_amount: number;
  discount_amount: number;
  net_amount: number;
  tax_amount: number;
  total_amount: number;
  applied_balance_amount: number;
  due_amount: number;
  tax_behavior: TaxBehavior;
  tax: Tax | null;
};

type Sale = { currency: string; tax: Tax | null; behavior: TaxBehavior; address: Address | null };

/**
 * Adds lines up: tax on each, rounded half away from zero, then what the customer's balance pays or adds.
 *
 * @param balance positive: the customer's credit, negative: what they owe.
 * @param least the least that can be charged in the currency: a smaller sum is carried over as a debt of the balance.
 */
export function billOf(lines: readonly Line[], sale: Sale, balance: number, least: number): Bill {
  const step = chargeStepOf(sale.currency);
  const billed = lines.map((line) => {
    const { net, tax } = applyTax(
      line.amount - line.discount_amount,
      sale.tax?.rate_ppm ?? 0,
      line.tax_behavior ? behaviorFor(line.tax_behavior, sale.address) : sale.behavior,
      step,
    );
    return { ...line, net_amount: net, tax_amount: tax };
  });
  const sum = (of: (line: BilledLine) => number) => billed.reduce((all, line) => all + of(line), 0);
  const net_amount = sum((line) => line.net_amount);
  const tax_amount = sum((line) => line.tax_amount);
  const total_amount = net_amount + tax_amount;
  const applied_balance_amount = balanceApplied(total_amount, balance, least);
  return {
    lines: billed,
    subtotal_amount: sum((line) => line.amount),
    discount_amount: sum((line) => line.discount_amount),
    net_amount,
    tax_amount,
    total_amount,
    applied_balance_amount,
    due_amount: total_amount + applied_balance_amount,
    tax_behavior: sale.behavior,
    tax: sale.tax,
  };
}

/** What the balance adds to a total: a credit pays of it, a debt raises it, and what cannot be charged goes to the balance. */
export function balanceApplied(total: number, balance: number, least: number): number {
  if (total <= 0) return -total || 0;
  const applied = -Math.min(balance, total) || 0;
  const due = total + applied;
  return due > 0 && due < least ? -total : applied;
}
