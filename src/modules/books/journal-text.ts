import { formatMinor } from "@/components/ui/money-text";
import type { JournalEntry } from "./schema";

/** The accounts as people call them, in the order of a balance sheet. */
export const accountNames = {
  receivables: "Receivables",
  stripe_clearing: "Stripe",
  revenue: "Revenue",
  tax_payable: "Tax payable",
  refunds: "Refunds",
  customer_balances: "Customers' balances",
  disputes: "Disputes",
} as const;

export type Account = keyof typeof accountNames;

export const accounts = Object.keys(accountNames) as Account[];

/** Why something was posted. */
export const kindNames: Record<JournalEntry["kind"], string> = {
  order_billed: "Order billed",
  order_voided: "Order voided",
  payment_received: "Payment received",
  duplicate_received: "Paid twice",
  duplicate_returned: "Second payment returned",
  refund_paid: "Refund paid",
  refund_failed: "Refund failed",
  dispute_opened: "Dispute opened",
  dispute_won: "Dispute won",
};

/** What an entry moved: `Stripe $29.00, Receivables -$29.00`. */
export const movedText = (entry: JournalEntry): string =>
  accounts
    .filter((account) => entry[account] !== 0)
    .map((account) => `${accountNames[account]} ${formatMinor(entry[account], entry.currency)}`)
    .join(", ");
