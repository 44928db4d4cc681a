import { z } from "zod";
import { Id } from "@/lib/id";
import { Currency } from "@/lib/money";
import { Instant } from "@/lib/time";
import { postingKinds } from "./rules";

const inMinorUnits = z
  .int()
  .meta({ description: "Minor units of the currency; debit positive, credit negative.", example: 2380 });
const account = (description: string) => inMinorUnits.meta({ description });

/** The accounts of the books, by their columns. In every entry they sum to zero. */
export const JournalAccounts = z.object({
  receivables: account("What customers owe for orders."),
  stripe_clearing: account("What Stripe holds for you, before its fees and payouts."),
  revenue: account("What was billed, without tax: a credit, so negative."),
  tax_payable: account("Tax that was billed and is owed to the authorities: a credit, so negative."),
  refunds: account("What was given back, without tax."),
  customer_balances: account("What customers have with you: a credit, so negative."),
  disputes: account("What Stripe took for disputes that are open or lost."),
});

export const JournalKind = z.enum(postingKinds);

export const JournalEntry = z
  .object({
    id: Id,
    created_at: Instant,
    organization_id: Id,
    kind: JournalKind,
    subject_id: Id.meta({ description: "The order, payment, refund or dispute that it is posted for." }),
    order_id: Id.nullable().meta({ description: "Null for money that came twice and goes back." }),
    customer_id: Id.nullable(),
    currency: Currency,
    ...JournalAccounts.shape,
  })
  .meta({ id: "JournalEntry" });
export type JournalEntry = z.output<typeof JournalEntry>;

export const JournalBalance = z
  .object({
    currency: Currency,
    entries_count: z.int().nonnegative().meta({ example: 42 }),
    ...JournalAccounts.shape,
  })
  .meta({ id: "JournalBalance" });
export type JournalBalance = z.output<typeof JournalBalance>;

export const JournalBalances = z
  .object({
    created_after: Instant.nullable(),
    created_before: Instant.nullable(),
    items: z.array(JournalBalance).meta({ description: "One for each currency, by its code." }),
  })
  .meta({ id: "JournalBalances" });
export type JournalBalances = z.output<typeof JournalBalances>;
