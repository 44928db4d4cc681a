import { newId } from "@/lib/id";
import type { NewOrder } from "@/modules/orders";
import { leastChargeOf } from "@/modules/products";
import { behaviorFor, type Tax } from "@/modules/tax";
import type { BillableRow } from "../row";
import { type Bill, billOf, type Line } from "../rules/bill";
import type { Period } from "../rules/periods";
import type { State } from "../rules/state";

/** What is billed for a subscription: the same for a preview, for the database and for the charge. */
export type PlannedOrder = { order: NewOrder; bill: Bill };

type Wanted = {
  after: State;
  period: Period;
  lines: readonly Line[];
  reason: NewOrder["billing_reason"];
  /** What the customer has with the organization; minor units. */
  balance: number;
  /** Null while the customer's place is not known. */
  tax: Tax | null;
};

/** Makes an order of lines: who owes what, for which period. Where nothing is due it is paid as it is written. */
export function planOrder(row: BillableRow, wanted: Wanted): PlannedOrder {
  const { after, period, tax } = wanted;
  const { currency, tax_behavior } = after.terms;
  const { customer } = row;
  const behavior = behaviorFor(tax_behavior, customer.billing_address);
  const sale = { currency, tax, behavior, address: customer.billing_address };
  const bill = billOf(wanted.lines, sale, wanted.balance, leastChargeOf(currency));
  const { lines, due_amount, ...amounts } = bill;
  const order: NewOrder = {
    ...amounts,
    id: newId(),
    organization_id: row.organization_id,
    status: due_amount > 0 ? "pending" : "paid",
    billing_reason: wanted.reason,
    customer_id: row.customer_id,
    product_id: after.terms.product_id,
    checkout_id: null,
    subscription_id: row.id,
    period_start: period.start,
    period_end: period.end,
    seats: null,
    discount_id: bill.discount_amount > 0 ? row.discount_id : null,
    currency,
    billing_name: customer.billing_name ?? customer.name,
    billing_address: customer.billing_address,
    tax_id: customer.tax_id,
    metadata: row.metadata,
    custom_field_data: row.custom_field_data,
    items: lines.map(({ price_id, label, net_amount, tax_amount, proration }) => ({
      price_id,
      label,
      amount: net_amount,
      tax_amount,
      proration,
    })),
  };
  return { order, bill };
}

/** Lines of earlier changes that wait for the next order. */
export const linesOf = (items: BillableRow["pending_items"]): Line[] =>
  items.map(({ price_id, label, amount, discount_amount, tax_option }) => ({
    price_id,
    label,
    amount,
    discount_amount,
    proration: true,
    tax_behavior: tax_option,
  }));
